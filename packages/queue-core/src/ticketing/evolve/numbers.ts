import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'

/** What is given from now on goes on from there; how many were given stays what it was, for limits count tickets. */
export function numbersRaised(state: OfficeState, { from }: EventOf<'NumbersRaised'>): void {
  state.raised = { from, given: new Map(state.numbers) }
  state.toRaise = null
}
