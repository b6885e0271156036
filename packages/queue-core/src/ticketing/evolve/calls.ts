import { turnsKey } from '../desk-queues.ts'
import type { EventOf } from '../events.ts'
import { afterCall, freshCounters } from '../fairness-counters.ts'
import { BOARD_ROWS, type OfficeState, type Ticket } from '../state.ts'
import { deskLane, queueLane, type WaitingRoom } from '../waiting-room.ts'
import { occupy } from './desks.ts'
import { atDesk, heldDesk, ticketOf } from './look-up.ts'
import { move, stepOut } from './stage.ts'

export function ticketCalled(state: OfficeState, event: EventOf<'TicketCalled'>, at: number): void {
  const ticket = ticketOf(state, event.ticket)
  const { desk, reason, call: id } = event
  stepOut(state, ticket)
  countTurn(state, ticket, desk, reason)
  const call = { id, desk, reason, calledAt: at, lastCallAt: at, recalls: 0 }
  move(state, ticket, { status: 'called', call })
  occupy(state, desk, ticket.id, at)
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

function countTurn(state: OfficeState, called: Ticket, desk: number, reason: string): void {
  const { queues } = heldDesk(state, desk)
  const key = turnsKey(queues)
  const turns = state.turns.get(key) ?? freshCounters()
  const lanes = queues && [deskLane(desk), ...queues.map(queueLane)]
  const walkInsWait = someWalkInWaits(state.waiting, lanes)
  state.turns.set(key, afterCall(turns, { reason, isBooked: called.booking !== null, walkInsWait }))
}

/** `lanes`: ids, `null` for all. */
function someWalkInWaits(room: WaitingRoom, lanes: readonly string[] | null): boolean {
  for (const id of lanes ?? room.keys()) if ((room.get(id)?.walkIns.length ?? 0) > 0) return true
  return false
}
