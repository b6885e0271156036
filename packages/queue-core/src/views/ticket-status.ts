import type { Elsewhere, Estimate, KnownTicket, PastClosing, TicketStatus, WhyWaiting } from '@poczekalnia/protocol'
import { estimatesIn } from '../estimate/estimate.ts'
import { pastClosingIn } from '../estimate/past-closing.ts'
import type { Office } from '../profile/office.ts'
import { aheadIn } from '../ticketing/ahead.ts'
import { mayPrintAgain } from '../ticketing/decide/paper.ts'
import { openingOf } from '../ticketing/hours-today.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { nextWindow } from '../time/windows.ts'
import { isOpenNow } from './head.ts'
import type { ElsewhereOf } from './shorter-elsewhere.ts'
import { whyIn } from './why-waiting.ts'

type Moment = { office: Office; now: number }

/** How a ticket stands now, as its phone and a machine tell it (ACC-9). */
export const ticketStatus = (moment: Moment, state: OfficeState, ticket: Ticket): TicketStatus =>
  ticketStatuses(moment, state)(ticket)

/**
 * How tickets stand at one moment: whatever they have in common is worked out once, and only when one of them needs it.
 * The state must stay as it is meanwhile.
 * @param estimateOf tells a waiting ticket's range, where it is known from elsewhere
 */
export function ticketStatuses(
  moment: Moment,
  state: OfficeState,
  estimateOf: (ticket: Ticket) => Estimate | null = estimatesIn(moment.office, state, moment.now),
): (ticket: Ticket) => TicketStatus {
  const { office, now } = moment
  const looks: Looks = {
    ahead: aheadIn(office, state, now),
    estimate: estimateOf,
    past: pastClosingIn(office, state, now),
    why: whyIn(office, state, now),
  }
  let isEnd: boolean | null = null
  return (ticket) => {
    if (!goesUncalled(ticket)) return stage(office, looks, ticket)
    isEnd ??= noMoreCallsToday(moment, state)
    return isEnd ? { status: 'unserved' } : stage(office, looks, ticket)
  }
}

/** What is told of a waiting ticket. */
type Looks = {
  ahead(ticket: Ticket): number
  estimate(ticket: Ticket): Estimate | null
  past(estimate: Estimate | null): PastClosing | null
  why(ticket: Ticket): WhyWaiting | null
}

/**
 * Where it is shorter for who has a ticket: who waits for one desk of this office, or is told no time here, has nothing
 * to compare (REG-3).
 */
export function elsewhereFor(
  { booking, queue }: Pick<Ticket, 'booking' | 'queue'>,
  status: TicketStatus,
  elsewhereOf: ElsewhereOf,
): Elsewhere | null {
  if (status.status !== 'waiting' || booking || status.desk !== null || status.pastClosing?.certain) return null
  return elsewhereOf(queue, status.estimate)
}

/** A ticket that somebody has, as a machine tells of it (ACC-9). */
export function knownTicket(
  moment: Moment,
  state: OfficeState,
  ticket: Ticket,
  elsewhereOf?: ElsewhereOf,
): KnownTicket {
  const { number, queue, language, code, booking, print } = ticket
  const status = ticketStatus(moment, state, ticket)
  const other = elsewhereOf && elsewhereFor(ticket, status, elsewhereOf)
  return {
    number,
    queue,
    language,
    ...(code !== '' && { page: `/t/${code}` }),
    ...(booking && { hour: booking.time }),
    status,
    ...(other && { elsewhere: other }),
    print,
    mayPrint: mayPrintAgain(ticket),
  }
}

const goesUncalled = ({ status }: Ticket): boolean => status === 'waiting' || status === 'away' || status === 'absent'

/**
 * The day's hours are over and every desk is closed: whoever still holds a place is told so rather than asked to wait
 * on.
 */
function noMoreCallsToday(moment: Moment, state: OfficeState): boolean {
  const { office, now } = moment
  if (isOpenNow(moment, state) || [...state.desks.values()].some(({ status }) => status !== 'closed')) return false
  return nextWindow(office.time, openingOf(office, state), now, 0) === null
}

function stage(office: Office, looks: Looks, ticket: Ticket): TicketStatus {
  switch (ticket.status) {
    case 'waiting': {
      const estimate = looks.estimate(ticket)
      const past = looks.past(estimate)
      return {
        status: 'waiting',
        ahead: looks.ahead(ticket),
        estimate,
        desk: ticket.onlyDesk,
        why: looks.why(ticket),
        ...(past && { pastClosing: past }),
      }
    }
    case 'called': {
      const { desk, reason, recalls, lastCallAt } = ticket.call
      return { status: 'called', desk, at: office.time.stamp(lastCallAt), recalls, reason }
    }
    case 'serving':
      return { status: 'serving', desk: ticket.call.desk }
    case 'absent': {
      const until = ticket.since + office.profile.calls.takeBackMinutes * 60_000
      return { status: 'absent', until: office.time.stamp(until) }
    }
    case 'away':
      return { status: 'away', until: office.time.stamp(ticket.until) }
    case 'left':
      return { status: 'left' }
    case 'finished':
      return { status: 'finished' }
    case 'cancelled': {
      const reason = office.profile.cancelReasons.find((r) => r.id === ticket.reason)
      return { status: 'cancelled', reason: reason?.name ?? { pl: ticket.reason } }
    }
    default:
      return ticket satisfies never
  }
}
