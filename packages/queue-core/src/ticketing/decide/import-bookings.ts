import type { Language } from '@poczekalnia/protocol'
import type { Office } from '../../profile/office.ts'
import type { Queue } from '../../profile/schema.ts'
import { openWindow } from '../../time/windows.ts'
import { isCalledByNumber, isCodeOf, normalCode, signsOf } from '../codes.ts'
import type { EventOf, OfficeEvent } from '../events.ts'
import { tableOf } from '../hours-today.ts'
import { codesOfDay, otherCodesOf } from '../known-codes.ts'
import { type CodesOfDay, makeCode } from '../make-code.ts'
import { tooClose } from '../pins.ts'
import type { Booking } from '../state.ts'
import type { OfficeMoment } from './decision.ts'
import { correction, isElsewhere, isMove, newParty, type PersonField } from './known-row.ts'

/**
 * A booking as it is imported. The person's own data stays outside the domain; `id` is known again for a row imported
 * before.
 */
export type BookingRow = {
  line: number
  id: string
  date: string
  time: string
  queue: string
  pin: string | null
  language: Language | null
  /** People whom the booking is for; one when left out (WRO-4). */
  party?: number | null
  /** What it says anew about the person, where the booking is known. */
  changed?: readonly PersonField[]
  /** The booking site's id, where the row is its word: its code is the visit's, whatever the visit had before. */
  site?: string
}

/** Why a row was not taken. Worded for the operator where it is shown. */
export type RowProblem =
  | { line: number; column: 'queue'; reason: 'queue-unknown' | 'queue-not-booked'; value: string }
  | { line: number; column: 'date'; reason: 'date-past' | 'date-too-far'; value: string }
  | { line: number; column: 'time'; reason: 'office-closed'; value: string }
  | { line: number; column: 'pin'; reason: PinProblem; value: string }
  | { line: number; column: 'party'; reason: 'party-too-large'; value: string }

type PinProblem =
  | 'pin-too-close'
  | 'pin-differs'
  | 'pin-of-site'
  | 'no-pin-left'
  | 'not-a-pin'
  | 'pin-zero-lost'
  | 'not-a-code'
  | 'number-taken'

/**
 * Days ahead that somebody may book a visit for: a mistyped year is found, and nothing has to be kept for centuries.
 */
export const MOST_AHEAD_DAYS = 400

export type ImportPlan = { events: OfficeEvent[]; problems: RowProblem[]; unchanged: number }

/**
 * Plans an import and changes nothing: bookings to be written, rows that cannot be, and how many are there already. The
 * same rows twice plan nothing; a known one that says something else is a change, and a visit to come at another hour a
 * move. A PIN is made where none is given, as ALL-12 says; a given one that comes too close to another of its day is
 * reported.
 * @param shuffledPins every PIN once, in random order
 */
export function planImport(...given: Parameters<typeof planningImport>): ImportPlan {
  const steps = planningImport(...given)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As `planImport`, a row a step: a long file can be planned in slices, with the office's calls between them. */
export function* planningImport(
  context: OfficeMoment,
  rows: readonly BookingRow[],
  shuffledPins: readonly string[],
): Generator<void, ImportPlan> {
  const plan: ImportPlan = { events: [], problems: [], unchanged: 0 }
  const days = new Map<string, CodesOfDay>()
  const day = (date: string) => {
    const known = days.get(date) ?? { taken: codesOfDay(context.state, date), cursor: 0 }
    days.set(date, known)
    return known
  }
  const accepted: { row: BookingRow; hourAt: number; queue: Queue }[] = []
  const { office } = context
  for (const given of rows) {
    yield
    const row = { ...given, pin: given.pin === null ? null : normalCode(given.pin) }
    const before = context.state.bookings.get(row.id)
    if (before) {
      const changes = changesOf(context, before, row, (date) => day(date).taken)
      if (!Array.isArray(changes)) plan.problems.push(changes)
      else if (changes.length === 0) plan.unchanged++
      else plan.events.push(...changes)
      continue
    }
    const checked = check(context, row)
    if ('reason' in checked) plan.problems.push(checked)
    else {
      const { taken } = day(row.date)
      const reason = row.pin === null ? null : pinProblem(office, checked.queue, row.pin, taken)
      if (reason) plan.problems.push({ line: row.line, column: 'pin', reason, value: row.pin ?? '' })
      else {
        if (row.pin !== null) taken.add(row.pin)
        accepted.push({ row, ...checked })
      }
    }
  }
  // Given PINs come first: one that is made must not stand in the way of one that a visitor already has in an e-mail.
  for (const { row, hourAt, queue: bookedFor } of accepted) {
    yield
    const pin = row.pin ?? makeCode(office, bookedFor, day(row.date), shuffledPins)
    if (pin === null) plan.problems.push({ line: row.line, column: 'pin', reason: 'no-pin-left', value: '' })
    else {
      const { id: booking, date, time, queue, language, party } = row
      const more = { ...(party && party > 1 && { party }), ...(row.site !== undefined && { ofSite: true as const }) }
      plan.events.push({ type: 'BookingImported', booking, date, time, hourAt, queue, pin, language, ...more })
    }
  }
  plan.problems.sort((a, b) => a.line - b.line)
  return plan
}

/** What a row says anew about a booking that is known, or what stands against it. */
function changesOf(
  context: OfficeMoment,
  before: Booking,
  row: BookingRow,
  taken: (date: string) => Set<string>,
): OfficeEvent[] | RowProblem {
  const { office } = context
  const { line } = row
  const corrected = correction(before, row)
  const changes: OfficeEvent[] = corrected ? [corrected] : []
  const linked = linkOf(context, before, row, taken)
  if (linked && 'reason' in linked) return linked
  if (linked) changes.push(linked)
  if (linked?.anew ? isElsewhere(before, row) : isMove(before, row)) {
    const checked = check(context, row)
    if ('reason' in checked) return checked
    const pin = row.pin ?? before.code
    const reason = pinProblem(office, checked.queue, pin, codesOfOthers(context, before, row.date, taken))
    if (reason) return { line, column: 'pin', reason, value: pin }
    taken(row.date).add(pin)
    const { date, time, queue } = row
    return [...changes, { type: 'BookingMoved', booking: before.id, date, time, hourAt: checked.hourAt, queue, pin }]
  }
  if (linked) return changes
  const own = [before.code, ...otherCodesOf(context.state, before)]
  if (row.pin !== null && !own.includes(row.pin))
    return { line, column: 'pin', reason: before.ofSite ? 'pin-of-site' : 'pin-differs', value: row.pin }
  const queue = office.queues.get(before.queue)
  const most = queue?.kind === 'booked' ? queue.partyUpTo : 1
  if ((newParty(before, row) ?? 1) > most)
    return { line, column: 'party', reason: 'party-too-large', value: String(row.party) }
  return changes
}

/** The codes of a day without a visit's own of that day, which don't stand in the way of its new one. */
function codesOfOthers(
  { state }: OfficeMoment,
  before: Booking,
  date: string,
  taken: (date: string) => ReadonlySet<string>,
): Set<string> {
  const own = date === before.date ? [before.code, ...otherCodesOf(state, before)] : []
  return new Set([...taken(date)].filter((code) => !own.includes(code)))
}

/** That the booking site knows a visit too, or has given it another code; `null`: nothing of it is new. */
function linkOf(
  context: OfficeMoment,
  before: Booking,
  row: BookingRow,
  taken: (date: string) => Set<string>,
): EventOf<'BookingLinked'> | RowProblem | null {
  const { site, pin, line } = row
  if (site === undefined || pin === null) return null
  const isKnown = (before.online?.id ?? before.id) === site
  if (before.status !== 'expected' && before.status !== 'checked-in' && isElsewhere(before, row)) {
    // Moved on line while the line was cut, and here its hour has gone by, or it was called off at it: the visit is at
    // its new hour, if that is to come.
    const checked = check(context, row)
    if ('reason' in checked) return checked
    if (checked.hourAt <= context.now) return null
    const { id: booking, date, time, queue, code } = before
    return { type: 'BookingLinked', booking, site, date, time, queue, pin: code, anew: true }
  }
  if (isKnown && (pin === before.code || isMove(before, row))) return null
  // One that was called off stands again: it must be possible, as for a new one.
  const checked = before.status === 'cancelled' ? check(context, row) : null
  if (checked && 'reason' in checked) return checked
  const { date, time, queue: id } = before
  const queue = context.office.queues.get(id)
  const reason = queue && pinProblem(context.office, queue, pin, codesOfOthers(context, before, date, taken))
  if (reason) return { line, column: 'pin', reason, value: pin }
  taken(date).add(pin)
  const anew = before.status === 'cancelled' && { anew: true as const }
  return { type: 'BookingLinked', booking: before.id, site, date, time, queue: id, pin, ...anew }
}

function check({ office, state, now }: OfficeMoment, row: BookingRow): { hourAt: number; queue: Queue } | RowProblem {
  const { line } = row
  const queue = office.queues.get(row.queue)
  if (!queue) return { line, column: 'queue', reason: 'queue-unknown', value: row.queue }
  if (queue.kind !== 'booked') return { line, column: 'queue', reason: 'queue-not-booked', value: row.queue }
  const today = office.time.wall(now).date
  if (row.date < today) return { line, column: 'date', reason: 'date-past', value: row.date }
  if (row.date > office.time.plusDays(today, MOST_AHEAD_DAYS))
    return { line, column: 'date', reason: 'date-too-far', value: row.date }
  const hourAt = office.time.instant(row.date, row.time)
  // Who was booked on line before the site heard of an early end is kept, to be told of it (ACC-10).
  const table =
    row.site === undefined ? tableOf(office, state, queue.id) : (office.tables.get(queue.id) ?? office.opening)
  if (!openWindow(office.time, table, hourAt)) return { line, column: 'time', reason: 'office-closed', value: row.time }
  if ((row.party ?? 1) > queue.partyUpTo)
    return { line, column: 'party', reason: 'party-too-large', value: String(row.party) }
  return { hourAt, queue }
}

/** What stands against a code that came with a row. */
function pinProblem(office: Office, queue: Queue, pin: string, taken: ReadonlySet<string>): PinProblem | null {
  const byNumber = isCalledByNumber(queue)
  const digits = office.profile.checkIn.code.kind === 'digits'
  if (!isCodeOf(office, queue, pin)) {
    if (!digits || byNumber) return 'not-a-code'
    // Told, never read as 0475: the visitor has a code in an e-mail, and a guess of it that is wrong would send them
    // away.
    return /^\d{1,3}$/.test(pin) ? 'pin-zero-lost' : 'not-a-pin'
  }
  if (byNumber) return taken.has(pin) ? 'number-taken' : null
  return tooClose(pin, taken, signsOf(office)) ? 'pin-too-close' : null
}
