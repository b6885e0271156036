import type { Estimate, TicketPageView } from '@poczekalnia/protocol'
import { estimatesIn } from '../estimate/estimate.ts'
import type { Office } from '../profile/office.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { type ViewContext, viewHead } from './head.ts'
import type { ElsewhereOf } from './shorter-elsewhere.ts'
import { elsewhereFor, ticketStatuses } from './ticket-status.ts'

/** What the visitor's phone shows; `null` for a code that no ticket of this day has. */
export const ticketPageView = (context: ViewContext, state: OfficeState, code: string): TicketPageView | null =>
  ticketPageViews(context, state)(code)

/**
 * The pages of one moment: whatever they have in common is worked out once, and only when one of them needs it. The
 * state must stay as it is while pages are asked for.
 * @param estimateOf tells a waiting ticket's range, where it is known from elsewhere
 * @param elsewhereOf tells where it is shorter, where that is known
 * @returns the page of a code; `null` for one that no ticket of this day has. All carry the `seq` of the context
 */
export function ticketPageViews(
  context: ViewContext,
  state: OfficeState,
  estimateOf: (ticket: Ticket) => Estimate | null = estimatesIn(context.office, state, context.now),
  elsewhereOf?: ElsewhereOf,
): (code: string) => TicketPageView | null {
  const { office } = context
  const head = viewHead(context)
  const statusOf = ticketStatuses(context, state, estimateOf)
  return (code) => {
    const ticket = state.tickets.get(state.ticketByCode.get(code) ?? '')
    if (!ticket) return null
    const status = statusOf(ticket)
    const other = elsewhereOf && elsewhereFor(ticket, status, elsewhereOf)
    return {
      ...head,
      language: ticket.language,
      number: ticket.number,
      queue: office.queues.get(ticket.queue)?.name ?? { pl: ticket.queue },
      hour: ticket.booking?.time ?? null,
      issuedAt: office.time.stamp(ticket.issuedAt),
      may: status.status === 'unserved' ? { moreMinutes: null, leave: false } : mayDo(office, ticket),
      asked: ticket.timesAsked,
      state: status,
      ...(other && { elsewhere: other }),
    }
  }
}

function mayDo({ profile: { visitor } }: Office, { status, timesAsked }: Ticket): TicketPageView['may'] {
  const inLine = status === 'waiting' || status === 'called'
  return {
    moreMinutes: visitor && inLine && timesAsked < visitor.times ? visitor.moreMinutes : null,
    leave: inLine || status === 'away',
  }
}
