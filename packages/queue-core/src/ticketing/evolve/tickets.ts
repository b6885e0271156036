import type { EventOf } from '../events.ts'
import { type OfficeState, RECENT, type Ticket } from '../state.ts'
import { enter } from '../waiting-room.ts'
import { bareBooking, bookingOf } from './look-up.ts'
import { paper } from './paper.ts'

export function ticketIssued(state: OfficeState, event: EventOf<'TicketIssued'>, at: number, actor: string): void {
  issue(state, event, at, actor)
  state.ticketByCode.set(event.code, event.ticket)
  state.numbers.set(event.queue, (state.numbers.get(event.queue) ?? 0) + 1)
  state.unprinted.add(event.ticket)
  state.recent.push(event.ticket)
  if (state.recent.length > RECENT) state.recent.shift()
}

export function visitJoined(state: OfficeState, event: EventOf<'VisitJoined'>, at: number, actor: string): void {
  const { queue } = bookingOf(state, event.booking)
  issue(state, { ...event, queue, code: '' }, at, actor)
  // There is no paper of it, so none is owed.
  paper(state, event.ticket, { state: 'printed' })
}

type Issued = Omit<EventOf<'TicketIssued'>, 'type'>

/** A ticket begins to wait. */
function issue(state: OfficeState, event: Issued, at: number, issuedBy: string): void {
  const booking = event.booking === null ? null : bookingOf(state, event.booking)
  const ticket: Ticket = {
    id: event.ticket,
    number: event.number,
    code: event.code,
    queue: event.queue,
    onlyDesk: null,
    language: event.language,
    issuedAt: at,
    printsAt: event.machine ?? issuedBy,
    ordinal: state.tickets.size,
    booking: booking && { id: booking.id, hourAt: booking.hourAt, time: booking.time },
    promise:
      event.told === undefined
        ? null
        : { estimate: event.told, ...(event.ahead !== undefined && { ahead: event.ahead }) },
    priority: event.priority ?? null,
    timesAsked: 0,
    noted: false,
    print: { state: 'printing' },
    copy: 1,
    printAskedAt: at,
    status: 'waiting',
  }
  if (booking) state.bookings.set(booking.id, { ...bareBooking(booking), status: 'checked-in', ticket: ticket.id })
  state.tickets.set(ticket.id, ticket)
  state.ticketByNumber.set(ticket.number, ticket.id)
  state.dayBegan ??= at
  enter(state.waiting, ticket)
}
