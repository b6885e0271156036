import type { Booking } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { type LetterFate, MOST_SAID, type SiteVisit } from '@poczekalnia/protocol'

type Letters = Awaited<ReturnType<BookingStore['letters']['of']>>

/** A booking as the office sees it, with how its letters stand. */
export async function visitOf(booking: Booking, letters: BookingStore['letters']): Promise<SiteVisit> {
  const person = 'person' in booking ? booking.person : null
  return {
    ...{ id: booking.id, date: booking.date, time: booking.time, matter: booking.matter },
    // What a draw has offered is kept for an answer, as what waits for a code is.
    state: booking.state === 'expired' ? 'cancelled' : booking.state === 'offered' ? 'pending' : booking.state,
    ...{ name: person?.name ?? null, email: person?.email ?? null, language: person?.language ?? null },
    pin: 'pin' in booking ? booking.pin : null,
    isCut: 'cutAt' in booking,
    letters: (await letters.of(booking.id)).map(fateOf),
  }
}

export const fateOf = ({ kind, way, state, attempts, said, bouncedAt }: Letters[number]): LetterFate => ({
  ...{ kind, way, attempts, state: bouncedAt === null ? state : 'bounced' },
  said: said && inOneLine(said),
})

/** A mail server may say anything. */
const inOneLine = (said: string): string =>
  [...said.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')].slice(0, MOST_SAID).join('')
