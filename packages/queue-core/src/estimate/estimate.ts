import type { Estimate } from '@poczekalnia/protocol'
import { arriveMinutesBefore } from '../profile/booked-visits.ts'
import type { Office } from '../profile/office.ts'
import { isCalledByNumber } from '../ticketing/codes.ts'
import { lanesServed, shareFor } from '../ticketing/decide/call.ts'
import { type OfficeState, type Ticket, ticketAt } from '../ticketing/state.ts'
import { before, type Lane, type Place, placeOf, queueLane } from '../ticketing/waiting-room.ts'
import { paceOf, showUpRate } from './pace.ts'
import { seededRandom } from './random.ts'
import { draw, drawRest, type ExpectedPlace, minutesUntilCalled, type Room } from './simulate.ts'

const MINUTE = 60_000
/** No range looks further than a working day. */
const LIMIT_MINUTES = 480
/** How much play one estimate may take: many plays of a short queue, fewer of a long one, whose ends scatter less. */
const STEPS = 4_000

type Target = ReturnType<typeof placeOf>

/**
 * How long a ticket will still wait, as a range that holds four of five plays of the queue ahead (ALL-10).
 * @returns whole minutes, or `null` when no desk that could call it is open
 */
export function estimateFor(office: Office, state: OfficeState, now: number, ticket: Ticket): Estimate | null {
  return range(office, state, now, placeOf(ticket))
}

/** How long somebody who takes a walk-in ticket now would wait. */
export function estimateForNewcomer(office: Office, state: OfficeState, now: number, queue: string): Estimate | null {
  const place = { ticket: 'newcomer', time: now, ordinal: Number.MAX_SAFE_INTEGER }
  return range(office, state, now, { lane: queueLane(queue), kind: 'walkIns', place })
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
  return ends && (ends[Math.ceil(ends.length * 0.9) - 1] ?? 0)
}

function range(office: Office, state: OfficeState, now: number, target: Target): Estimate | null {
  const waits = play(office, state, now, target, false)
  if (!waits) return null
  const low = waits[Math.floor(waits.length * 0.1)] ?? 0
  const high = waits[Math.ceil(waits.length * 0.9) - 1] ?? low
  return rounded(low, high)
}

/** Minutes until the target is called, or until its visit is over, in each of many plays, the shortest first. */
function play(office: Office, state: OfficeState, now: number, target: Target, untilServed: boolean): number[] | null {
  const open = [...state.desks].filter(([number, desk]) => desk.status === 'open' && office.desks.has(number))
  const canCall = open.filter(([number]) => lanesServed(office, number).includes(target.lane))
  if (canCall.length === 0) return null
  const random = seededRandom(Math.floor(now / MINUTE))
  const waiting = [...state.waiting.values()].reduce((sum, lane) => sum + lane.booked.length + lane.walkIns.length, 0)
  const plays = Math.max(12, Math.min(60, Math.floor(STEPS / (waiting + 1))))
  return Array.from({ length: plays }, () => {
    const room = roomFor(
      office,
      state,
      now,
      target,
      open.map(([number]) => number),
      random,
    )
    const waits = minutesUntilCalled(room, target, random, LIMIT_MINUTES)
    return untilServed ? waits + draw(room.pace(target.lane), random) : waits
  }).sort((a, b) => a - b)
}

/** One possible room: who waits, who of the expected will come, when each open desk gets free. */
function roomFor(
  office: Office,
  state: OfficeState,
  now: number,
  target: Target,
  openDesks: readonly number[],
  random: () => number,
): Room {
  const paces = new Map<string, readonly number[]>()
  const pace = (lane: string) => {
    const queue = lane.startsWith('queue:') ? lane.slice('queue:'.length) : (office.profile.queues[0]?.id ?? '')
    const known = paces.get(queue) ?? paceOf(office, state, queue)
    paces.set(queue, known)
    return known
  }
  return {
    now,
    lanes: lanesWithExpected(office, state, now, target, random),
    desks: openDesks.map((number) => {
      const ticket = ticketAt(state, state.desks.get(number))
      const elapsed = ticket ? (now - ticket.call.calledAt) / MINUTE : 0
      const rest = ticket ? drawRest(pace(queueLane(ticket.queue)), elapsed, random) : 0
      return { lanes: lanesServed(office, number), freeAt: now + rest * MINUTE, share: shareFor(office, number) }
    }),
    bookedSinceWalkIn: state.bookedSinceWalkIn,
    pace,
  }
}

/** The waiting lanes, with today's expected visitors who will come in this play, and with the target if it is a newcomer. */
function lanesWithExpected(
  office: Office,
  state: OfficeState,
  now: number,
  target: Target,
  random: () => number,
): Map<string, Lane> {
  const lanes = new Map<string, Lane>(state.waiting)
  const today = office.time.wall(now).date
  const rate = showUpRate(state, today)
  const expected = new Map<string, ExpectedPlace[]>()
  for (const id of state.pins.get(today)?.values() ?? []) {
    const booking = state.bookings.get(id)
    // Who asks is here, and no longer expected.
    if (
      booking?.status !== 'expected' ||
      id === target.place.ticket ||
      booking.hourAt > now + LIMIT_MINUTES * MINUTE ||
      random() > rate
    )
      continue
    const lane = queueLane(booking.queue)
    const byNumber = isCalledByNumber(office.queues.get(booking.queue))
    const early = byNumber ? 0 : arriveMinutesBefore(office, booking.queue) * MINUTE
    const arrivesAt = Math.max(now, booking.hourAt - early)
    const place = { ticket: id, time: booking.hourAt, ordinal: Number.MAX_SAFE_INTEGER, arrivesAt }
    expected.set(lane, [...(expected.get(lane) ?? []), place])
  }
  for (const [id, more] of expected) {
    const { booked, walkIns } = lanes.get(id) ?? { booked: [], walkIns: [] }
    lanes.set(id, { booked: [...booked, ...more].sort((a, b) => a.time - b.time || a.ordinal - b.ordinal), walkIns })
  }
  const own: Lane = lanes.get(target.lane) ?? { booked: [], walkIns: [] }
  const list: readonly Place[] = own[target.kind]
  if (list[before(list, target.place)]?.ticket !== target.place.ticket)
    lanes.set(target.lane, { ...own, [target.kind]: list.toSpliced(before(list, target.place), 0, target.place) })
  return lanes
}

/** Whole minutes; above a quarter of an hour in steps of five, for nobody can promise better. */
function rounded(low: number, high: number): Estimate {
  const step = high > 15 ? 5 : 1
  const top = Math.min(LIMIT_MINUTES, Math.max(step, Math.ceil(high / step) * step))
  return { low: Math.min(Math.floor(low / step) * step, top), high: top }
}
