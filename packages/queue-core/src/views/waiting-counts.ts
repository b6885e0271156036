import type { OfficeState } from '../ticketing/state.ts'
import { queueLane, sizeOf } from '../ticketing/waiting-room.ts'

/**
 * How many hold a place in a queue: those who wait, and those who asked for some minutes more. Tickets sent to one desk
 * are that desk's, not the queue's.
 */
export function waitingIn(state: OfficeState, queue: string): number {
  const lane = state.waiting.get(queueLane(queue))
  let away = 0
  for (const id of state.away) {
    const ticket = state.tickets.get(id)
    if (ticket?.queue === queue && ticket.onlyDesk === null) away++
  }
  return (lane ? sizeOf(lane) : 0) + away
}
