import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'
import { atDesk, ticketOf } from './look-up.ts'
import { countServed } from './measured.ts'
import { leaveDesk, move } from './stage.ts'

export function serviceStarted(state: OfficeState, event: EventOf<'ServiceStarted'>, at: number): void {
  const ticket = atDesk(state, event.ticket)
  move(state, ticket, { status: 'serving', call: ticket.call, startedAt: at })
}

export function serviceFinished(state: OfficeState, event: EventOf<'ServiceFinished'>, at: number): void {
  countServed(state, ticketOf(state, event.ticket).queue)
  leaveDesk(state, event.ticket, event.desk, at, { status: 'finished' })
}

export function visitCancelled(state: OfficeState, event: EventOf<'VisitCancelled'>, at: number): void {
  leaveDesk(state, event.ticket, event.desk, at, { status: 'cancelled', reason: event.reason })
}

export function ticketMarkedAbsent(state: OfficeState, event: EventOf<'TicketMarkedAbsent'>, at: number): void {
  leaveDesk(state, event.ticket, event.desk, at, { status: 'absent', since: at })
  state.absent.add(event.ticket)
}

export function visitNoted(state: OfficeState, { ticket }: EventOf<'VisitNoted'>): void {
  state.tickets.set(ticket, { ...ticketOf(state, ticket), noted: true })
}
