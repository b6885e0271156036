import type { TicketPageView } from '@poczekalnia/protocol'
import { estimateFor } from '../estimate/estimate.ts'
import type { Office } from '../profile/office.ts'
import { aheadOf } from '../ticketing/ahead.ts'
import { openingOf } from '../ticketing/hours-today.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { nextWindow } from '../time/windows.ts'
import { isOpenNow, type ViewContext, viewHead } from './head.ts'
import { whyWaiting } from './why-waiting.ts'

/** What the visitor's phone shows; `null` for a code that no ticket of this day has. */
export function ticketPageView(context: ViewContext, state: OfficeState, code: string): TicketPageView | null {
  const ticket = state.tickets.get(state.ticketByCode.get(code) ?? '')
  if (!ticket) return null
  const { office } = context
  const unserved = goesUncalled(ticket) && noMoreCallsToday(context, state)
  return {
    ...viewHead(context),
    language: ticket.language,
    number: ticket.number,
    queue: office.queues.get(ticket.queue)?.name ?? { pl: ticket.queue },
    hour: ticket.booking?.time ?? null,
    issuedAt: office.time.stamp(ticket.issuedAt),
    may: unserved ? { moreMinutes: null, leave: false } : mayDo(office, ticket),
    asked: ticket.timesAsked,
    state: unserved ? { status: 'unserved' } : stage(office, state, context.now, ticket),
  }
}

const goesUncalled = ({ status }: Ticket): boolean => status === 'waiting' || status === 'away' || status === 'absent'

/** The day's hours are over and every desk is closed: whoever still holds a place is told so rather than asked to wait on. */
function noMoreCallsToday(context: ViewContext, state: OfficeState): boolean {
  const { office, now } = context
  if (isOpenNow(context, state) || [...state.desks.values()].some(({ status }) => status !== 'closed')) return false
  return nextWindow(office.time, openingOf(office, state), now, 0) === null
}

function mayDo({ profile: { visitor } }: Office, { status, timesAsked }: Ticket): TicketPageView['may'] {
  const inLine = status === 'waiting' || status === 'called'
  return {
    moreMinutes: visitor && inLine && timesAsked < visitor.times ? visitor.moreMinutes : null,
    leave: inLine || status === 'away',
  }
}

function stage(office: Office, state: OfficeState, now: number, ticket: Ticket): TicketPageView['state'] {
  switch (ticket.status) {
    case 'waiting':
      return {
        status: 'waiting',
        ahead: aheadOf(office, state, now, ticket),
        estimate: estimateFor(office, state, now, ticket),
        desk: ticket.onlyDesk,
        why: whyWaiting(office, state, now, ticket),
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
