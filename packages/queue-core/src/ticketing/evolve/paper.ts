import type { EventOf } from '../events.ts'
import { isOver, type OfficeState, type Ticket } from '../state.ts'
import { ticketOf } from './look-up.ts'

export function ticketPrinted(state: OfficeState, event: EventOf<'TicketPrinted'>): void {
  paper(state, event.ticket, { state: 'printed' })
}

export function ticketPrintFailed(state: OfficeState, event: EventOf<'TicketPrintFailed'>): void {
  paper(state, event.ticket, { state: 'failed', reason: event.reason })
}

export function ticketReprintAsked(
  state: OfficeState,
  { ticket: id, copy, machine }: EventOf<'TicketReprintAsked'>,
  at: number,
): void {
  const ticket = ticketOf(state, id)
  const printsAt = machine ?? ticket.printsAt
  state.tickets.set(id, { ...ticket, print: { state: 'printing' }, copy, printAskedAt: at, printsAt })
  state.withoutPaper.delete(id)
  state.unprinted.add(id)
}

/** How the paper of a ticket ended. */
export function paper(state: OfficeState, id: string, print: Ticket['print']): void {
  const ticket = ticketOf(state, id)
  state.tickets.set(id, { ...ticket, print })
  state.unprinted.delete(id)
  if (print.state === 'failed' && !isOver(ticket.status)) state.withoutPaper.add(id)
}
