import {
  type BookingRow,
  type ImportPlan,
  type OfficeEvent,
  type OfficeMoment,
  planningImport,
} from '@poczekalnia/queue-core'
import type { Person } from '@poczekalnia/queue-core/store'
import { newId } from '@poczekalnia/server/ids'
import type { CsvBooking } from './csv.ts'
import { type Known, knownBookings } from './known-bookings.ts'
import { changedFields, type Match, matchRows } from './match-rows.ts'
import type { Column } from './row.ts'

/** What somebody ought to look at in a row that can be taken. Worded in the staff’s `bookings.json`, `look`. */
export type RowLook = {
  line: number
  column: string | null
  reason: 'moved' | 'changed' | 'perhaps-same' | 'another-day' | 'booked-online'
  value?: string
}

/** What the rows of a file come to, with nothing written yet. */
export type RowsPlan = ImportPlan & {
  /** The rows by the booking that each is about. */
  rows: ReadonlyMap<string, CsvBooking>
  /** Known bookings that change or move. */
  changed: number
  looks: RowLook[]
}

/**
 * Finds what each row is about and plans its import, in slices. Rows about a known booking say what has changed in it;
 * a column that the file doesn't have says nothing.
 * @param people all of the office
 * @param told the columns of the file
 * @param shuffledPins every PIN once, in random order
 */
export function* planningRows(
  situation: OfficeMoment,
  given: { people: readonly Person[]; rows: readonly CsvBooking[]; told: ReadonlySet<Column> },
  shuffledPins: readonly string[],
): Generator<void, RowsPlan> {
  const known = yield* knownBookings(given.people, situation.state)
  const matches = yield* matchRows(given.rows, known)
  const rows = new Map<string, CsvBooking>()
  const asked: BookingRow[] = []
  for (const [index, row] of given.rows.entries()) {
    yield
    const before = matches[index]?.known ?? null
    const full = before ? asItStands(withoutSilence(row, before, given.told), before) : row
    const id = before?.booking.id ?? newId()
    rows.set(id, full)
    asked.push({ ...full, id, ...(before && { changed: changedFields(full, before) }) })
  }
  const plan = yield* planningImport(situation, asked, shuffledPins)
  const changing = plan.events.filter(({ type }) => type !== 'BookingImported')
  const changed = new Set(changing.map((event) => 'booking' in event && event.booking))
  return { ...plan, rows, changed: changed.size, looks: looksOf(situation, plan, rows, given.rows, matches) }
}

/** A row about a known booking, with what is known in place of what its file has no column for. */
function withoutSilence(row: CsvBooking, { booking, person }: Known, told: ReadonlySet<Column>): CsvBooking {
  return {
    ...row,
    case: told.has('case') ? row.case : person.case,
    language: told.has('language') ? row.language : booking.language,
    party: told.has('party') ? row.party : booking.importedParty,
  }
}

const isOnLine = ({ ofSite, online }: Known['booking']): boolean => ofSite === true || online !== undefined

/**
 * A row about a visit that is booked on line: the site's word stands, which its visitor has proved by a code, and a
 * file only brings the case. Its hour and code may be those of before, where it was in a file first; where it was not,
 * a code that the office doesn't know would open nothing, and the row is told so.
 */
function asItStands(row: CsvBooking, { booking, person }: Known): CsvBooking {
  if (!isOnLine(booking)) return row
  const { date, time, queue, language, importedParty: party } = booking
  const { name, email } = person
  return { ...row, date, time, queue, name, email, language, party, pin: booking.online ? null : row.pin }
}

function looksOf(
  { state }: OfficeMoment,
  { events, problems }: ImportPlan,
  rows: ReadonlyMap<string, CsvBooking>,
  given: readonly CsvBooking[],
  matches: readonly Match[],
): RowLook[] {
  const wrong = new Set(problems.map(({ line }) => line))
  const changes = events.flatMap((event): RowLook[] => {
    const line = 'booking' in event && event.booking !== null ? (rows.get(event.booking)?.line ?? 0) : 0
    return lookOf(event, line, (booking) => {
      const before = state.bookings.get(booking)
      return before ? `${before.date} ${before.time}` : ''
    })
  })
  const kept = given.flatMap(({ line, date, time, queue }, index): RowLook[] => {
    const booking = matches[index]?.known?.booking
    if (!booking || !isOnLine(booking) || (booking.date === date && booking.time === time && booking.queue === queue))
      return []
    return [{ line, column: 'time', reason: 'booked-online', value: `${booking.date} ${booking.time}` }]
  })
  const doubts = given.flatMap(({ line }, index): RowLook[] => {
    const doubt = matches[index]?.doubt
    if (!doubt || wrong.has(line)) return []
    if (doubt.reason === 'perhaps-same') return [{ line, column: null, reason: doubt.reason }]
    return [{ line, column: 'date', reason: doubt.reason, value: `${doubt.date} ${doubt.time}` }]
  })
  return [...changes, ...kept, ...doubts].sort((a, b) => a.line - b.line)
}

function lookOf(event: OfficeEvent, line: number, hourOf: (booking: string) => string): RowLook[] {
  if (event.type === 'BookingMoved') return [{ line, column: 'time', reason: 'moved', value: hourOf(event.booking) }]
  if (event.type === 'BookingChanged') return [{ line, column: event.fields.join(', '), reason: 'changed' }]
  return []
}
