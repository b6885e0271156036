import { calendar, type Day } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'

const DAY_MS = 24 * 3_600_000

/**
 * The days of a matter's calendar as they are at this moment, from today on.
 * @param but a booking whose own place counts as free: it may be moved into it
 */
export async function daysAhead(
  { bookings }: Pick<BookingStore, 'bookings'>,
  office: Office,
  matter: string,
  now: number,
  but?: string,
): Promise<Day[]> {
  const { id } = office.profile
  const days = horizonOf(office)
  const [from, to] = [now - DAY_MS, now + (days + 1) * DAY_MS]
  const cells = await bookings.taken(id, from, to, now, but)
  const visits = await bookings.visits(id, from, to, now)
  return calendar(office, matter, { cells, visits }, now, days)
}

/** Days that a calendar shows: until the last one that can be open, and one more that tells when it opens. */
export function horizonOf({ profile }: Office): number {
  const opens = profile.booking?.opens
  return opens?.kind === 'days-ahead' ? opens.days + 8 : 22
}
