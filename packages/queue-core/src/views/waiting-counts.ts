import type { OfficeState } from '../ticketing/state.ts'
import { queueLane } from '../ticketing/waiting-room.ts'

/** How many wait in a queue. Tickets sent to one desk are that desk's, not the queue's. */
export function waitingIn(state: OfficeState, queue: string): number {
  const lane = state.waiting.get(queueLane(queue))
  return lane ? lane.booked.length + lane.walkIns.length : 0
}
