import type { Office } from '../profile/office.ts'
import { lanesServed, turnsOf } from './desk-queues.ts'
import { freshCounters } from './fairness-counters.ts'
import type { OfficeState } from './state.ts'
import { before, byPlace, type Lane, type Place, placeOf, type QueueEntry } from './waiting-room.ts'

/**
 * How many tickets today's call order puts before this one now: those that a desk which could call it would call first.
 * Who is away for some minutes is counted where their place is, for they come back to it. A desk's own order of queues
 * is left out of account. Of a booked visit whose hour has not come those are told that are booked earlier: what counts
 * for this visitor.
 */
export const aheadOf = (office: Office, state: OfficeState, now: number, ticket: QueueEntry): number =>
  aheadIn(office, state, now)(ticket)

/**
 * `aheadOf` for many tickets of one moment: what desks reach is looked up once for each lane. The state must stay as it
 * is meanwhile.
 * @param now epoch ms
 */
export function aheadIn(office: Office, state: OfficeState, now: number): (ticket: QueueEntry) => number {
  const reaches = new Map<string, Reach>()
  const reachOf = (lane: string): Reach => {
    const known = reaches.get(lane)
    if (known) return known
    const reach = reachFrom(office, state, lane)
    reaches.set(lane, reach)
    return reach
  }
  const due = { time: now, ordinal: Number.POSITIVE_INFINITY }
  const ever = { time: Number.POSITIVE_INFINITY, ordinal: 0 }
  return (ticket) => {
    const { lane, kind, place } = placeOf(ticket)
    const { lanes, away, pace } = reachOf(lane)
    const count = (of: keyof Lane, until: Pick<Place, 'time' | 'ordinal'>) => {
      let many = 0
      for (const one of lanes) many += before(one[of], until)
      for (const one of away) {
        if (one.kind === of && one.place.ticket !== ticket.id && byPlace(one.place, { ...until, ticket: '' }) < 0)
          many++
      }
      return many
    }
    const priority = count('priorityBooked', due) + count('priorityWalkIns', ever)
    const isEarly = ticket.booking !== null && place.time > now
    // Walk-ins may be called meanwhile, but once the hour has come none of them goes first: they are no part of the
    // wait.
    if (isEarly) return count('booked', place) + count('priorityBooked', place)
    if (kind === 'priorityBooked' || kind === 'priorityWalkIns') {
      const first = count('priorityBooked', place) + count('priorityWalkIns', place)
      const ordinary = count('booked', due) + count('walkIns', ever)
      return first + Math.min(ordinary, pace.owed + first * pace.between)
    }
    const ordinary = kind === 'booked' ? count('booked', place) : count('booked', due) + count('walkIns', place)
    const slots = ordinary < pace.owed ? 0 : Math.floor((ordinary - pace.owed) / pace.between) + 1
    return ordinary + Math.min(priority, slots)
  }
}

/**
 * What the desks that may call from a lane call from at all: its lanes, who is away from them, and their pace of
 * priority.
 */
type Reach = {
  lanes: readonly Lane[]
  away: readonly { kind: keyof Lane; place: Place }[]
  pace: { between: number; owed: number }
}

function reachFrom(office: Office, state: OfficeState, lane: string): Reach {
  // Asked for each ticket that is issued: plain loops leave nothing to be collected.
  const desks: number[] = []
  const ids = new Set<string>()
  for (const number of office.desks.keys()) {
    const served = lanesServed(office, state, number)
    if (!served.includes(lane)) continue
    desks.push(number)
    for (const id of served) ids.add(id)
  }
  const away: Reach['away'][number][] = []
  for (const id of state.away) {
    const ticket = state.tickets.get(id)
    const there = ticket && placeOf(ticket)
    if (there && ids.has(there.lane)) away.push(there)
  }
  const lanes: Lane[] = []
  for (const id of ids) {
    const waiting = state.waiting.get(id)
    if (waiting) lanes.push(waiting)
  }
  return { lanes, away, pace: priorityPace(office, state, desks) }
}

/** Ordinary calls that must go between two of priority, and those that are still owed before the next one. */
function priorityPace(office: Office, state: OfficeState, desks: readonly number[]): Reach['pace'] {
  const open = desks.find((number) => state.desks.get(number)?.status === 'open')
  const between = (office.profile.priority?.atMostEvery ?? 2) - 1
  const { sincePriority } = open === undefined ? freshCounters() : turnsOf(state, open)
  return { between, owed: Math.max(0, between - sincePriority) }
}
