import type { EventOf } from '../events.ts'
import { BOARD_ROWS, type OfficeState, type Ticket } from '../state.ts'
import { leave, type WaitingRoom } from '../waiting-room.ts'
import { occupy } from './desks.ts'
import { atDesk, ticketOf } from './look-up.ts'
import { move } from './stage.ts'

export function ticketCalled(state: OfficeState, event: EventOf<'TicketCalled'>, at: number): void {
  const ticket = ticketOf(state, event.ticket)
  leave(state.waiting, ticket)
  countShare(state, ticket, event.reason)
  const { desk, reason, call: id } = event
  const call = { id, desk, reason, calledAt: at, lastCallAt: at, recalls: 0 }
  move(state, ticket, { status: 'called', call })
  occupy(state, desk, ticket.id)
  state.board.unshift({ call: id, ticket: ticket.id, desk, at, recalls: 0 })
  state.board.length = Math.min(state.board.length, BOARD_ROWS)
}

export function ticketRecalled(state: OfficeState, event: EventOf<'TicketRecalled'>, at: number): void {
  const ticket = atDesk(state, event.ticket)
  const call = { ...ticket.call, lastCallAt: at, recalls: ticket.call.recalls + 1 }
  state.tickets.set(ticket.id, { ...ticket, call })
  state.board = state.board.filter((row) => row.call !== call.id)
  state.board.unshift({ call: call.id, ticket: ticket.id, desk: call.desk, at, recalls: call.recalls })
}

function countShare(state: OfficeState, called: Ticket, reason: string): void {
  if (reason === 'called-by-number') return
  if (!called.booking) state.bookedSinceWalkIn = 0
  else if (someWalkInWaits(state.waiting)) state.bookedSinceWalkIn++
}

function someWalkInWaits(room: WaitingRoom): boolean {
  for (const lane of room.values()) if (lane.walkIns.length > 0) return true
  return false
}
