import {
  type AtDesk,
  type CounterView,
  type DeskState,
  type Estimate,
  type LinkedDisplay,
  type PrinterState,
  sameTextKey,
  type VisitNote,
  type WaitingTicket,
} from '@poczekalnia/protocol'
import { paceOf } from '../estimate/pace.ts'
import { passportForms } from '../person/passport-name.ts'
import { callsToCome } from '../ticketing/calls-to-come.ts'
import { lanesOf, queuesServed } from '../ticketing/desk-queues.ts'
import { codesShown } from '../ticketing/known-codes.ts'
import { type Desk, deskOf, type OfficeState, type Ticket, type TicketAtDesk, ticketAt } from '../ticketing/state.ts'
import { byPlace, deskLane, emptyLane, type Lane, type Place, queueLane, sizeOf } from '../ticketing/waiting-room.ts'
import { type ViewContext, viewHead } from './head.ts'
import { waitingIn } from './waiting-counts.ts'

const ROWS = 60
const WITHOUT_PAPER = 6
const SENT_HERE = 20

export type CounterViewInput = {
  device: string
  session: string
  /** Who is signed in at this page, and whether somebody has to be. */
  staff: Pick<CounterView, 'person' | 'signIn'>
  /** Queues of the account that is signed in; `null`: all. */
  ownQueues: readonly string[] | null
  /** By whom and when this page's desk was taken, until it opens another. */
  takenOver: CounterView['takenOver']
  /** Who went from a desk by themselves after they were called, `null`: nobody since its last act. */
  gone: (desk: number) => { number: string; until: string | null } | null
  /**
   * Name and case of the visitor at this desk, from the personal data; `null` once erased, and for who has no booking.
   */
  person: { name: string; case: string | null } | null
  /** What clerks wrote about the visitor at this desk, the oldest first. */
  notes: readonly VisitNote[]
  /** Whether a display has told that it shows this call; `null` with no display. */
  shown: (call: string) => boolean | null
  /** When a display was done with a call; `null` while none is, nothing with no display. */
  announced: (call: string, recalls: number) => number | null | undefined
  displays: number
  displayList: LinkedDisplay[]
  kiosks: number
  printer: PrinterState
}

/**
 * What one clerk's page shows. A visitor's name appears only while they are at this very desk (BYD-5, ALL-4), and to
 * who is signed in.
 */
export function counterView(context: ViewContext, state: OfficeState, around: CounterViewInput): CounterView {
  const { office, now } = context
  const { profile, time } = office
  const own = deskOf(state, around.session)
  const lanes = own ? lanesOf(office, state, own.number) : [...state.waiting.values()]
  return {
    ...viewHead(context),
    device: around.device,
    ...around.staff,
    desk: own && {
      number: own.number,
      state: deskStateOf(state, own.desk),
      pauseReason: own.desk.status === 'paused' ? own.desk.reason : null,
      queues: queuesServed(office, state, own.number),
      since: time.stamp(own.desk.since),
      sentHere: sentTo(state, own.number),
      visitor: visitorAt(context, state, ticketAt(state, own.desk), around),
      gone: around.gone(own.number),
    },
    order: profile.calls.order,
    takenOver: own ? null : around.takenOver,
    desks: profile.desks.map(({ number }) => {
      const desk = state.desks.get(number) ?? { status: 'closed' }
      return {
        number,
        state: deskStateOf(state, desk),
        by: desk.status === 'closed' ? null : desk.holder.name,
        mine: number === own?.number,
        serving: ticketAt(state, desk)?.number ?? null,
        queues: [...(office.desks.get(number)?.queues ?? [])].filter((id) => around.ownQueues?.includes(id) ?? true),
      }
    }),
    queues: profile.queues.map(({ id, prefix, name, kind }) => ({
      id,
      prefix,
      name,
      kind,
      waiting: waitingIn(state, id),
      longestSince: longestSince(context, state, id),
      usual: usualMinutes(paceOf(office, state, id)),
      desks: [...state.desks].flatMap(([number, desk]) =>
        desk.status !== 'closed' && queuesServed(office, state, number).includes(id) ? [number] : [],
      ),
    })),
    calls: {
      recallAfterSeconds: profile.calls.recallAfterSeconds,
      takeBackMinutes: profile.calls.takeBackMinutes,
    },
    waiting: (own ? nextCalls(context, state, own.number) : inCallOrder(lanes, now, ROWS)).flatMap((place) =>
      waitingRow(context, state, place),
    ),
    waitingTotal: lanes.reduce((sum, lane) => sum + sizeOf(lane), 0),
    away: [...state.away].flatMap((id) => awayRow(context, state.tickets.get(id))),
    absent: [...state.absent].flatMap((id) => absentRow(context, state.tickets.get(id))),
    withoutPaper: [...state.withoutPaper]
      .slice(-WITHOUT_PAPER)
      .reverse()
      .flatMap((id) => {
        const ticket = state.tickets.get(id)
        return ticket ? [{ ticket: id, number: ticket.number }] : []
      }),
    expected: [...(state.bookingsByCode.get(time.wall(now).date)?.values() ?? [])].filter(
      (id) => state.bookings.get(id)?.status === 'expected',
    ).length,
    pauseReasons: profile.pauseReasons,
    cancelReasons: profile.cancelReasons,
    ...(profile.priority && { grounds: profile.priority.grounds }),
    ...(profile.companions.length > 0 && { companions: profile.companions }),
    displays: { linked: around.displays, list: around.displayList },
    machine: { linked: around.kiosks, printer: around.printer },
  }
}

function visitorAt(
  { office }: ViewContext,
  state: OfficeState,
  ticket: TicketAtDesk | null,
  around: CounterViewInput,
): AtDesk | null {
  if (!ticket) return null
  const { call } = ticket
  const booked = ticket.booking && state.bookings.get(ticket.booking.id)
  const isSomebodyHere = around.staff.person !== null || around.staff.signIn === 'not-needed'
  const person = ticket.booking && isSomebodyHere ? around.person : null
  const stamp = office.time.stamp
  const announcedAt = (at: number | null | undefined) =>
    at === undefined ? {} : { announcedAt: at === null ? null : stamp(at) }
  return {
    ticket: ticket.id,
    number: ticket.number,
    queue: ticket.queue,
    kind: ticket.booking ? 'booked' : 'walk-in',
    status: ticket.status,
    language: ticket.language,
    reason: call.reason,
    issuedAt: stamp(ticket.issuedAt),
    calledAt: stamp(call.calledAt),
    lastCallAt: stamp(call.lastCallAt),
    startedAt: ticket.status === 'serving' ? stamp(ticket.startedAt) : null,
    ...(ticket.priority !== null && { priority: ticket.priority }),
    ...(ticket.noted && isSomebodyHere && { notes: [...around.notes] }),
    recalls: call.recalls,
    recallsOwed: Math.max(0, office.profile.calls.recallsBeforeAbsent - call.recalls),
    booking: ticket.booking && {
      name: person?.name ?? null,
      ...(person && passportOf(person.name)),
      hour: ticket.booking.time,
      case: person?.case ?? null,
      ...(booked && booked.party > 1 && { party: booked.party }),
      ...(booked && office.profile.checkIn.codeAtDesk && { code: codesShown(state, booked) }),
    },
    shown: around.shown(call.id),
    ...announcedAt(around.announced(call.id, call.recalls)),
  }
}

/** Nothing for a name in plain letters, which a passport says as it is written. */
function passportOf(name: string): { passport?: { form: string; issuers: string[] }[] } {
  const plain = sameTextKey(name).replaceAll('-', ' ').toUpperCase()
  const forms = passportForms(name).map(({ form, issuers }) => ({ form, issuers: [...issuers] }))
  return forms.every(({ form }) => form === plain) ? {} : { passport: forms }
}

/** Numbers of those who wait for one desk alone. */
function sentTo(state: OfficeState, desk: number): string[] {
  const { booked, walkIns, priorityBooked, priorityWalkIns } = state.waiting.get(deskLane(desk)) ?? emptyLane()
  return [...priorityBooked, ...priorityWalkIns, ...booked, ...walkIns]
    .slice(0, SENT_HERE)
    .flatMap(({ ticket }) => state.tickets.get(ticket)?.number ?? [])
}

/** The middle half of visits, in whole minutes from 1. */
function usualMinutes(pace: readonly number[]): Estimate {
  const inOrder = pace.toSorted((one, other) => one - other)
  const at = (part: number) => Math.max(1, Math.round(inOrder[Math.floor((inOrder.length - 1) * part)] ?? 1))
  return { low: at(0.25), high: at(0.75) }
}

/** What a desk does. */
export function deskStateOf(state: OfficeState, desk: Desk): DeskState {
  if (desk.status !== 'open') return desk.status
  return ticketAt(state, desk)?.status ?? 'free'
}

/** Whom a desk would call, one after the other, if it alone called: the first of them is called by "next" (ALL-2). */
function nextCalls({ office, now }: ViewContext, state: OfficeState, desk: number): Place[] {
  const places: Place[] = []
  for (const { place } of callsToCome(office, state, desk, now)) {
    places.push(place)
    if (places.length === ROWS) break
  }
  return places
}

/**
 * Priority, due bookings, walk-ins, bookings to come: as far as the order is known with no desk to call it, before
 * shares and bounds step in.
 */
function inCallOrder(lanes: readonly Lane[], now: number, rows: number): Place[] {
  const firsts = (list: (lane: Lane) => readonly Place[]) => lanes.flatMap((l) => list(l).slice(0, rows)).sort(byPlace)
  const booked = firsts((lane) => lane.booked)
  const first = firsts((lane) => [...lane.priorityBooked, ...lane.priorityWalkIns].sort(byPlace))
  const due = booked.filter((place) => place.time <= now)
  const isEarly = (place: Place) => place.time > now
  const early = [...booked.filter(isEarly), ...first.filter(isEarly)].sort(byPlace)
  const priority = first.filter((place) => !isEarly(place))
  return [...priority, ...due, ...firsts((lane) => lane.walkIns), ...early].slice(0, rows)
}

function waitingRow({ office, now }: ViewContext, state: OfficeState, place: Place): WaitingTicket[] {
  const ticket = state.tickets.get(place.ticket)
  if (!ticket) return []
  const { booking } = ticket
  return [
    {
      ticket: ticket.id,
      number: ticket.number,
      queue: ticket.queue,
      kind: booking ? 'booked' : 'walk-in',
      issuedAt: office.time.stamp(ticket.issuedAt),
      hour: booking?.time ?? null,
      due: booking !== null && booking.hourAt <= now,
      language: ticket.language,
      desk: ticket.onlyDesk,
      ...(ticket.priority !== null && { priority: ticket.priority }),
      ...(ticket.noted && { noted: true }),
    },
  ]
}

function awayRow({ office }: ViewContext, ticket: Ticket | undefined) {
  if (ticket?.status !== 'away') return []
  const { id, number, queue, until } = ticket
  return [{ ticket: id, number, queue, until: office.time.stamp(until) }]
}

function absentRow({ office, now }: ViewContext, ticket: Ticket | undefined) {
  if (ticket?.status !== 'absent') return []
  const until = ticket.since + office.profile.calls.takeBackMinutes * 60_000
  if (now > until) return []
  const { id, number, queue, since } = ticket
  return [{ ticket: id, number, queue, since: office.time.stamp(since), until: office.time.stamp(until) }]
}

/** When the one who has waited longest in a queue came, RFC 3339; `null` with nobody. */
export function longestSince({ office }: ViewContext, state: OfficeState, queue: string): string | null {
  const lane = state.waiting.get(queueLane(queue))
  // Booked visitors stand by hour, not by when they came: the one who came first is looked for among them.
  const { booked, walkIns, priorityBooked, priorityWalkIns } = lane ?? emptyLane()
  const times = [...booked, ...priorityBooked, ...walkIns.slice(0, 1), ...priorityWalkIns.slice(0, 1)].flatMap(
    (place) => state.tickets.get(place.ticket)?.issuedAt ?? [],
  )
  return times.length > 0 ? office.time.stamp(Math.min(...times)) : null
}
