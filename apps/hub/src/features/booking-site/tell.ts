import type { FeedOutcome } from '@poczekalnia/protocol'
import { type Booking, bookingOfSite } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'

/** Outcomes in one letter to the site. */
const AT_ONCE = 100

/**
 * What became of the site's visits and it hasn't heard yet. Which it has is known as long as this process lives:
 * after a
 * start all of it is told again, which changes nothing there.
 */
export function untoldOutcomes(session: OfficeSession) {
  const told = new Map<string, string>()
  const ids = new Set<string>()
  const outcomeOf = (id: string): FeedOutcome[] => {
    const booking = bookingOfSite(session.state, id)
    if (!booking || booking.status === 'expected') return []
    return [asOutcome(id, booking, booking.status)]
  }
  return {
    /** A booking that the site has told of. */
    add(id: string): void {
      ids.add(id)
    },
    has: (id: string): boolean => ids.has(id),
    next(): FeedOutcome[] {
      const news = [...ids].flatMap(outcomeOf).filter((one) => told.get(one.id) !== JSON.stringify(one))
      return news.slice(0, AT_ONCE)
    },
    heard(outcomes: readonly FeedOutcome[]): void {
      for (const one of outcomes) told.set(one.id, JSON.stringify(one))
    },
  }
}

function asOutcome(id: string, booking: Booking, state: Exclude<Booking['status'], 'expected'>): FeedOutcome {
  const { date, time } = booking
  return { id, state, date, time, reason: booking.status === 'cancelled' ? booking.reason : null }
}
