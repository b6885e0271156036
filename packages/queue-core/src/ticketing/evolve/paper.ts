import type { EventOf } from '../events.ts'
import type { OfficeState, Ticket } from '../state.ts'
import { ticketOf } from './look-up.ts'

export function ticketPrinted(state: OfficeState, event: EventOf<'TicketPrinted'>): void {
  paper(state, event.ticket, { state: 'printed' })
}

export function ticketPrintFailed(state: OfficeState, event: EventOf<'TicketPrintFailed'>): void {
  paper(state, event.ticket, { state: 'failed', reason: event.reason })
}

export function ticketReprintAsked(
  state: OfficeState,
  { ticket: id, copy }: EventOf<'TicketReprintAsked'>,
  at: number,
): void {
  state.tickets.set(id, { ...ticketOf(state, id), print: { state: 'printing' }, copy, printAskedAt: at })
  state.withoutPaper.delete(id)
  state.unprinted.add(id)
}

/** How the paper of a ticket ended. */
export function paper(state: OfficeState, id: string, print: Ticket['print']): void {
  const ticket = ticketOf(state, id)
  state.tickets.set(id, { ...ticket, print })
  state.unprinted.delete(id)
  const inPlay = ticket.status !== 'finished' && ticket.status !== 'cancelled'
  if (print.state === 'failed' && inPlay) state.withoutPaper.add(id)
}
