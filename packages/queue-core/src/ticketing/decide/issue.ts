import type { Estimate, Language } from '@poczekalnia/protocol'
import { aheadOf } from '../ahead.ts'
import type { EventOf } from '../events.ts'
import type { Booking } from '../state.ts'
import type { DecisionContext } from './decision.ts'
import { priorityOfQueue } from './priority.ts'

/**
 * What a machine asks with: ids and codes come from outside, and so does the range that the visitor is told (ALL-10),
 * which goes into the log to be judged later. `machine`: its id.
 */
export type IssueRequest = {
  language: Language
  ticket: string
  code: string
  quotedEstimate?: Estimate | null
  machine?: string
}

/**
 * The ticket of a booked visit, or of a walk-in (`booking: null`). How many are before it is settled here, together
 * with the range: screen, paper and log say the same, however much later the paper comes.
 */
export function issued(
  context: DecisionContext,
  { language, ticket, code, quotedEstimate: told, machine }: IssueRequest,
  { queue, booking }: { queue: string; booking: Booking | null },
): EventOf<'TicketIssued'> {
  const { office, state, now } = context
  const first = priorityOfQueue(office, queue)
  const ordinal = state.tickets.size
  const place = { id: ticket, queue, onlyDesk: null, issuedAt: now, ordinal, booking, priority: first.priority ?? null }
  return {
    type: 'TicketIssued',
    ticket,
    number: nextNumber(context, queue),
    queue,
    language,
    code,
    booking: booking?.id ?? null,
    ...first,
    ...(machine !== undefined && { machine }),
    ...(told !== undefined && { told, ahead: aheadOf(office, state, now, place) }),
  }
}

/**
 * `U045`: the queue's prefix and the next number of its day, without a gap (ALL-1) but the one that a restored backup
 * leaves: better a gap than a number that somebody has already (ALL-5).
 */
function nextNumber({ office, state }: DecisionContext, queueId: string): string {
  const queue = office.queues.get(queueId)
  if (!queue) throw new Error(`no queue ${queueId}`)
  const given = state.numbers.get(queueId) ?? 0
  const { raised } = state
  const next = raised ? raised.from + given - (raised.given.get(queueId) ?? 0) : given + 1
  return `${queue.prefix}${String(next).padStart(3, '0')}`
}
