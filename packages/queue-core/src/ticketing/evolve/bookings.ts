import type { EventOf } from '../events.ts'
import { otherCodesOf } from '../known-codes.ts'
import type { OfficeState } from '../state.ts'
import { bareBooking, bookingOf } from './look-up.ts'

export function bookingImported(state: OfficeState, event: EventOf<'BookingImported'>): void {
  const { type: _, booking: id, pin: code, ...facts } = event
  const party = event.party ?? 1
  state.bookings.set(id, { id, code, ...facts, party, importedParty: party, status: 'expected' })
  codesOf(state.bookingsByCode, event.date).set(code, id)
}

export function bookingChanged(state: OfficeState, { booking, language, party }: EventOf<'BookingChanged'>): void {
  state.bookings.set(booking, {
    ...bookingOf(state, booking),
    ...(language !== undefined && { language }),
    ...(party !== undefined && { party, importedParty: party }),
  })
}

/** The code of before opens nothing from now on; another one of the same visit does so on its own day alone. */
export function bookingMoved(state: OfficeState, event: EventOf<'BookingMoved'>): void {
  const { type: _, booking: id, pin: code, ...facts } = event
  const before = bookingOf(state, id)
  forgetCode(state.bookingsByCode, before.date, before.code, id)
  if (event.date !== before.date)
    for (const other of otherCodesOf(state, before)) forgetCode(state.otherCodes, before.date, other, id)
  state.bookings.set(id, { ...before, ...facts, code })
  codesOf(state.bookingsByCode, event.date).set(code, id)
}

/** The site's code is the visit's own from now on, and the one of before opens it too. */
export function bookingLinked(state: OfficeState, event: EventOf<'BookingLinked'>): void {
  const { booking: id, site, pin, anew } = event
  const booking = bookingOf(state, id)
  const { code, date, time, queue } = booking
  const online = { id: site, before: booking.online?.before ?? { code, date, time, queue } }
  // The site has given it another code in place of one that was too close to somebody's.
  const isNewCode = booking.online?.id === site
  const before = anew ? { ...bareBooking(booking), status: 'expected' as const } : booking
  forgetCode(state.bookingsByCode, date, code, id)
  if (!isNewCode && code !== pin) codesOf(state.otherCodes, date).set(code, id)
  state.bookings.set(id, { ...before, code: pin, online })
  forgetCode(state.otherCodes, date, pin, id)
  codesOf(state.bookingsByCode, date).set(pin, id)
  state.linked.set(site, id)
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

type Codes = Map<string, Map<string, string>>

function codesOf(days: Codes, date: string): Map<string, string> {
  let codes = days.get(date)
  if (!codes) {
    codes = new Map()
    days.set(date, codes)
  }
  return codes
}

function forgetCode(days: Codes, date: string, code: string, booking: string): void {
  const codes = days.get(date)
  if (codes?.get(code) !== booking) return
  codes.delete(code)
  if (codes.size === 0) days.delete(date)
}
