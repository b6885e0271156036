import { WriteUndone } from '@poczekalnia/queue-core/store'
import { type Booking, cellsOf, isLive } from '../../booking.ts'
import { toRow } from '../booking-row.ts'
import type { Change, Write, Written } from '../ports/bookings.ts'
import { all, first, run, type Steps } from './database.ts'
import { isLetterUsed } from './invitations.ts'
import { addLetter } from './letters.ts'
import { live } from './live.ts'
import { takenSeats } from './taken-seats.ts'

export type Why = Extract<Written, { ok: false }>['why']

/** A booking's columns, without where it stands in the office's order. */
export const columns = [
  ...['id, office, version, state, matter, date, time, at, minutes, places, seat, party, draft, link'],
  'case_number, last_day',
  ...[
    'expires_at, name, email, phone, language, person, code, tries, sent, pin, sequence, by, reason',
    'staff, cut_at, created_at, changed_at',
  ],
].join(', ')
const names = columns.split(',').map((name) => name.trim())

const insert = `INSERT INTO bookings (${columns}) VALUES (${names.map((name) => `@${name}`).join(', ')}) ON CONFLICT`
const putNew = `${insert} DO NOTHING`
const put = `${insert} (id) DO UPDATE SET ${names.map((name) => `${name} = @${name}`).join(', ')}`

/** Writes a change of a booking with all that has to be true together with it. @throws WriteUndone */
export function* writeBooking(write: Write, now: number): Steps<Booking> {
  const { office, before } = write
  if (before) {
    const known = yield* first<{ version: number }>('SELECT version FROM bookings WHERE id = @id', { id: before.id })
    if (known?.version !== before.version) throw new WriteUndone<Why>('stale')
  }
  const codes = write.codesOf === null ? new Set<string>() : yield* codesOf(office, write.codesOf)
  const taken = write.seatsOf ? yield* takenSeats({ office, ...write.seatsOf, now, but: before?.id ?? '' }) : []
  const change = write.make(codes, taken)
  if (!change) throw new WriteUndone<Why>('no-code')
  const { booking } = change
  const row = toRow(booking)
  const { id, matter } = booking
  if (booking.state === 'booked' && row.person !== null) {
    const one = yield* first(
      `SELECT 1 FROM bookings WHERE person = @person AND office = @office AND matter = @matter AND id <> @id
         AND state = 'booked' AND at > @now LIMIT 1`,
      { office, matter, id, now, person: row.person },
    )
    if (one) throw new WriteUndone<Why>('has-one')
  }
  const letter = booking.invitation?.case
  if (letter !== undefined && isLive(booking, now) && (yield* isLetterUsed({ office, matter, letter, id, now })))
    throw new WriteUndone<Why>('invitation-used')
  yield* keepLimit(write, id, now)
  if ((yield* run(before ? put : putNew, row)) !== 1) throw new WriteUndone<Why>('made-already')
  yield* keepPlace(write, change, now)
  for (const letter of change.letters) yield* addLetter(booking.id, letter, now)
  if (change.tells) yield* tell(office, id)
  return booking
}

function* codesOf(office: string, date: string): Steps<Set<string>> {
  const rows = yield* all<{ code: string }>(
    `SELECT pin AS code FROM bookings WHERE office = @office AND date = @date AND pin IS NOT NULL
       UNION SELECT code FROM office_codes WHERE office = @office AND date = @date`,
    { office, date },
  )
  return new Set(rows.map(({ code }) => code))
}

function* keepLimit({ office, limit }: Write, id: string, now: number): Steps<void> {
  if (!limit) return
  const { matter, date, most } = limit
  const others = yield* first<{ count: number }>(
    `SELECT count(*) AS count FROM bookings b
       WHERE b.office = @office AND b.matter = @matter AND b.date = @date AND b.id <> @id AND ${live}`,
    { office, matter, date, id, now },
  )
  if ((others?.count ?? 0) >= most) throw new WriteUndone<Why>('day-limit')
}

function* keepPlace({ office, before, stepMinutes }: Write, change: Change, now: number): Steps<void> {
  const { booking, takes, leaves } = change
  const { places, seat, id } = booking
  const isKept = !leaves && isLive(booking, now)
  const cells = cellsOf(booking, stepMinutes)
  if (isKept && !takes) {
    const own = yield* first<{ count: number }>('SELECT count(*) AS count FROM places WHERE booking = @id', { id })
    if (own?.count !== cells.length) throw new WriteUndone<Why>('place-taken')
    return
  }
  // What is new has none.
  if (before) yield* run('DELETE FROM places WHERE booking = @id', { id })
  if (!isKept) return
  for (const at of cells) {
    const taken = yield* run(
      `INSERT INTO places (office, places, at, seat, booking) VALUES (@office, @places, @at, @seat, @id)
         ON CONFLICT (office, at, places, seat) DO UPDATE SET booking = @id
           WHERE NOT EXISTS (SELECT 1 FROM bookings b WHERE b.id = places.booking AND b.id <> @id AND ${live})`,
      { office, places, at, seat, id, now },
    )
    if (taken !== 1) throw new WriteUndone<Why>('place-taken')
  }
}

/**
 * Gives a booking the next place in its office's order. Nobody else has one before this is on disk: whoever reads the
 * order never meets a later place before an earlier one (BOK-16).
 */
function* tell(office: string, id: string): Steps<void> {
  const next = yield* first<{ last: number }>(
    `INSERT INTO orders (office, last) VALUES (@office, 1)
       ON CONFLICT (office) DO UPDATE SET last = orders.last + 1 RETURNING last`,
    { office },
  )
  yield* run('UPDATE bookings SET told = @told WHERE id = @id', { told: next?.last ?? 1, id })
}
