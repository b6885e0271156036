import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'
import { ticketOf } from './look-up.ts'
import { leaveDesk, stepAway, waitAgain } from './stage.ts'

export function ticketTakenBack(state: OfficeState, event: EventOf<'TicketTakenBack'>): void {
  state.absent.delete(event.ticket)
  waitAgain(state, ticketOf(state, event.ticket))
}

export function ticketReturned(state: OfficeState, event: EventOf<'TicketReturned'>, at: number): void {
  leaveDesk(state, event.ticket, event.desk, at, null)
  const ticket = ticketOf(state, event.ticket)
  if (event.until === undefined) waitAgain(state, ticket)
  else stepAway(state, ticket, event.until)
}

export function ticketTransferred(state: OfficeState, event: EventOf<'TicketTransferred'>, at: number): void {
  leaveDesk(state, event.ticket, event.desk, at, null)
  const ticket = ticketOf(state, event.ticket)
  const sent = 'queue' in event.to ? { queue: event.to.queue, onlyDesk: null } : { onlyDesk: event.to.desk }
  waitAgain(state, { ...ticket, ...sent })
}
