import type { Language } from '@poczekalnia/protocol'
import { openWindow } from '../../time/windows.ts'
import type { OfficeEvent } from '../events.ts'
import { tooClose } from '../pins.ts'
import type { Situation } from './decision.ts'

/** A booking as it is imported. The person's own data stays outside the domain; `id` is known again for a row imported before. */
export type BookingRow = {
  line: number
  id: string
  date: string
  time: string
  queue: string
  pin: string | null
  language: Language | null
}

/** Why a row was not taken. Worded for the operator where it is shown. */
export type RowProblem =
  | { line: number; column: 'queue'; reason: 'queue-unknown' | 'queue-not-booked'; value: string }
  | { line: number; column: 'date'; reason: 'date-past'; value: string }
  | { line: number; column: 'time'; reason: 'office-closed'; value: string }
  | { line: number; column: 'pin'; reason: 'pin-too-close' | 'pin-differs' | 'no-pin-left'; value: string }

export type ImportPlan = { events: OfficeEvent[]; problems: RowProblem[]; unchanged: number }

/**
 * Plans an import and changes nothing: bookings to be written, rows that cannot be, and how many are there already. The same
 * rows twice plan nothing. A PIN is made where none is given, as ALL-12 says; a given one that comes too close to another
 * of its day is reported.
 * @param shuffledPins every PIN once, in random order
 */
export function planImport(
  situation: Situation,
  rows: readonly BookingRow[],
  shuffledPins: readonly string[],
): ImportPlan {
  const plan: ImportPlan = { events: [], problems: [], unchanged: 0 }
  const days = new Map<string, { taken: Set<string>; cursor: number }>()
  const day = (date: string) => {
    const known = days.get(date) ?? { taken: new Set(situation.state.pins.get(date)?.keys()), cursor: 0 }
    days.set(date, known)
    return known
  }
  const accepted: { row: BookingRow; hourAt: number }[] = []
  for (const row of rows) {
    const before = situation.state.bookings.get(row.id)
    if (before) {
      if (row.pin === null || row.pin === before.pin) plan.unchanged++
      else plan.problems.push({ line: row.line, column: 'pin', reason: 'pin-differs', value: row.pin })
      continue
    }
    const checked = check(situation, row)
    if ('reason' in checked) plan.problems.push(checked)
    else if (row.pin !== null && tooClose(row.pin, day(row.date).taken))
      plan.problems.push({ line: row.line, column: 'pin', reason: 'pin-too-close', value: row.pin })
    else {
      if (row.pin !== null) day(row.date).taken.add(row.pin)
      accepted.push({ row, hourAt: checked.hourAt })
    }
  }
  // Given PINs come first: one that is made must not stand in the way of one that a visitor already has in an e-mail.
  for (const { row, hourAt } of accepted) {
    const pin = row.pin ?? makePin(day(row.date), shuffledPins)
    if (pin === null) plan.problems.push({ line: row.line, column: 'pin', reason: 'no-pin-left', value: '' })
    else {
      const { id: booking, date, time, queue, language } = row
      plan.events.push({ type: 'BookingImported', booking, date, time, hourAt, queue, pin, language })
    }
  }
  plan.problems.sort((a, b) => a.line - b.line)
  return plan
}

function check({ office, now }: Situation, row: BookingRow): { hourAt: number } | RowProblem {
  const { line } = row
  const queue = office.queues.get(row.queue)
  if (!queue) return { line, column: 'queue', reason: 'queue-unknown', value: row.queue }
  if (queue.kind !== 'booked') return { line, column: 'queue', reason: 'queue-not-booked', value: row.queue }
  if (row.date < office.time.wall(now).date) return { line, column: 'date', reason: 'date-past', value: row.date }
  const hourAt = office.time.instant(row.date, row.time)
  if (!openWindow(office.time, office.tables.get(queue.id) ?? office.opening, hourAt))
    return { line, column: 'time', reason: 'office-closed', value: row.time }
  return { hourAt }
}

/** The next of the shuffled PINs that keeps its distance. One passed over stays too close for the rest of the import. */
function makePin(day: { taken: Set<string>; cursor: number }, shuffledPins: readonly string[]): string | null {
  while (day.cursor < shuffledPins.length) {
    const pin = shuffledPins[day.cursor++] as string
    if (tooClose(pin, day.taken)) continue
    day.taken.add(pin)
    return pin
  }
  return null
}
