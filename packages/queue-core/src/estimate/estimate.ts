import type { Estimate } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { kinds, placeOf, queueLane, sizeOf } from '../ticketing/waiting-room.ts'
import { seededRandom } from './random.ts'
import { mayBeCalled, roomFor, type Target } from './room.ts'
import { draw, minutesUntilCalled, type Room } from './simulate.ts'

const MINUTE = 60_000
/** No range looks further than a working day, minutes. */
export const LONGEST_WAIT = 480
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

/**
 * `estimateFor` for many tickets of one moment, the same ranges: those who see the same room share its plays. The state
 * must stay as it is meanwhile.
 * @param now epoch ms
 */
export function estimatesIn(office: Office, state: OfficeState, now: number): (ticket: Ticket) => Estimate | null {
  const told = new Map<string, Estimate>()
  const played = new Set<string>()
  return (ticket) => {
    const target = placeOf(ticket)
    if (ticket.status !== 'waiting') return range(office, state, now, target)
    if (!mayBeCalled(office, state, target.lane)) return null
    const sight = sightOf(target, now)
    if (!played.has(sight)) {
      played.add(sight)
      playFor(target, sight)
    }
    return told.get(ticket.id) ?? range(office, state, now, target)
  }

  function playFor(target: Target, sight: string): void {
    const room = roomFor(office, state, now, target)
    if (!room) return
    const places = room.lanes.flatMap(({ waiting }) =>
      kinds.flatMap((kind) => waiting[kind].filter((place) => sightOf({ kind, place }, now) === sight)),
    )
    const targets = new Map(places.map((place, i) => [place, i]))
    const plays = playsOf(room, (random) => minutesUntilCalled(room, targets, random, LONGEST_WAIT))
    for (const [i, { ticket }] of places.entries()) {
      const waits = plays.map((play) => play[i] ?? LONGEST_WAIT).sort((a, b) => a - b)
      told.set(ticket, rangeOf(waits))
    }
  }
}

/**
 * What decides which room a waiting ticket sees: see `roomFor`. Until its hour a booked visit reckons with those who
 * come before it.
 */
function sightOf({ kind, place }: Pick<Target, 'kind' | 'place'>, now: number): string {
  if (kind === 'walkIns' || kind === 'priorityWalkIns') return 'walk-in'
  return place.time <= now ? 'booked' : `booked ${place.time}`
}

/** How long somebody would wait who takes a walk-in ticket now, or, in a booked queue, whose hour has just come. */
export function estimateForNewcomer(office: Office, state: OfficeState, now: number, queue: string): Estimate | null {
  const place = { ticket: 'newcomer', time: now, ordinal: Number.MAX_SAFE_INTEGER }
  const kind = office.queues.get(queue)?.kind === 'booked' ? 'booked' : 'walkIns'
  return range(office, state, now, { lane: queueLane(queue), kind, place })
}

/**
 * How long somebody who confirms this visit now would wait: told before there is a ticket, so that the log can keep it
 * with the ticket.
 */
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
 * Minutes after which somebody who takes a walk-in ticket now has been served: nine of ten plays of the queue ahead,
 * and of the visit itself, end by then. `null` when no desk that could call the ticket is open.
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
  return waits && rangeOf(waits)
}

/**
 * Where in a sorted list of plays the value stands that this share of all possible plays is below: of n plays the first
 * is below 1/(n+1) of them. Towards the ends, so that few plays make the range wider, not narrower.
 */
function rank(plays: readonly number[], share: number): number {
  const at = share * (plays.length + 1) - 1
  return Math.min(plays.length - 1, Math.max(0, share < 0.5 ? Math.floor(at) : Math.ceil(at)))
}

/** Minutes until the target is called, or until its visit is over, in each of many plays, the shortest first. */
function play(office: Office, state: OfficeState, now: number, target: Target, untilServed: boolean): number[] | null {
  const room = roomFor(office, state, now, target)
  if (!room) return null
  const own = room.lanes.find(({ id }) => id === target.lane)
  const targets = new Map([[room.target, 0]])
  return playsOf(room, (random) => {
    const [waits = LONGEST_WAIT] = minutesUntilCalled(room, targets, random, LONGEST_WAIT)
    return untilServed ? waits + draw(own?.pace ?? [], random) : waits
  }).sort((a, b) => a - b)
}

/**
 * Plays the room often. Each play has its own chance: what one tells of a place doesn't hang on how long those before
 * it went on.
 */
function playsOf<T>(room: Room, once: (random: () => number) => T): T[] {
  const minute = Math.floor(room.now / MINUTE)
  const people = room.coming.length + room.lanes.reduce((n, { waiting: w }) => n + sizeOf(w), 0)
  const plays = Math.max(LEAST_PLAYS, Math.min(MOST_PLAYS, Math.floor(STEPS / (people + 1))))
  return Array.from({ length: plays }, (_, i) => once(seededRandom(minute * MOST_PLAYS + i)))
}

function rangeOf(waits: readonly number[]): Estimate {
  const low = waits[rank(waits, 0.1)] ?? 0
  return rounded(low, waits[rank(waits, 0.9)] ?? low)
}

/** Whole minutes; above a quarter of an hour in steps of five, for nobody can promise better. */
function rounded(low: number, high: number): Estimate {
  const step = high > 15 ? 5 : 1
  const top = Math.min(LONGEST_WAIT, Math.max(step, Math.ceil(high / step) * step))
  return { low: Math.min(Math.floor(low / step) * step, top), high: top }
}
