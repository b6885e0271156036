import type { Language } from '@poczekalnia/protocol'
import {
  actsOf,
  type BoardDesk,
  type PrinterState,
  type SignedIn,
  type StaffAct,
  type SupervisorView,
} from '@poczekalnia/protocol'
import { decisionContext } from '../estimate/decision-context.ts'
import { pastClosing } from '../estimate/past-closing.ts'
import { messageAt, stopAt } from '../ticketing/day-overrides.ts'
import { queueState } from '../ticketing/decide/queue-state.ts'
import { lanesServed, queuesServed } from '../ticketing/desk-queues.ts'
import { openingOf } from '../ticketing/hours-today.ts'
import { leftToday } from '../ticketing/served-days.ts'
import { type OfficeState, ticketAt } from '../ticketing/state.ts'
import { queueLane } from '../ticketing/waiting-room.ts'
import { windowsOn } from '../time/windows.ts'
import { deskStateOf, longestSince } from './counter-view.ts'
import { earlyEnd, isOpenNow, type ViewContext, viewHead } from './head.ts'
import { waitingIn } from './waiting-counts.ts'
import { type WarningSurroundings, warnings } from './warnings.ts'

/** What all supervisors of an office see alike; made once for all of them. */
export type SharedSupervisorView = Omit<SupervisorView, 'account' | 'rights'>

export type SupervisorSurroundings = WarningSurroundings & {
  displays: number
  kiosks: number
  printer: PrinterState
}

/** The room as it is now, for who answers for it. No visitor's name (ALL-4). */
export function supervisorView(
  context: ViewContext,
  state: OfficeState,
  around: SupervisorSurroundings,
): SharedSupervisorView {
  const { office, now } = context
  const { profile, time } = office
  const date = time.wall(now).date
  const hours = windowsOn(time, openingOf(office, state), date)
  const [first, last] = [hours[0], hours.at(-1)]
  const message = messageAt(state.today, now)
  const open = [...state.desks].flatMap(([number, desk]) => (desk.status === 'open' ? [number] : []))
  return {
    ...viewHead(context),
    openNow: isOpenNow(context, state),
    hoursToday: first && last ? { from: first.from, to: last.to } : null,
    ...earlyEnd(context, state),
    message,
    ...(message && state.today.message?.until && { messageUntil: time.hourAndMinute(state.today.message.until) }),
    queues: profile.queues.map((queue) => {
      const { id, prefix, name, kind } = queue
      const left = leftToday(office, state, id)
      const estimate = around.estimate(id)
      const past = pastClosing(office, state, now, estimate)
      const stopped = stopAt(state.today, id, now)
      const mayStopByItself = queue.kind === 'walk-in' && queue.stopWhenTooManyWait !== undefined
      return {
        id,
        prefix,
        name,
        kind,
        waiting: waitingIn(state, id),
        longestSince: longestSince(context, state, id),
        estimate,
        ...(past && { pastClosing: past }),
        state: queueState(decisionContext(office, state, now), id),
        ...(stopped && { stoppedSince: time.stamp(stopped.since) }),
        ...(mayStopByItself && { manyWait: state.today.despiteTooManyWaiting.has(id) ? 'goes-on' : 'ends' }),
        ...(left !== null && { left }),
        desks: open.filter((number) => lanesServed(office, state, number).includes(queueLane(id))),
        ...(queue.kind === 'booked' && queue.partyUpTo > 1 && { partyUpTo: queue.partyUpTo }),
      }
    }),
    desks: profile.desks.map(({ number }) => boardDesk(context, state, number)),
    warnings: warnings(context, state, around),
    bookings: bookingsOn(state, date),
    today: {
      tickets: state.tickets.size,
      served: [...state.servedToday.values()].reduce((sum, served) => sum + served, 0),
      absent: state.absent.size,
      refused: state.refusedToday,
    },
    waitingLanguages: waitingLanguages(state),
    messages: profile.messages,
    cancelReasons: profile.cancelReasons,
    ...(profile.priority && { grounds: profile.priority.grounds }),
    displays: { linked: around.displays },
    machine: { linked: around.kiosks, printer: around.printer },
  }
}

/**
 * The shared view with what is this reader's own.
 * @param without acts that nobody can do at this office
 */
export const ownSupervisorView = (
  shared: SharedSupervisorView,
  account: SignedIn,
  without: readonly StaffAct[] = [],
): SupervisorView => ({
  ...shared,
  account,
  rights: actsOf(account.role).filter((act) => !without.includes(act)),
})

function boardDesk({ office }: ViewContext, state: OfficeState, number: number): BoardDesk {
  const desk = state.desks.get(number) ?? { status: 'closed' }
  const ticket = ticketAt(state, desk)
  return {
    number,
    state: deskStateOf(state, desk),
    by: desk.status === 'closed' ? null : desk.holder.name,
    pauseReason: desk.status === 'paused' ? desk.reason : null,
    serving: ticket?.number ?? null,
    calledAt: ticket && office.time.stamp(ticket.call.calledAt),
    startedAt: ticket?.status === 'serving' ? office.time.stamp(ticket.startedAt) : null,
    since: desk.status === 'closed' ? null : office.time.stamp(desk.since),
    queues: desk.status === 'closed' ? [] : queuesServed(office, state, number),
  }
}

/** How many wait in each language: what a message should be written in. */
function waitingLanguages(state: OfficeState): SupervisorView['waitingLanguages'] {
  const counts = new Map<Language, number>()
  for (const { status, language } of state.tickets.values())
    if (status === 'waiting' || status === 'away') counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts]
    .map(([language, waiting]) => ({ language, waiting }))
    .sort((one, other) => other.waiting - one.waiting)
}

function bookingsOn(state: OfficeState, date: string): SupervisorView['bookings'] {
  const counts = { expected: 0, confirmed: 0, lapsed: 0 }
  for (const id of state.bookingsByCode.get(date)?.values() ?? []) {
    const status = state.bookings.get(id)?.status
    if (status === 'expected') counts.expected++
    else if (status === 'checked-in') counts.confirmed++
    else if (status !== undefined) counts.lapsed++
  }
  return counts
}
