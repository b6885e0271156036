import { arriveMinutesBefore } from '../profile/booked-visits.ts'
import type { Office } from '../profile/office.ts'
import { isCalledByNumber } from '../ticketing/codes.ts'
import { lateFrom } from '../ticketing/decide/check-in.ts'
import { lanesServed, rulesOf, turnsKey } from '../ticketing/desk-queues.ts'
import { freshCounters } from '../ticketing/fairness-counters.ts'
import { closesEarlyOn, tableOf } from '../ticketing/hours-today.ts'
import { type Desk, type OfficeState, ticketAt } from '../ticketing/state.ts'
import { before, emptyLane, type Lane, type Place, placeOf, queueLane, sizeOf } from '../ticketing/waiting-room.ts'
import { openWindow } from '../time/windows.ts'
import { absenceRate, paceDeviation, paceOf, showUpRate } from './pace.ts'
import { draw, drawRest, type Room } from './simulate.ts'

const MINUTE = 60_000
/** A paused desk works again after so many minutes, as far as anybody knows. */
const PAUSE_LEFT = [2, 5, 8, 12, 18] as const
/** Who is still expected after their hour comes so much less likely. */
const LATE_COMES = 0.4

/** Where somebody stands whose wait is asked for. */
export type Target = ReturnType<typeof placeOf>

/**
 * The room as the plays of an estimate start from it: who waits, who may still come, which desks work and when each
 * gets free.
 * @returns `null` when no desk that could call the target is open
 */
export function roomFor(
  office: Office,
  state: OfficeState,
  now: number,
  target: Target,
): (Room & { target: Place }) | null {
  const working = [...state.desks].filter(([number, desk]) => desk.status !== 'closed' && office.desks.has(number))
  const served = new Map(working.map(([number]) => [number, lanesServed(office, state, number)]))
  if (!mayBeCalled(office, state, target.lane)) return null
  const come = [
    ...expected(office, state, now, target),
    ...newcomers(office, state, now, target),
    ...thoseAway(state, target),
  ]
  const somebody = new Set([target.lane, ...come.map(({ lane }) => lane)])
  for (const [id, lane] of state.waiting) if (sizeOf(lane) > 0) somebody.add(id)
  const ids = [...new Set([...served.values()].flat())].filter((id) => somebody.has(id))
  const at = new Map(ids.map((id, i) => [id, i]))
  const own = withTarget(state.waiting.get(target.lane), target)
  const lanes = ids.map((id) => {
    const queue = id.startsWith('queue:') ? id.slice('queue:'.length) : (office.profile.queues[0]?.id ?? '')
    return {
      id,
      waiting: id === target.lane ? own.lane : (state.waiting.get(id) ?? emptyLane()),
      pace: paceOf(office, state, queue),
      paceDeviation: paceDeviation(state, queue),
      absence: absenceRate(office, state, queue),
    }
  })
  const groups = [...new Set(working.map(([, desk]) => groupOf(desk)))]
  const desks = working.map(([number, desk]) => {
    const ticket = ticketAt(state, desk)
    const elapsed = ticket ? (now - ticket.call.calledAt) / MINUTE : 0
    const pace = ticket ? paceOf(office, state, ticket.queue) : []
    return {
      lanes: (served.get(number) ?? []).flatMap((id) => at.get(id) ?? []),
      rules: rulesOf(office, state, number),
      group: groups.indexOf(groupOf(desk)),
      freeAt: (random: () => number) => {
        if (desk.status === 'paused') return now + draw(PAUSE_LEFT, random) * MINUTE
        return ticket ? now + drawRest(pace, elapsed, random) * MINUTE : now
      },
    }
  })
  const coming = come.flatMap(({ lane: id, ...one }) => {
    const lane = at.get(id)
    return lane === undefined ? [] : [{ ...one, lane }]
  })
  const turns = groups.map((key) => state.turns.get(key) ?? freshCounters())
  return { now, lanes, desks, coming, turns, target: own.place }
}

/** Whether an open desk calls from this lane. */
export const mayBeCalled = (office: Office, state: OfficeState, lane: string): boolean =>
  [...state.desks].some(
    ([number, desk]) =>
      desk.status === 'open' && office.desks.has(number) && lanesServed(office, state, number).includes(lane),
  )

const groupOf = (desk: Desk): string => turnsKey(desk.status === 'closed' ? null : desk.queues)

/** The lane with the target in it, and the target as it stands there. */
function withTarget(lane: Lane | undefined, { kind, place }: Target): { lane: Lane; place: Place } {
  const own = lane ?? emptyLane()
  const list = own[kind]
  const at = before(list, place)
  const there = list[at]
  if (there?.ticket === place.ticket) return { lane: own, place: there }
  return { lane: { ...own, [kind]: list.toSpliced(at, 0, place) }, place }
}

type ComingTo = Omit<Room['coming'][number], 'lane'> & { lane: string }

/**
 * Today's booked visitors who have not confirmed their visit yet, but those after an early end of the day. Who asks is
 * here, and no longer expected.
 */
function expected(office: Office, state: OfficeState, now: number, target: Target): ComingTo[] {
  const today = office.time.wall(now).date
  const own = state.tickets.get(target.place.ticket)?.booking?.id ?? target.place.ticket
  const rate = showUpRate(state, today, own)
  const closes = closesEarlyOn(state, today)?.at ?? Number.POSITIVE_INFINITY
  return [...(state.bookingsByCode.get(today)?.values() ?? [])].flatMap((id) => {
    const booking = state.bookings.get(id)
    if (booking?.status !== 'expected' || id === own || booking.hourAt >= closes) return []
    const { hourAt, queue } = booking
    const byNumber = isCalledByNumber(office.queues.get(queue))
    const late = hourAt < now
    const latest = Math.max(now, lateFrom({ office }, booking))
    // People keep to the advice, some a little less, some a little more.
    const early = byNumber ? 0 : 2 * arriveMinutesBefore(office, queue) * MINUTE
    const arrivesAt = (random: () => number) =>
      late ? now + random() * (latest - now) : Math.max(now, hourAt - random() * early)
    const place = { ticket: id, time: hourAt, ordinal: Number.MAX_SAFE_INTEGER }
    const comes = byNumber ? 1 : late ? rate * LATE_COMES : rate
    return [{ lane: queueLane(queue), kind: 'booked' as const, place, arrivesAt, comes }]
  })
}

/** Who asked for some minutes more comes back to the place that was kept, at the latest when they are over. */
function thoseAway(state: OfficeState, target: Target): ComingTo[] {
  return [...state.away].flatMap((id) => {
    const ticket = state.tickets.get(id)
    if (ticket?.status !== 'away' || id === target.place.ticket) return []
    const { until } = ticket
    return [{ ...placeOf(ticket), arrivesAt: () => until, comes: 1 }]
  })
}

/**
 * Walk-ins who will take a ticket before the target's hour, as many as today so far: until its hour a booked visit
 * comes after them. Whoever else asks stands before every later walk-in.
 */
function newcomers(office: Office, state: OfficeState, now: number, target: Target): ComingTo[] {
  if (
    (target.kind !== 'booked' && target.kind !== 'priorityBooked') ||
    target.place.time <= now ||
    state.dayBegan === null
  )
    return []
  const sinceBegan = Math.max(10 * MINUTE, now - state.dayBegan)
  return office.profile.queues.flatMap((queue) => {
    const window = queue.kind === 'walk-in' ? openWindow(office.time, tableOf(office, state, queue.id), now) : null
    if (!window) return []
    const until = Math.min(target.place.time, window.closes)
    const opened = Math.max(0, now - window.opens)
    const rate = (state.numbers.get(queue.id) ?? 0) / Math.max(10 * MINUTE, Math.min(sinceBegan, opened))
    const many = Math.min(50, Math.round(rate * (until - now)))
    return Array.from({ length: many }, (_, i) => {
      const time = now + ((i + 0.5) / many) * (until - now)
      const place = { ticket: `newcomer ${queue.id} ${i}`, time, ordinal: Number.MAX_SAFE_INTEGER }
      return { lane: queueLane(queue.id), kind: 'walkIns' as const, place, arrivesAt: () => time, comes: 1 }
    })
  })
}
