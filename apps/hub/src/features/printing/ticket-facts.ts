import { words } from '@poczekalnia/locales'
import { type TicketFacts, ticketDocument } from '@poczekalnia/printer/ticket-document'
import type { Estimate, PrintJob } from '@poczekalnia/protocol'
import { aheadOf, arriveMinutesBefore, estimateFor, pastClosing, type Ticket } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'

/**
 * What goes on the paper of a ticket: the range and the place that its visitor was told with it, be the paper a moment
 * later or a minute. A paper that a clerk asked for again tells how things stand now, and from when that is. No name
 * (ALL-4).
 */
export function documentOf(session: OfficeSession, ticket: Ticket, publicUrl: string): PrintJob['document'] {
  const { office } = session
  const { profile, time } = office
  const queue = office.queues.get(ticket.queue)
  return ticketDocument(
    {
      office: profile.name.pl,
      address: profile.address,
      number: ticket.number,
      queue: queue?.name ?? { pl: ticket.queue },
      date: time.wall(ticket.issuedAt).date,
      time: time.hourAndMinute(ticket.issuedAt),
      ...(ticket.booking && { hour: ticket.booking.time }),
      arriveBeforeMinutes: arriveMinutesBefore(office, ticket.queue),
      ...waitOf(session, ticket),
      bring: queue?.bring ?? [],
      pageUrl: `${publicUrl}/t/${ticket.code}`,
      language: ticket.language,
    },
    words(ticket.language),
  )
}

function waitOf(
  { office, state, now }: OfficeSession,
  ticket: Ticket,
): Pick<TicketFacts, 'ahead' | 'estimate' | 'pastClosing' | 'asOf'> {
  const { promise, copy, status } = ticket
  const at = now()
  const withClosing = (estimate: Estimate | null) => ({
    estimate,
    pastClosing: pastClosing(office, state, at, estimate) ?? undefined,
  })
  if (copy === 1 && promise)
    return { ahead: promise.ahead ?? aheadOf(office, state, at, ticket), ...withClosing(promise.estimate) }
  const asOf = office.time.hourAndMinute(at)
  // Who was called already, or is absent, waits for nothing that could be told in minutes.
  if (status !== 'waiting' && status !== 'away') return { ahead: null, estimate: null }
  return { ahead: aheadOf(office, state, at, ticket), ...withClosing(estimateFor(office, state, at, ticket)), asOf }
}
