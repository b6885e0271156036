import { WriteUndone } from '@poczekalnia/queue-core/store'
import type { Booking } from '../../booking.ts'
import { type Entry, withoutPerson } from '../../draw/entry.ts'
import type { TakenCell } from '../../grid.ts'
import { type BookingRow, fromRow } from '../booking-row.ts'
import type { Bookings, Told, VisitCount, Write, Written } from '../ports/bookings.ts'
import { all, type Database, first, run, type Steps, type Values } from './database.ts'
import { dropOldInvitations } from './invitations.ts'
import { live } from './live.ts'
import { takenSeats } from './taken-seats.ts'
import { columns, type Why, writeBooking } from './write-booking.ts'

export class SqlBookings implements Bookings {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async get(id: string): Promise<Booking | null> {
    return (await this.#all('WHERE id = @id', { id }))[0] ?? null
  }

  async byDraft(draft: string): Promise<Booking | null> {
    return (await this.#all('WHERE draft = @draft', { draft }))[0] ?? null
  }

  async byLink(link: string): Promise<Booking | null> {
    return (await this.#all('WHERE link = @link', { link }))[0] ?? null
  }

  async taken(office: string, from: number, to: number, now: number, but = ''): Promise<TakenCell[]> {
    return this.#db.read(() => takenSeats({ office, from, to, now, but }))
  }

  async visits(office: string, from: number, to: number, now: number): Promise<VisitCount[]> {
    return this.#db.read(() =>
      all<VisitCount>(
        `SELECT b.matter, b.date, count(*) AS count FROM bookings b
           WHERE b.office = @office AND b.at >= @from AND b.at < @to AND ${live} GROUP BY b.matter, b.date`,
        { office, from, to, now },
      ),
    )
  }

  async toCome(office: string, now: number): Promise<Booking[]> {
    return this.#all(`WHERE office = @office AND state = 'booked' AND at > @now ORDER BY at, id`, { office, now })
  }

  async between(office: string, from: number, to: number, now: number): Promise<Booking[]> {
    return this.#all(
      `b WHERE b.office = @office AND b.at >= @from AND b.at < @to AND (b.state = 'cancelled' OR ${live})
         ORDER BY b.at, b.id`,
      { office, from, to, now },
    )
  }

  async ofAddress(office: string, email: string): Promise<Booking[]> {
    return this.#all(
      `WHERE office = @office AND lower(email) = @small AND email IS NOT NULL AND pin IS NOT NULL ORDER BY at, id`,
      { office, small: small(email) },
    )
  }

  async write(write: Write, now: number): Promise<Written> {
    try {
      return { ok: true, booking: await this.#db.write({ office: write.office }, () => writeBooking(write, now)) }
    } catch (error) {
      if (error instanceof WriteUndone) return { ok: false, why: error.why as Why }
      throw error
    }
  }

  async told(office: string, after: number, most: number): Promise<Told[]> {
    const rows = await this.#db.read(() =>
      all<BookingRow & { told: number }>(
        `SELECT ${columns}, told FROM bookings WHERE office = @office AND told > @after ORDER BY told LIMIT @most`,
        { office, after, most },
      ),
    )
    return rows.map(({ told, ...row }) => ({ seq: told, booking: fromRow(row) }))
  }

  async lastTold(office: string): Promise<number> {
    const row = await this.#db.read(() =>
      first<{ last: number }>('SELECT last FROM orders WHERE office = @office', { office }),
    )
    return row?.last ?? 0
  }

  async tidy(office: string, date: string, now: number): Promise<{ expired: number; dropped: number }> {
    const { forgotten, ...counts } = await this.#db.write({ office, common: true }, () => tidy(office, date, now))
    if (counts.expired + counts.dropped + forgotten > 0) this.#db.scrub()
    return counts
  }

  async erase(office: string, id: string, now: number): Promise<boolean> {
    const erased = await this.#db.write({ office, common: true }, () => erase(office, id, now))
    // Asked again, what a kill has left of it in old pages goes too.
    this.#db.scrub()
    return erased
  }

  async keepCodes(office: string, date: string, codes: readonly string[]): Promise<void> {
    await this.#db.write({ office }, function* (): Steps<void> {
      yield* run('DELETE FROM office_codes WHERE office = @office AND date = @date', { office, date })
      for (const code of codes)
        yield* run(
          'INSERT INTO office_codes (office, date, code) VALUES (@office, @date, @code) ON CONFLICT DO NOTHING',
          { office, date, code },
        )
    })
  }

  async #all(where: string, values: Values): Promise<Booking[]> {
    const rows = await this.#db.read(() => all<BookingRow>(`SELECT ${columns} FROM bookings ${where}`, values))
    return rows.map(fromRow)
  }
}

/** As both databases do it: of a to z alone. */
const small = (email: string): string => email.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

function* erase(office: string, id: string, now: number): Steps<boolean> {
  const row = yield* first<BookingRow>(
    `SELECT ${columns} FROM bookings WHERE office = @office AND id = @id AND pin IS NOT NULL`,
    { office, id },
  )
  if (!row) return false
  yield* run('DELETE FROM letters WHERE booking = @id', { id })
  const email = small(row.email ?? '')
  yield* run('DELETE FROM accounts WHERE office = @office AND lower(email) = @email', { office, email })
  const { matter, case_number: letter } = row
  if (letter !== null)
    yield* run('DELETE FROM invitations WHERE office = @office AND matter = @matter AND case_number = @letter', {
      ...{ office, matter, letter },
    })
  yield* eraseInEntry(office, id, now)
  yield* run(
    `UPDATE bookings SET name = NULL, email = NULL, phone = NULL, person = NULL, link = NULL, code = NULL, tries = NULL,
       expires_at = NULL, case_number = NULL, last_day = NULL, version = version + 1, changed_at = @now
       WHERE id = @id`,
    { id, now },
  )
  return row.name !== null
}

function* eraseInEntry(office: string, booking: string, now: number): Steps<void> {
  const perhaps = yield* all<{ data: string }>(
    `SELECT e.data FROM entries e JOIN draws d ON d.id = e.draw
       WHERE d.office = @office AND replace(e.data, @named, '') <> e.data`,
    { office, named: JSON.stringify(booking) },
  )
  for (const entry of perhaps.map(({ data }) => JSON.parse(data) as Entry)) {
    if (!entry.bookings.includes(booking)) continue
    const without = withoutPerson(entry, booking, now)
    const { id, version } = without
    yield* run('UPDATE entries SET data = @data, version = @version WHERE id = @id', {
      ...{ id, version, data: JSON.stringify(without) },
    })
    yield* run('DELETE FROM letters WHERE booking = @id', { id })
  }
}

type Tidied = { expired: number; dropped: number; forgotten: number }

function* tidy(office: string, date: string, now: number): Steps<Tidied> {
  const expired = yield* run(
    `UPDATE bookings SET state = 'expired', name = NULL, email = NULL, phone = NULL, language = NULL, person = NULL,
       code = NULL, tries = NULL, sent = NULL, expires_at = NULL, case_number = NULL, last_day = NULL,
       version = version + 1, changed_at = @now
       WHERE office = @office AND state IN ('held', 'pending', 'offered') AND expires_at <= @now`,
    { office, now },
  )
  const forgotten = yield* run('DELETE FROM accounts WHERE office = @office AND expires_at <= @now', { office, now })
  const idle = `booking IN (SELECT id FROM bookings WHERE office = @office AND state = 'expired')`
  const old = 'booking IN (SELECT id FROM bookings WHERE office = @office AND date < @date)'
  for (const table of ['places', 'letters']) {
    yield* run(`DELETE FROM ${table} WHERE ${idle}`, { office })
    yield* run(`DELETE FROM ${table} WHERE ${old}`, { office, date })
  }
  yield* run('DELETE FROM office_codes WHERE office = @office AND date < @date', { office, date })
  yield* dropOldInvitations(office, date)
  const dropped = yield* run('DELETE FROM bookings WHERE office = @office AND date < @date', { office, date })
  return { expired, dropped, forgotten }
}
