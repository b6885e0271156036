import type { Booking, Entry, Trace } from '@poczekalnia/booking-core'
import type { KeptLetter } from '@poczekalnia/booking-core/store'

/** How a visit came about: what it keeps itself, and when its letters were written. */
export function traceOf(booking: Booking, letters: readonly KeptLetter[]): Trace | null {
  if (!('person' in booking)) return null
  const { id, person, createdAt, changedAt, places, seat, at } = booking
  // What the office booked has no code, and says nothing of its visitor's hands.
  const code = letters.find(({ kind }) => kind === 'code')
  const confirmed = letters.find(({ kind }) => kind === 'booked')
  return {
    ...{ id, name: person.name, email: person.email, heldAt: createdAt, givenAt: code?.writtenAt ?? null },
    confirmedAt: code && confirmed ? confirmed.writtenAt : null,
    calledOffAt: booking.state === 'cancelled' && booking.by === 'visitor' ? changedAt : null,
    ...{ place: `${places} ${seat} ${at}`, stem: null },
  }
}

/** The same of an entry of a draw, which has no place of its own. */
export function traceOfEntry(entry: Entry, letters: readonly KeptLetter[]): Trace {
  const code = letters.find(({ kind }) => kind === 'code')
  const entered = letters.find(({ kind }) => kind === 'entered')
  return {
    ...{ id: entry.id, name: entry.names[0] ?? '', email: entry.email },
    ...{ heldAt: entry.createdAt, givenAt: code?.writtenAt ?? null },
    confirmedAt: code && entered ? entered.writtenAt : null,
    ...{ calledOffAt: null, place: entry.id, stem: entry.stem ?? null },
  }
}
