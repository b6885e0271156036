import type { Office } from '../profile/office.ts'
import { type FairnessCounters, freshCounters, type Rules } from './fairness-counters.ts'
import type { OfficeState } from './state.ts'
import { deskLane, type Lane, queueLane } from './waiting-room.ts'

/** Queues that a desk calls from, in its order: those that it was opened for, or else all that the profile gives it. */
export function queuesServed(office: Office, state: OfficeState, number: number): string[] {
  const all = [...(office.desks.get(number)?.queues ?? [])]
  const desk = state.desks.get(number)
  if (!desk || desk.status === 'closed' || desk.queues === null) return all
  return desk.queues.filter((queue) => all.includes(queue))
}

/** Of each desk: the queues that it was opened for when it was last asked about, and the lanes that follow. */
const served = new WeakMap<Office, Map<number, { queues: readonly string[] | null; lanes: readonly string[] }>>()

/**
 * Ids of the lanes that a desk calls from: what was sent to it alone, and its queues. The same list for as long as
 * nothing about it changes: each ticket asks for those of all desks.
 */
export function lanesServed(office: Office, state: OfficeState, number: number): readonly string[] {
  const desk = state.desks.get(number)
  const queues = !desk || desk.status === 'closed' ? null : desk.queues
  const ofOffice = served.get(office) ?? new Map()
  const known = ofOffice.get(number)
  if (known && known.queues === queues) return known.lanes
  const lanes = [deskLane(number), ...queuesServed(office, state, number).map(queueLane)]
  served.set(office, ofOffice.set(number, { queues, lanes }))
  return lanes
}

/** Those lanes, as far as anybody ever stood in them. */
export function lanesOf(office: Office, state: OfficeState, number: number): Lane[] {
  return lanesServed(office, state, number).flatMap((id) => state.waiting.get(id) ?? [])
}

/** How a desk calls: by the office's rules, and by the largest walk-in share among its queues. */
export function rulesOf(office: Office, state: OfficeState, number: number): Rules {
  const served = queuesServed(office, state, number)
  const shares = office.profile.queues.flatMap((q) =>
    q.kind === 'walk-in' && q.share !== undefined && served.includes(q.id) ? [q.share] : [],
  )
  return {
    share: shares.length > 0 ? Math.max(...shares) : null,
    priorityEvery: office.profile.priority?.atMostEvery ?? 2,
    asListed: office.profile.calls.order === 'as-listed',
  }
}

/** Under which the turns of a desk are counted: desks that serve the same queues in the same order share them. */
export const turnsKey = (queues: readonly string[] | null): string => queues?.join(' ') ?? ''

/** The turns that a desk takes part in. */
export function turnsOf(state: OfficeState, number: number): FairnessCounters {
  const desk = state.desks.get(number)
  return state.turns.get(turnsKey(!desk || desk.status === 'closed' ? null : desk.queues)) ?? freshCounters()
}
