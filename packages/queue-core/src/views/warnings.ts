import type { Estimate, PrinterState, Warning } from '@poczekalnia/protocol'
import { decisionContext } from '../estimate/decision-context.ts'
import { estimatesIn } from '../estimate/estimate.ts'
import { pastClosing, pastClosingIn } from '../estimate/past-closing.ts'
import type { Office } from '../profile/office.ts'
import { queueState } from '../ticketing/decide/queue-state.ts'
import { lanesServed, queuesServed } from '../ticketing/desk-queues.ts'
import type { Desk, OfficeState, Ticket } from '../ticketing/state.ts'
import { queueLane } from '../ticketing/waiting-room.ts'
import { isOpenNow } from './head.ts'
import { waitingIn } from './waiting-counts.ts'

const MINUTE = 60_000
/** Somebody who waits longer than this is more than any room's usual, minutes. */
const LONG_WAIT = 60
/** A desk that stands free for so long while people wait has been forgotten, minutes. */
const IDLE = 3

/** Printers that print nothing until somebody goes there. */
const stuck: readonly PrinterState[] = ['paper-out', 'cover-open', 'offline', 'stalled']

type Moment = { office: Office; now: number }

/** A machine or display as far as the hub sees it. */
export type WatchedDevice = {
  kind: 'kiosk' | 'display'
  name: string
  isLinked: boolean
  /** Once at all: until then it is being set up. */
  wasLinked: boolean
  /** Of a machine, the printer that its tickets come out of. */
  printer: PrinterState | null
  hasTrouble: boolean
}

export type WarningSurroundings = {
  devices: readonly WatchedDevice[]
  /** What somebody who comes now would be told. */
  estimate: (queue: string) => Estimate | null
  /** `latePeople`, which takes a simulation: the hub may remember it for some seconds. */
  late?: (queue: string) => LatePeople | null
  /** Warnings can't be mailed. */
  mailFails?: boolean
  /** Web hooks that were turned off. */
  hooksOff?: readonly string[]
}

/** Of those who wait in a queue: how many may not be called by closing, and how many are unlikely to be. */
export type LatePeople = { closes: string; least: number; most: number }

/**
 * What needs somebody now, the most pressing first; empty when the room runs by itself.
 * @param moment.now epoch ms
 */
export function warnings(moment: Moment, state: OfficeState, around: WarningSurroundings): Warning[] {
  const { office } = moment
  const queues = office.profile.queues.map((queue) => ({
    id: queue.id,
    target: queue.waitTargetMinutes ?? null,
    waiting: waitingIn(state, queue.id),
    isServed: [...state.desks].some(
      ([number, desk]) => desk.status === 'open' && lanesServed(office, state, number).includes(queueLane(queue.id)),
    ),
  }))
  const isInUse = isOpenNow(moment, state) || queues.some(({ waiting }) => waiting > 0)
  // Of walk-ins nobody waits longer than who comes now: only if that one is late, it is worked out who else is.
  const mayBeLate = (queue: string) =>
    office.queues.get(queue)?.kind === 'booked' ||
    pastClosing(office, state, moment.now, around.estimate(queue)) !== null
  const late = around.late ?? ((queue: string) => latePeople(moment, state, queue))
  const served = queues.filter(({ waiting, isServed }) => waiting > 0 && isServed)
  const noDesk = queues.filter(({ waiting, isServed }) => waiting > 0 && !isServed)
  return [
    ...noDesk.map(({ id, waiting }): Warning => ({ what: 'no-desk', queue: id, waiting })),
    ...(isInUse ? deadDevices(around.devices) : []),
    ...served.flatMap(({ id, waiting }): Warning[] => {
      const people = mayBeLate(id) ? late(id) : null
      return people ? [{ what: 'past-closing', queue: id, ...people, waiting }] : []
    }),
    ...served.flatMap(({ id, target }) => overTarget(moment, state, id, target)),
    ...queues.flatMap(({ id, target, isServed }) => (isServed ? targetAhead(id, target, around.estimate(id)) : [])),
    ...idleDesks(moment, state),
    ...queues.flatMap(({ id }): Warning[] => {
      const given = queueState(decisionContext(office, state, moment.now), id)
      return given && !given.open && given.reason === 'too-many-waiting'
        ? [{ what: 'too-many-waiting', queue: id }]
        : []
    }),
    ...(around.mailFails ? [{ what: 'mail-fails' } as const] : []),
    ...(around.hooksOff ?? []).map((hook) => ({ what: 'hook-off', hook }) as const),
    ...weakDevices(around.devices),
  ]
}

/**
 * Who of a queue may not be called by closing, from how they wait, the open desks and the times of service (ACC-10);
 * `null` when all of them will be.
 */
export function latePeople({ office, now }: Moment, state: OfficeState, queue: string): LatePeople | null {
  const estimate = estimatesIn(office, state, now)
  const pastOf = pastClosingIn(office, state, now)
  const past = [...state.tickets.values()]
    .filter((ticket) => ticket.queue === queue && ticket.status === 'waiting')
    .flatMap((ticket) => pastOf(estimate(ticket)) ?? [])
  const [first] = past
  return first ? { closes: first.closes, least: past.filter(({ certain }) => certain).length, most: past.length } : null
}

/** Minutes that the longest waiting of a queue waits: since the ticket, a booked visit not before its hour. */
function longestWait({ now }: Moment, state: OfficeState, queue: string): number {
  let longest = 0
  for (const ticket of state.tickets.values())
    if (ticket.queue === queue && ticket.status === 'waiting') longest = Math.max(longest, now - waitsSince(ticket))
  return Math.floor(longest / MINUTE)
}

const waitsSince = ({ issuedAt, booking }: Ticket): number => Math.max(issuedAt, booking?.hourAt ?? 0)

function overTarget(moment: Moment, state: OfficeState, queue: string, target: number | null): Warning[] {
  const minutes = longestWait(moment, state, queue)
  const isOver = target === null ? minutes >= LONG_WAIT : minutes > target
  return isOver ? [{ what: 'over-target', queue, minutes, target }] : []
}

function targetAhead(queue: string, target: number | null, estimate: Estimate | null): Warning[] {
  if (target === null || !estimate || estimate.low <= target) return []
  return [{ what: 'target-ahead', queue, estimate, target }]
}

function idleDesks({ office, now }: Moment, state: OfficeState): Warning[] {
  return [...office.desks.keys()].flatMap((number): Warning[] => {
    const desk = state.desks.get(number)
    if (!isFree(desk)) return []
    const minutes = Math.floor((now - desk.since) / MINUTE)
    const waiting = queuesServed(office, state, number).reduce((sum, queue) => sum + waitingIn(state, queue), 0)
    return minutes >= IDLE && waiting > 0
      ? [{ what: 'idle', desk: number, by: desk.holder.name, minutes, waiting }]
      : []
  })
}

const isFree = (desk: Desk | undefined): desk is Extract<Desk, { status: 'open' }> =>
  desk?.status === 'open' && desk.ticket === null

/** What visitors can't use at all. */
function deadDevices(devices: readonly WatchedDevice[]): Warning[] {
  const machines = devices.filter(({ kind }) => kind === 'kiosk')
  return [
    ...machines.flatMap(({ name, printer, wasLinked }): Warning[] =>
      printer && wasLinked && stuck.includes(printer) ? [{ what: 'printer', machine: name, printer }] : [],
    ),
    ...(machines.some(({ wasLinked }) => wasLinked) && machines.every(({ isLinked }) => !isLinked)
      ? [{ what: 'no-machine' } as const]
      : []),
    ...devices.flatMap(({ kind, name, isLinked, wasLinked }): Warning[] =>
      kind === 'display' && wasLinked && !isLinked ? [{ what: 'dark', display: name }] : [],
    ),
  ]
}

/** What can wait until somebody walks by. */
const weakDevices = (devices: readonly WatchedDevice[]): Warning[] =>
  devices.flatMap(({ kind, name, hasTrouble, printer }): Warning[] => {
    if (kind === 'display' && hasTrouble) return [{ what: 'trouble', display: name }]
    return kind === 'kiosk' && printer === 'paper-low' ? [{ what: 'paper-low', machine: name }] : []
  })
