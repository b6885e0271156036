import type { Warning } from '@poczekalnia/protocol'
import type { OfficeEvent } from '@poczekalnia/queue-core'

/** What a hook is told of. */
export const hookTypes = [
  'ticket.issued',
  'ticket.called',
  'ticket.started',
  'ticket.served',
  'ticket.missed',
  'tickets.stopped',
  'tickets.resumed',
  'day.closed-early',
  'warnings.changed',
] as const
export type HookType = (typeof hookTypes)[number]

/** What one message says. `number` and `queue` are `null` of a ticket whose day is over. */
export type HookData =
  | { ticket: string; number: string | null; queue: string | null; desk?: number; recall?: true; booking?: string }
  | { queue: string; until?: string }
  | { date: string; closes: string }
  | { warnings: readonly Warning[] }

/** Where a ticket's number and queue are looked up. */
export type TicketsKnown = (ticket: string) => { number: string; queue: string } | null

/** What an event of the log is to other programs; `null`: nothing that they are told. No name is in it (ALL-4). */
export function hookEventOf(
  event: OfficeEvent,
  known: TicketsKnown,
  stamp: (at: number) => string,
): { type: HookType; data: HookData } | null {
  const of = (ticket: string) => ({ ticket, ...(known(ticket) ?? { number: null, queue: null }) })
  switch (event.type) {
    case 'TicketIssued': {
      const { ticket, number, queue, booking } = event
      return { type: 'ticket.issued', data: { ticket, number, queue, ...(booking !== null && { booking }) } }
    }
    case 'VisitJoined':
      return {
        type: 'ticket.issued',
        data: { ...of(event.ticket), number: event.number, booking: event.booking },
      }
    case 'TicketCalled':
      return { type: 'ticket.called', data: { ...of(event.ticket), desk: event.desk } }
    case 'TicketRecalled':
      return { type: 'ticket.called', data: { ...of(event.ticket), desk: event.desk, recall: true } }
    case 'ServiceStarted':
      return { type: 'ticket.started', data: { ...of(event.ticket), desk: event.desk } }
    case 'ServiceFinished':
      return { type: 'ticket.served', data: { ...of(event.ticket), desk: event.desk } }
    case 'TicketMarkedAbsent':
      return { type: 'ticket.missed', data: { ...of(event.ticket), desk: event.desk } }
    case 'TicketsStopped': {
      const { queue, until } = event
      return { type: 'tickets.stopped', data: { queue, ...(until !== undefined && { until: stamp(until) }) } }
    }
    case 'TicketsResumed':
      return { type: 'tickets.resumed', data: { queue: event.queue } }
    case 'ClosedEarly':
      return { type: 'day.closed-early', data: { date: event.date, closes: event.closes } }
    default:
      return null
  }
}
