import type { Office } from '../profile/office.ts'
import { closesEarlyOn } from './hours-today.ts'
import type { Booking, OfficeState } from './state.ts'

/**
 * Booked visits of today whose hour is not before an early closing and which have not come, by hour: somebody must tell
 * those visitors. Empty on a day that ends as usual.
 */
export function visitsAfterClosing(office: Office, state: OfficeState, now: number): Booking[] {
  const { date } = office.time.wall(now)
  const closes = closesEarlyOn(state, date)
  if (closes === null) return []
  return [...(state.bookingsByCode.get(date)?.values() ?? [])]
    .flatMap((id) => state.bookings.get(id) ?? [])
    .filter(({ status, hourAt }) => status === 'not-held' || (status === 'expected' && hourAt >= closes.at))
    .sort((a, b) => a.hourAt - b.hourAt)
}
