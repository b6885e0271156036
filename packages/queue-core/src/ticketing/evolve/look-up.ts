import type { Booking, Desk, OfficeState, Ticket, TicketAtDesk } from '../state.ts'

/** What the log names must be there: these throw when it is not, for then the log contradicts itself. */

export function ticketOf(state: OfficeState, id: string): Ticket {
  const ticket = state.tickets.get(id)
  if (!ticket) throw new Error(`the log names ticket ${id}, which was never issued`)
  return ticket
}

export function atDesk(state: OfficeState, id: string): TicketAtDesk {
  const ticket = ticketOf(state, id)
  if (ticket.status !== 'called' && ticket.status !== 'serving') throw new Error(`ticket ${id} is at no desk`)
  return ticket
}

export function bookingOf(state: OfficeState, id: string): Booking {
  const booking = state.bookings.get(id)
  if (!booking) throw new Error(`the log names booking ${id}, which was never imported`)
  return booking
}

/** Facts of a booking without its status. */
export function bareBooking(booking: Booking) {
  const { id, date, time, hourAt, queue, code, language, party, importedParty, ofSite, online } = booking
  const site = { ...(ofSite && { ofSite }), ...(online && { online }) }
  return { id, date, time, hourAt, queue, code, language, party, importedParty, ...site }
}

export function heldDesk(state: OfficeState, number: number): Exclude<Desk, { status: 'closed' }> {
  const desk = state.desks.get(number)
  if (!desk || desk.status === 'closed') throw new Error(`the log uses desk ${number} while it is closed`)
  return desk
}
