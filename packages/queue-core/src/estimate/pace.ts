import type { Office } from '../profile/office.ts'
import { isCalledByNumber } from '../ticketing/codes.ts'
import type { OfficeState } from '../ticketing/state.ts'

/** Visits that the day must have measured before the profile's own guess is left out. */
export const ENOUGH = 10

/**
 * How long a visit of a queue keeps its desk, in minutes, as values that are equally likely: measured today, and the
 * profile's guess until there are enough.
 */
export function paceOf(office: Office, state: OfficeState, queueId: string): readonly number[] {
  const measured = state.measured.get(queueId) ?? []
  if (measured.length >= ENOUGH) return measured
  const service = office.queues.get(queueId)?.service
  if (!service) return measured
  const { shortMinutes: short, typicalMinutes: typical, longMinutes: long } = service
  return [short, (short + typical) / 2, typical, typical, (typical + long) / 2, long, ...measured]
}

/**
 * Share of today's booked visitors but this one who came, as far as it can be told; a little cautious while few were
 * due.
 */
export function showUpRate(state: OfficeState, today: string, except?: string): number {
  let came = 4
  let due = 5
  for (const id of state.bookingsByCode.get(today)?.values() ?? []) {
    if (id === except) continue
    const status = state.bookings.get(id)?.status
    // Whose visit the office could not hold, or cancelled, says nothing of who comes.
    if (status === 'expected' || status === 'not-held' || status === 'cancelled') continue
    due++
    if (status === 'checked-in') came++
  }
  return came / due
}

/** Visits of one queue scatter about their mean by this part of it, as the offices' own figures have it. */
const SCATTER = 0.45
/** Mornings and afternoons, clerks and matters differ: no mean is more certain than this. */
const LEAST_DEVIATION = 0.07
/** The profile's guess may be a fifth off, either way. */
const GUESS_DEVIATION = 0.18

/**
 * How uncertain a queue's pace is as a whole (deviation of its logarithm): the more visits were measured today, the
 * less.
 */
export function paceDeviation(state: OfficeState, queueId: string): number {
  const measured = state.measured.get(queueId)?.length ?? 0
  if (measured < ENOUGH) return GUESS_DEVIATION
  return Math.hypot(SCATTER / Math.sqrt(measured), LEAST_DEVIATION)
}

/** Visits that an office's usual absence counts for, until the day has its own. */
const ABSENCE_WEIGHT = 20

/**
 * Share of those called who will not be there, from today's calls of the queue. Without a ticket nobody has proved to
 * have come at all.
 */
export function absenceRate(office: Office, state: OfficeState, queueId: string): number {
  const usual = isCalledByNumber(office.queues.get(queueId)) ? 0.12 : 0.03
  let absent = 0
  for (const id of state.absent) if (state.tickets.get(id)?.queue === queueId) absent++
  const served = state.servedToday.get(queueId) ?? 0
  return (absent + usual * ABSENCE_WEIGHT) / (served + absent + ABSENCE_WEIGHT)
}
