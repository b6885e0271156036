import { dropOldPages, type GroupCommit, WriteUndone } from '@poczekalnia/queue-core/store'
import type Database from 'better-sqlite3'
import { type Booking, cellsOf, isLive } from '../../booking.ts'
import { type Entry, withoutPerson } from '../../draw/entry.ts'
import type { TakenCell } from '../../grid.ts'
import { type BookingRow, fromRow, toRow } from '../booking-row.ts'
import type { Bookings, Change, Told, VisitCount, Write, Written } from '../ports/bookings.ts'
import type { SqliteInvitations } from './invitations.ts'
import type { SqliteLetters } from './letters.ts'
import { live } from './live.ts'

export type Why = Extract<Written, { ok: false }>['why']

const columns = [
  ...['id, office, version, state, matter, date, time, at, minutes, places, seat, party, draft, link'],
  'case_number, last_day',
  ...[
    'expires_at, name, email, phone, language, person, code, tries, sent, pin, sequence, by, reason',
    'staff, cut_at, created_at, changed_at',
  ],
].join(', ')
const names = columns.split(',').map((name) => name.trim())

export class SqliteBookings implements Bookings {
  readonly #db: Database.Database
  readonly #commits: GroupCommit
  readonly #letters: SqliteLetters
  readonly #invitations: SqliteInvitations
  readonly #sql

  constructor(
    db: Database.Database,
    commits: GroupCommit,
    { letters, invitations }: { letters: SqliteLetters; invitations: SqliteInvitations },
  ) {
    this.#invitations = invitations
    this.#db = db
    this.#commits = commits
    this.#letters = letters
    const by = (column: string) =>
      db.prepare<[string], BookingRow>(`SELECT ${columns} FROM bookings WHERE ${column} = ?`)
    this.#sql = {
      get: by('id'),
      byDraft: by('draft'),
      byLink: by('link'),
      version: db.prepare<[string], number>('SELECT version FROM bookings WHERE id = ?').pluck(),
      codes: db
        .prepare<[{ office: string; date: string }], string>(
          `SELECT pin FROM bookings WHERE office = @office AND date = @date AND pin IS NOT NULL
             UNION SELECT code FROM office_codes WHERE office = @office AND date = @date`,
        )
        .pluck(),
      put: db.prepare<[BookingRow]>(
        `INSERT INTO bookings (${columns}) VALUES (${names.map((name) => `@${name}`).join(', ')})
         ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = @${name}`).join(', ')}`,
      ),
      hasOne: db.prepare<[{ office: string; matter: string; person: string; id: string; now: number }], 1>(
        `SELECT 1 FROM bookings WHERE person = @person AND office = @office AND matter = @matter AND id <> @id
           AND state = 'booked' AND at > @now LIMIT 1`,
      ),
      hasLetter: db.prepare<[{ office: string; matter: string; letter: string; id: string; now: number }], 1>(
        `SELECT 1 FROM bookings b WHERE b.office = @office AND b.case_number = @letter AND b.matter = @matter
           AND b.id <> @id AND b.state <> 'not-held' AND ${live} LIMIT 1`,
      ),
      take: db.prepare<[{ office: string; places: string; at: number; seat: number; booking: string; now: number }]>(
        `INSERT INTO places (office, places, at, seat, booking) VALUES (@office, @places, @at, @seat, @booking)
         ON CONFLICT DO UPDATE SET booking = @booking
           WHERE NOT EXISTS (SELECT 1 FROM bookings b WHERE b.id = places.booking AND b.id <> @booking AND ${live})`,
      ),
      leave: db.prepare<[string]>('DELETE FROM places WHERE booking = ?'),
      has: db.prepare<[string], number>('SELECT count(*) FROM places WHERE booking = ?').pluck(),
      taken: db.prepare<[{ office: string; from: number; to: number; now: number; but: string }], TakenCell>(
        `SELECT p.places, p.at, p.seat FROM places p JOIN bookings b ON b.id = p.booking
           WHERE p.office = @office AND p.at >= @from AND p.at < @to AND b.id <> @but AND ${live}`,
      ),
      visits: db.prepare<[{ office: string; from: number; to: number; now: number }], VisitCount>(
        `SELECT b.matter, b.date, count(*) AS count FROM bookings b
           WHERE b.office = @office AND b.at >= @from AND b.at < @to AND ${live} GROUP BY b.matter, b.date`,
      ),
      ofDay: db
        .prepare<[{ office: string; matter: string; date: string; id: string; now: number }], number>(
          `SELECT count(*) FROM bookings b
             WHERE b.office = @office AND b.matter = @matter AND b.date = @date AND b.id <> @id AND ${live}`,
        )
        .pluck(),
      toCome: db.prepare<[string, number], BookingRow>(
        `SELECT ${columns} FROM bookings WHERE office = ? AND state = 'booked' AND at > ? ORDER BY at, id`,
      ),
      between: db.prepare<[{ office: string; from: number; to: number; now: number }], BookingRow>(
        `SELECT ${columns} FROM bookings b WHERE b.office = @office AND b.at >= @from AND b.at < @to
           AND (b.state = 'cancelled' OR ${live}) ORDER BY b.at, b.id`,
      ),
      ofAddress: db.prepare<[string, string], BookingRow>(
        `SELECT ${columns} FROM bookings WHERE office = ? AND lower(email) = lower(?) AND email IS NOT NULL
           AND pin IS NOT NULL ORDER BY at, id`,
      ),
      next: db
        .prepare<[string], number>(
          `INSERT INTO orders (office, last) VALUES (?, 1)
             ON CONFLICT (office) DO UPDATE SET last = last + 1 RETURNING last`,
        )
        .pluck(),
      tell: db.prepare<[number, string]>('UPDATE bookings SET told = ? WHERE id = ?'),
      told: db.prepare<[string, number, number], BookingRow & { told: number }>(
        `SELECT ${columns}, told FROM bookings WHERE office = ? AND told > ? ORDER BY told LIMIT ?`,
      ),
      lastTold: db.prepare<[string], number>('SELECT last FROM orders WHERE office = ?').pluck(),
      expired: db.prepare<[{ office: string; now: number }]>(
        `UPDATE bookings SET state = 'expired', name = NULL, email = NULL, phone = NULL, language = NULL, person = NULL,
           code = NULL, tries = NULL, sent = NULL, expires_at = NULL, case_number = NULL, last_day = NULL,
           version = version + 1, changed_at = @now
           WHERE office = @office AND state IN ('held', 'pending', 'offered') AND expires_at <= @now`,
      ),
      idleAccounts: db.prepare<[string, number]>('DELETE FROM accounts WHERE office = ? AND expires_at <= ?'),
      idlePlaces: db.prepare<[string]>(
        `DELETE FROM places WHERE booking IN (SELECT id FROM bookings WHERE office = ? AND state = 'expired')`,
      ),
      idleLetters: db.prepare<[string]>(
        `DELETE FROM letters WHERE booking IN (SELECT id FROM bookings WHERE office = ? AND state = 'expired')`,
      ),
      oldPlaces: db.prepare<[string, string]>(
        'DELETE FROM places WHERE booking IN (SELECT id FROM bookings WHERE office = ? AND date < ?)',
      ),
      oldLetters: db.prepare<[string, string]>(
        'DELETE FROM letters WHERE booking IN (SELECT id FROM bookings WHERE office = ? AND date < ?)',
      ),
      oldCodes: db.prepare<[string, string]>('DELETE FROM office_codes WHERE office = ? AND date < ?'),
      dropCodes: db.prepare<[string, string]>('DELETE FROM office_codes WHERE office = ? AND date = ?'),
      addCode: db.prepare<[string, string, string]>(
        'INSERT INTO office_codes (office, date, code) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      ofOffice: db.prepare<[string, string], BookingRow>(
        `SELECT ${columns} FROM bookings WHERE office = ? AND id = ? AND pin IS NOT NULL`,
      ),
      erase: db.prepare<[{ id: string; now: number }]>(
        `UPDATE bookings SET name = NULL, email = NULL, phone = NULL, person = NULL, link = NULL, code = NULL,
           tries = NULL, expires_at = NULL, case_number = NULL, last_day = NULL, version = version + 1,
           changed_at = @now
           WHERE id = @id`,
      ),
      lettersOf: db.prepare<[string]>('DELETE FROM letters WHERE booking = ?'),
      accountOf: db.prepare<[string, string]>('DELETE FROM accounts WHERE office = ? AND lower(email) = lower(?)'),
      invitationOf: db.prepare<[string, string, string]>(
        'DELETE FROM invitations WHERE office = ? AND matter = ? AND case_number = ?',
      ),
      entryOf: db.prepare<[string, string], { id: string; data: string }>(
        `SELECT e.id, e.data FROM entries e JOIN draws d ON d.id = e.draw
           WHERE d.office = ? AND EXISTS (SELECT 1 FROM json_each(e.data, '$.bookings') j WHERE j.value = ?)`,
      ),
      eraseEntry: db.prepare<[{ id: string; data: string; version: number }]>(
        'UPDATE entries SET data = @data, version = @version WHERE id = @id',
      ),
      old: db.prepare<[string, string]>('DELETE FROM bookings WHERE office = ? AND date < ?'),
    }
  }

  async get(id: string): Promise<Booking | null> {
    return known(this.#sql.get.get(id))
  }

  async byDraft(draft: string): Promise<Booking | null> {
    return known(this.#sql.byDraft.get(draft))
  }

  async byLink(link: string): Promise<Booking | null> {
    return known(this.#sql.byLink.get(link))
  }

  async taken(office: string, from: number, to: number, now: number, but = ''): Promise<TakenCell[]> {
    return this.#sql.taken.all({ office, from, to, now, but })
  }

  async visits(office: string, from: number, to: number, now: number): Promise<VisitCount[]> {
    return this.#sql.visits.all({ office, from, to, now })
  }

  async toCome(office: string, now: number): Promise<Booking[]> {
    return this.#sql.toCome.all(office, now).map(fromRow)
  }

  async between(office: string, from: number, to: number, now: number): Promise<Booking[]> {
    return this.#sql.between.all({ office, from, to, now }).map(fromRow)
  }

  async ofAddress(office: string, email: string): Promise<Booking[]> {
    return this.#sql.ofAddress.all(office, email).map(fromRow)
  }

  async write(write: Write, now: number): Promise<Written> {
    try {
      return { ok: true, booking: await this.#commits.enqueue(() => this.writeNow(write, now)) }
    } catch (error) {
      if (error instanceof WriteUndone) return { ok: false, why: error.why as Why }
      throw error
    }
  }

  async told(office: string, after: number, most: number): Promise<Told[]> {
    return this.#sql.told.all(office, after, most).map(({ told, ...row }) => ({ seq: told, booking: fromRow(row) }))
  }

  async lastTold(office: string): Promise<number> {
    return this.#sql.lastTold.get(office) ?? 0
  }

  async tidy(office: string, date: string, now: number): Promise<{ expired: number; dropped: number }> {
    let forgotten = 0
    const counts = await this.#commits.enqueue(() => {
      const expired = this.#sql.expired.run({ office, now }).changes
      forgotten = this.#sql.idleAccounts.run(office, now).changes
      this.#sql.idlePlaces.run(office)
      this.#sql.idleLetters.run(office)
      this.#sql.oldPlaces.run(office, date)
      this.#sql.oldLetters.run(office, date)
      this.#sql.oldCodes.run(office, date)
      this.#invitations.tidy(office, date)
      return { expired, dropped: this.#sql.old.run(office, date).changes }
    })
    // What was erased stands in the write-ahead log until that is begun anew.
    if (counts.expired + counts.dropped + forgotten > 0 && this.#db.open) dropOldPages(this.#db)
    return counts
  }

  async erase(office: string, id: string, now: number): Promise<boolean> {
    const erased = await this.#commits.enqueue(() => {
      const row = this.#sql.ofOffice.get(office, id)
      if (!row) return false
      this.#sql.lettersOf.run(id)
      this.#sql.accountOf.run(office, row.email ?? '')
      if (row.case_number !== null) this.#sql.invitationOf.run(office, row.matter, row.case_number)
      for (const { id: entry, data } of this.#sql.entryOf.all(office, id)) {
        const without = withoutPerson(JSON.parse(data) as Entry, id, now)
        this.#sql.eraseEntry.run({ id: entry, version: without.version, data: JSON.stringify(without) })
        this.#sql.lettersOf.run(entry)
      }
      this.#sql.erase.run({ id, now })
      return row.name !== null
    })
    // Asked again, what a kill has left of it in the write-ahead log goes too.
    if (this.#db.open) dropOldPages(this.#db)
    return erased
  }

  async keepCodes(office: string, date: string, codes: readonly string[]): Promise<void> {
    await this.#commits.enqueue(() => {
      this.#sql.dropCodes.run(office, date)
      for (const code of codes) this.#sql.addCode.run(office, date, code)
    })
  }

  /** Inside the open transaction. @throws WriteUndone */
  writeNow(write: Write, now: number): Booking {
    const { office, before } = write
    if (before && this.#sql.version.get(before.id) !== before.version) throw new WriteUndone<Why>('stale')
    const change = write.make(
      new Set(write.codesOf === null ? [] : this.#sql.codes.all({ office, date: write.codesOf })),
    )
    if (!change) throw new WriteUndone<Why>('no-code')
    const { booking } = change
    const row = toRow(booking)
    const { id, matter } = booking
    if (
      booking.state === 'booked' &&
      row.person !== null &&
      this.#sql.hasOne.get({ ...{ office, matter, id, now }, person: row.person })
    )
      throw new WriteUndone<Why>('has-one')
    const letter = booking.invitation?.case
    if (letter !== undefined && isLive(booking, now) && this.#sql.hasLetter.get({ office, matter, letter, id, now }))
      throw new WriteUndone<Why>('invitation-used')
    this.#keepLimit(write, id, now)
    this.#sql.put.run(row)
    this.#keepPlace(write, change, now)
    for (const letter of change.letters) this.#letters.add(booking.id, letter, now)
    if (change.tells) this.#sql.tell.run(this.#sql.next.get(office) ?? 1, id)
    return booking
  }

  #keepLimit({ office, limit }: Write, id: string, now: number): void {
    if (!limit) return
    const { matter, date, most } = limit
    const others = this.#sql.ofDay.get({ office, matter, date, id, now }) ?? 0
    if (others >= most) throw new WriteUndone<Why>('day-limit')
  }

  #keepPlace({ office, stepMinutes }: Write, { booking, takes, leaves }: Change, now: number): void {
    if (leaves || !isLive(booking, now)) {
      this.#sql.leave.run(booking.id)
      return
    }
    const cells = cellsOf(booking, stepMinutes)
    if (!takes) {
      if (this.#sql.has.get(booking.id) !== cells.length) throw new WriteUndone<Why>('place-taken')
      return
    }
    this.#sql.leave.run(booking.id)
    for (const at of cells) {
      const { places, seat, id } = booking
      const { changes } = this.#sql.take.run({ office, places, at, seat, booking: id, now })
      if (changes !== 1) throw new WriteUndone<Why>('place-taken')
    }
  }
}

const known = (row: BookingRow | undefined): Booking | null => (row ? fromRow(row) : null)
