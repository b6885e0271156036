import { type Booking, type Held, isLive, keptPlace, type Place } from '@poczekalnia/booking-core'
import type { BookingStore, Write } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import { newId } from '@poczekalnia/server/ids'
import type { Secrets } from '../secrets.ts'

const DAY_MS = 24 * 3_600_000

type Parts = { office: () => Office; store: Pick<BookingStore, 'bookings'>; secrets: Secrets; clock: Clock }

/**
 * Places that were given up on full days, kept from whoever watches the page (BOK-8). Such a place is a hold that
 * nobody's page belongs to, so it can be had by no route; when it runs out it is free as all others are.
 */
export function openKeeping({ office, store, secrets, clock }: Parts) {
  // No page has a key with a space in it.
  const draftOf = (id: string) => secrets.hash('draft', `kept ${id}`)
  return {
    /** The write that keeps a place, in the transaction that gives it up; `null`: it is free at once. */
    async of(place: Place & { matter: string; date: string; time: string }): Promise<Write | null> {
      const of = office()
      const now = clock.now()
      const { id: own } = of.profile
      const [from, to] = [place.at - DAY_MS, place.at + DAY_MS]
      const [cells, visits] = [
        await store.bookings.taken(own, from, to, now),
        await store.bookings.visits(own, from, to, now),
      ]
      const id = newId()
      const booking = keptPlace(of, place, { cells, visits }, { now, id, draft: draftOf(id) })
      return booking && writeOf(of, null, booking, true)
    },
    isKept: (booking: Booking): booking is Held =>
      booking.state === 'held' && booking.draft === draftOf(booking.id) && isLive(booking, clock.now()),
  }
}

/** One booking as it is to be, with nothing beside it. */
export function writeOf({ profile }: Office, before: Booking | null, booking: Booking, takes: boolean): Write {
  return {
    ...{ office: booking.office, before, stepMinutes: profile.booking?.stepMinutes ?? 5, limit: null, codesOf: null },
    make: () => ({ booking, takes, letters: [], tells: false }),
  }
}
