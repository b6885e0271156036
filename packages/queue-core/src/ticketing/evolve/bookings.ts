import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'
import { bareBooking, bookingOf } from './look-up.ts'

export function bookingImported(state: OfficeState, event: EventOf<'BookingImported'>): void {
  const { type: _, booking: id, pin: code, ...facts } = event
  const party = event.party ?? 1
  state.bookings.set(id, { id, code, ...facts, party, importedParty: party, status: 'expected' })
  codesOf(state, event.date).set(code, id)
}

export function bookingChanged(state: OfficeState, { booking, language, party }: EventOf<'BookingChanged'>): void {
  state.bookings.set(booking, {
    ...bookingOf(state, booking),
    ...(language !== undefined && { language }),
    ...(party !== undefined && { party, importedParty: party }),
  })
}

/** The code of before opens nothing from now on. */
export function bookingMoved(state: OfficeState, event: EventOf<'BookingMoved'>): void {
  const { type: _, booking: id, pin: code, ...facts } = event
  const before = bookingOf(state, id)
  const codes = codesOf(state, before.date)
  if (codes.get(before.code) === id) codes.delete(before.code)
  if (codes.size === 0) state.bookingsByCode.delete(before.date)
  state.bookings.set(id, { ...before, ...facts, code })
  codesOf(state, event.date).set(code, id)
}

export function bookingLapsed(state: OfficeState, { booking }: EventOf<'BookingLapsed'>): void {
  state.bookings.set(booking, { ...bareBooking(bookingOf(state, booking)), status: 'lapsed' })
}

export function visitNotHeld(state: OfficeState, { booking }: EventOf<'VisitNotHeld'>): void {
  const known = bookingOf(state, booking)
  const { closes } = state.today
  state.bookings.set(booking, { ...bareBooking(known), status: 'not-held', closes: closes?.time ?? known.time })
}

export function bookingCancelled(state: OfficeState, { booking, reason }: EventOf<'BookingCancelled'>): void {
  state.bookings.set(booking, { ...bareBooking(bookingOf(state, booking)), status: 'cancelled', reason })
}

export function partySet(state: OfficeState, { booking, party }: EventOf<'PartySet'>): void {
  state.bookings.set(booking, { ...bookingOf(state, booking), party })
}

/**
 * The notes about the visit have gone with the name; the booking and its ticket stay. The office may have forgotten the
 * booking by then.
 */
export function personErased(state: OfficeState, { booking }: EventOf<'PersonErased'>): void {
  const known = state.bookings.get(booking)
  const ticket = known?.status === 'checked-in' ? state.tickets.get(known.ticket) : undefined
  if (ticket) ticket.noted = false
}

function codesOf(state: OfficeState, date: string): Map<string, string> {
  let codes = state.bookingsByCode.get(date)
  if (!codes) {
    codes = new Map()
    state.bookingsByCode.set(date, codes)
  }
  return codes
}
