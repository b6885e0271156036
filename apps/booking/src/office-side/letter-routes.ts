import type { BookingStore, KeptLetter } from '@poczekalnia/booking-core/store'
import { HurryLetter, LettersQuery, type SiteLetter, type SiteLetters } from '@poczekalnia/protocol'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import { hubRoutes } from './route.ts'
import { fateOf } from './visit-of.ts'

/** Letters that are told at once. */
const AT_ONCE = 50

/**
 * All letters of an office and what became of each (BOK-10), asked by its hub: `GET /<office>/office/letters`, the
 * newest first, and `POST …/letters/hurry`, which has one tried at once that waits.
 */
export function letterRoutes(parts: {
  office: string
  store: BookingStore
  clock: Clock
  token: string
  onLetters: () => void
}): Route[] {
  const { office, store, clock, onLetters } = parts
  const route = hubRoutes(office, parts.token)

  async function told(letter: KeptLetter): Promise<SiteLetter> {
    const booking = await store.bookings.get(letter.booking)
    const { id, order, to, writtenAt } = letter
    const { state } = letter
    return {
      ...{ ...fateOf(letter), id, order, to, writtenAt },
      nextAt: state === 'waiting' ? letter.nextAt : null,
      visit: booking && {
        ...{ id: booking.id, matter: booking.matter, date: booking.date, time: booking.time },
        name: 'person' in booking ? booking.person.name : null,
        isBooked: booking.state === 'booked',
      },
    }
  }

  return [
    route('GET', 'letters', LettersQuery, async ({ show, before }) => {
      const found = await store.letters.list(office, show, before ?? Number.MAX_SAFE_INTEGER, AT_ONCE + 1)
      const letters = await Promise.all(found.slice(0, AT_ONCE).map(told))
      return { letters, more: found.length > AT_ONCE } satisfies SiteLetters
    }),
    route('POST', 'letters/hurry', HurryLetter, async ({ id }) => {
      const hurried = await store.letters.hurry(id, clock.now())
      if (hurried) onLetters()
      return { hurried }
    }),
  ]
}
