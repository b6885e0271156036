import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'
import { enter, leave } from '../waiting-room.ts'
import { ticketOf } from './look-up.ts'

/** Another place in the line, if it stands there now. */
export function priorityGiven(state: OfficeState, { ticket: id, ground }: EventOf<'PriorityGiven'>): void {
  const ticket = ticketOf(state, id)
  const given = { ...ticket, priority: ground }
  if (ticket.status === 'waiting') leave(state.waiting, ticket)
  state.tickets.set(id, given)
  if (ticket.status === 'waiting') enter(state.waiting, given)
}
