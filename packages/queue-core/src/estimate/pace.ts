import type { Office } from '../profile/office.ts'
import type { OfficeState } from '../ticketing/state.ts'

/** Visits that the day must have measured before the profile's own guess is left out. */
export const ENOUGH = 10

/** How long a visit of a queue keeps its desk, in minutes, as values that are equally likely: measured today, and the profile's guess until there are enough. */
export function paceOf(office: Office, state: OfficeState, queueId: string): readonly number[] {
  const measured = state.measured.get(queueId) ?? []
  if (measured.length >= ENOUGH) return measured
  const service = office.queues.get(queueId)?.service
  if (!service) return measured
  const { shortMinutes: short, typicalMinutes: typical, longMinutes: long } = service
  return [short, (short + typical) / 2, typical, typical, (typical + long) / 2, long, ...measured]
}

/** Share of today's booked visitors who came, as far as it can be told; a little cautious while few were due. */
export function showUpRate(state: OfficeState, today: string): number {
  let came = 4
  let due = 5
  for (const id of state.pins.get(today)?.values() ?? []) {
    const status = state.bookings.get(id)?.status
    // Whose visit the office could not hold says nothing of who comes.
    if (status === 'expected' || status === 'not-held') continue
    due++
    if (status === 'checked-in') came++
  }
  return came / due
}
