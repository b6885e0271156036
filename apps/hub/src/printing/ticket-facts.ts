import { words } from '@poczekalnia/locales'
import { ticketDocument } from '@poczekalnia/printer/ticket-document'
import type { PrintJob } from '@poczekalnia/protocol'
import { aheadOf, arriveMinutesBefore, estimateFor, type Ticket } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../office/session.ts'

/** What goes on the paper of a ticket, as things stand when it is printed. No name (ALL-4). */
export function documentOf(session: OfficeSession, ticket: Ticket, publicUrl: string): PrintJob['document'] {
  const { office, state } = session
  const { profile, time } = office
  const queue = office.queues.get(ticket.queue)
  const now = session.now()
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
      ahead: aheadOf(office, state, now, ticket),
      estimate: estimateFor(office, state, now, ticket),
      bring: queue?.bring ?? [],
      pageUrl: `${publicUrl}/t/${ticket.code}`,
      language: ticket.language,
    },
    words(ticket.language),
  )
}
