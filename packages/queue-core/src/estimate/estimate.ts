import type { Estimate } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { placeOf, queueLane, sizeOf } from '../ticketing/waiting-room.ts'
import { seededRandom } from './random.ts'
import { roomFor, type Target } from './room.ts'
import { draw, minutesUntilCalled } from './simulate.ts'

const MINUTE = 60_000
/** No range looks further than a working day. */
const LIMIT_MINUTES = 480
/** How much play one estimate may take: many plays of a short queue, fewer of a long one. */
const STEPS = 4_000
const LEAST_PLAYS = 20
const MOST_PLAYS = 60

/**
 * How long a ticket will still wait, as a range that holds four of five plays of the queue ahead (ALL-10).
 * @returns whole minutes, or `null` when no desk that could call it is open
 */
export function estimateFor(office: Office, state: OfficeState, now: number, ticket: Ticket): Estimate | null {
  return range(office, state, now, placeOf(ticket))
}

/** How long somebody would wait who takes a walk-in ticket now, or, in a booked queue, whose hour has just come. */
export function estimateForNewcomer(office: Office, state: OfficeState, now: number, queue: string): Estimate | null {
  const place = { ticket: 'newcomer', time: now, ordinal: Number.MAX_SAFE_INTEGER }
  const kind = office.queues.get(queue)?.kind === 'booked' ? 'booked' : 'walkIns'
  return range(office, state, now, { lane: queueLane(queue), kind, place })
}

/** How long somebody who confirms this visit now would wait: told before there is a ticket, so that the log can keep it with the ticket. */
export function estimateForVisit(
  office: Office,
  state: OfficeState,
  now: number,
  visit: { id: string; queue: string; hourAt: number },
): Estimate | null {
  const place = { ticket: visit.id, time: visit.hourAt, ordinal: Number.MAX_SAFE_INTEGER }
  return range(office, state, now, { lane: queueLane(visit.queue), kind: 'booked', place })
}

/**
 * Minutes after which somebody who takes a walk-in ticket now has been served: nine of ten plays of the queue ahead, and of the
 * visit itself, end by then. `null` when no desk that could call the ticket is open.
 */
export function minutesUntilNewcomerIsServed(
  office: Office,
  state: OfficeState,
  now: number,
  queue: string,
): number | null {
  const place = { ticket: 'newcomer', time: now, ordinal: Number.MAX_SAFE_INTEGER }
  const ends = play(office, state, now, { lane: queueLane(queue), kind: 'walkIns', place }, true)
  return ends && (ends[rank(ends, 0.9)] ?? 0)
}

function range(office: Office, state: OfficeState, now: number, target: Target): Estimate | null {
  const waits = play(office, state, now, target, false)
  if (!waits) return null
  const low = waits[rank(waits, 0.1)] ?? 0
  return rounded(low, waits[rank(waits, 0.9)] ?? low)
}

/**
 * Where in a sorted list of plays the value stands that this share of all possible plays is below: of n plays the first is below
 * 1/(n+1) of them. Towards the ends, so that few plays make the range wider, not narrower.
 */
function rank(plays: readonly number[], share: number): number {
  const at = share * (plays.length + 1) - 1
  return Math.min(plays.length - 1, Math.max(0, share < 0.5 ? Math.floor(at) : Math.ceil(at)))
}

/** Minutes until the target is called, or until its visit is over, in each of many plays, the shortest first. */
function play(office: Office, state: OfficeState, now: number, target: Target, untilServed: boolean): number[] | null {
  const room = roomFor(office, state, now, target)
  if (!room) return null
  const random = seededRandom(Math.floor(now / MINUTE))
  const people = room.coming.length + room.lanes.reduce((n, { waiting: w }) => n + sizeOf(w), 0)
  const plays = Math.max(LEAST_PLAYS, Math.min(MOST_PLAYS, Math.floor(STEPS / (people + 1))))
  const own = room.lanes.find(({ id }) => id === target.lane)
  return Array.from({ length: plays }, () => {
    const waits = minutesUntilCalled(room, room.target, random, LIMIT_MINUTES)
    return untilServed ? waits + draw(own?.pace ?? [], random) : waits
  }).sort((a, b) => a - b)
}
/** Whole minutes; above a quarter of an hour in steps of five, for nobody can promise better. */
function rounded(low: number, high: number): Estimate {
  const step = high > 15 ? 5 : 1
  const top = Math.min(LIMIT_MINUTES, Math.max(step, Math.ceil(high / step) * step))
  return { low: Math.min(Math.floor(low / step) * step, top), high: top }
}
