import type { Office } from '../profile/office.ts'
import { lanesServed, turnsOf } from './desk-queues.ts'
import { freshCounters } from './fairness-counters.ts'
import type { OfficeState } from './state.ts'
import { before, byPlace, type Lane, type Place, placeOf, type QueueEntry } from './waiting-room.ts'

/**
 * How many tickets today's call order puts before this one now: those that a desk which could call it would call first. Who is away for some
 * minutes is counted where their place is, for they come back to it. A desk's own order of queues is left out of account.
 */
export function aheadOf(office: Office, state: OfficeState, now: number, ticket: QueueEntry): number {
  const { lane, kind, place } = placeOf(ticket)
  const desks = [...office.desks.keys()].filter((number) => lanesServed(office, state, number).includes(lane))
  const lanes = new Set(desks.flatMap((number) => lanesServed(office, state, number)))
  const count = (of: keyof Lane, until: Pick<Place, 'time' | 'ordinal'>) => {
    let many = 0
    for (const id of lanes) many += before(state.waiting.get(id)?.[of] ?? [], until)
    for (const id of state.away) {
      const away = state.tickets.get(id)
      if (away === undefined || id === ticket.id) continue
      const there = placeOf(away)
      if (there.kind === of && lanes.has(there.lane) && byPlace(there.place, { ...until, ticket: '' }) < 0) many++
    }
    return many
  }
  const due = { time: now, ordinal: Number.POSITIVE_INFINITY }
  const ever = { time: Number.POSITIVE_INFINITY, ordinal: 0 }
  const priority = count('priorityBooked', due) + count('priorityWalkIns', ever)
  const isEarly = ticket.booking !== null && place.time > now
  if (isEarly)
    return (
      count('walkIns', ever) + count('priorityWalkIns', ever) + count('booked', place) + count('priorityBooked', place)
    )
  const pace = priorityPace(office, state, desks)
  if (kind === 'priorityBooked' || kind === 'priorityWalkIns') {
    const first = count('priorityBooked', place) + count('priorityWalkIns', place)
    const ordinary = count('booked', due) + count('walkIns', ever)
    return first + Math.min(ordinary, pace.owed + first * pace.between)
  }
  const ordinary = kind === 'booked' ? count('booked', place) : count('booked', due) + count('walkIns', place)
  const slots = ordinary < pace.owed ? 0 : Math.floor((ordinary - pace.owed) / pace.between) + 1
  return ordinary + Math.min(priority, slots)
}

/** Ordinary calls that must go between two of priority, and those that are still owed before the next one. */
function priorityPace(office: Office, state: OfficeState, desks: readonly number[]): { between: number; owed: number } {
  const open = desks.find((number) => state.desks.get(number)?.status === 'open')
  const between = (office.profile.priority?.atMostEvery ?? 2) - 1
  const { sincePriority } = open === undefined ? freshCounters() : turnsOf(state, open)
  return { between, owed: Math.max(0, between - sincePriority) }
}
