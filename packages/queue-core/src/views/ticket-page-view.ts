import type { Estimate, TicketPageView, WhyWaiting } from '@poczekalnia/protocol'
import { estimatesIn } from '../estimate/estimate.ts'
import type { Office } from '../profile/office.ts'
import { aheadIn } from '../ticketing/ahead.ts'
import { openingOf } from '../ticketing/hours-today.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { nextWindow } from '../time/windows.ts'
import { isOpenNow, type ViewContext, viewHead } from './head.ts'
import { whyIn } from './why-waiting.ts'

/** What the visitor's phone shows; `null` for a code that no ticket of this day has. */
export const ticketPageView = (context: ViewContext, state: OfficeState, code: string): TicketPageView | null =>
  ticketPageViews(context, state)(code)

/**
 * The pages of one moment: whatever they have in common is worked out once, and only when one of them needs it. The state must stay as it is
 * while pages are asked for.
 * @param estimateOf tells a waiting ticket's range, where it is known from elsewhere
 * @returns the page of a code; `null` for one that no ticket of this day has. All carry the `seq` of the context
 */
export function ticketPageViews(
  context: ViewContext,
  state: OfficeState,
  estimateOf: (ticket: Ticket) => Estimate | null = estimatesIn(context.office, state, context.now),
): (code: string) => TicketPageView | null {
  const { office, now } = context
  const head = viewHead(context)
  const looks: Looks = { ahead: aheadIn(office, state, now), estimate: estimateOf, why: whyIn(office, state, now) }
  let isEnd: boolean | null = null
  const isUnserved = (ticket: Ticket) => {
    if (!goesUncalled(ticket)) return false
    isEnd ??= noMoreCallsToday(context, state)
    return isEnd
  }
  return (code) => {
    const ticket = state.tickets.get(state.ticketByCode.get(code) ?? '')
    if (!ticket) return null
    const unserved = isUnserved(ticket)
    return {
      ...head,
      language: ticket.language,
      number: ticket.number,
      queue: office.queues.get(ticket.queue)?.name ?? { pl: ticket.queue },
      hour: ticket.booking?.time ?? null,
      issuedAt: office.time.stamp(ticket.issuedAt),
      may: unserved ? { moreMinutes: null, leave: false } : mayDo(office, ticket),
      asked: ticket.timesAsked,
      state: unserved ? { status: 'unserved' } : stage(office, looks, ticket),
    }
  }
}

/** What is told of a waiting ticket. */
type Looks = {
  ahead(ticket: Ticket): number
  estimate(ticket: Ticket): Estimate | null
  why(ticket: Ticket): WhyWaiting | null
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

function stage(office: Office, looks: Looks, ticket: Ticket): TicketPageView['state'] {
  switch (ticket.status) {
    case 'waiting':
      return {
        status: 'waiting',
        ahead: looks.ahead(ticket),
        estimate: looks.estimate(ticket),
        desk: ticket.onlyDesk,
        why: looks.why(ticket),
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
