import type { Office } from '../profile/office.ts'
import { type Choice, nextInOrder } from './call-order.ts'
import { lanesServed, rulesOf, turnsKey, turnsOf } from './desk-queues.ts'
import { afterCall } from './fairness-counters.ts'
import type { OfficeState } from './state.ts'
import { deskLane, type Lane, queueLane } from './waiting-room.ts'

/**
 * Whom one desk would call, one after the other, if it alone called everybody right now and nobody came or left.
 * Nothing is changed by looking; the state must stay as it is while somebody goes on asking.
 * @param now epoch ms
 */
export function* callsToCome(office: Office, state: OfficeState, desk: number, now: number): Generator<Choice> {
  const lanes = lanesServed(office, state, desk).flatMap((id) => {
    const lane = state.waiting.get(id)
    return lane ? [{ lane, taken: { booked: 0, walkIns: 0, priorityBooked: 0, priorityWalkIns: 0 } }] : []
  })
  const rules = rulesOf(office, state, desk)
  let turns = turnsOf(state, desk)
  let walkIns = walkInsCounted(state, desk)
  for (;;) {
    const firsts = lanes.map(({ lane, taken }) => ({
      booked: lane.booked[taken.booked] ?? null,
      walkIns: lane.walkIns[taken.walkIns] ?? null,
      priorityBooked: lane.priorityBooked[taken.priorityBooked] ?? null,
      priorityWalkIns: lane.priorityWalkIns[taken.priorityWalkIns] ?? null,
    }))
    const choice = nextInOrder(firsts, now, turns, rules)
    if (!choice) return
    yield choice
    const kind = takeOut(lanes, firsts, choice)
    if (kind === 'walkIns') walkIns--
    const isBooked = kind === 'booked' || kind === 'priorityBooked'
    turns = afterCall(turns, { reason: choice.reason, isBooked, walkInsWait: walkIns > 0 })
  }
}

type Taken = { lane: Lane; taken: Record<keyof Lane, number> }

/** Marks the chosen place as called, and answers which kind it was. */
function takeOut(
  lanes: readonly Taken[],
  firsts: readonly Record<keyof Lane, Choice['place'] | null>[],
  { place }: Choice,
) {
  for (const [i, first] of firsts.entries()) {
    for (const kind of ['booked', 'walkIns', 'priorityBooked', 'priorityWalkIns'] as const) {
      const lane = lanes[i]
      if (first[kind] !== place || !lane) continue
      lane.taken[kind]++
      return kind
    }
  }
  throw new Error('the call order chose somebody who stands in no lane')
}

/**
 * Walk-ins by which turns are counted, as `TicketCalled` counts them: of the desk's chosen queues, or of the whole
 * room.
 */
function walkInsCounted(state: OfficeState, number: number): number {
  const desk = state.desks.get(number)
  const queues = desk && desk.status !== 'closed' ? desk.queues : null
  const counted = queues ? [deskLane(number), ...queues.map(queueLane)] : [...state.waiting.keys()]
  return counted.reduce((sum, id) => sum + (state.waiting.get(id)?.walkIns.length ?? 0), 0)
}

/**
 * Desks of which this is the same call the same people in the same order, as long as nobody was sent to one of them
 * alone.
 */
export function callingAlike(office: Office, state: OfficeState, number: number): string {
  const desk = state.desks.get(number)
  const lanes = lanesServed(office, state, number).filter((id) => state.waiting.has(id))
  return `${turnsKey(desk && desk.status !== 'closed' ? desk.queues : null)}|${lanes.join(' ')}`
}
