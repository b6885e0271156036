import { type ErrorCode, errorCodes, printerStates } from '@poczekalnia/protocol'
import type { RecordedEvent } from '@poczekalnia/queue-core'
import type { Server } from 'socket.io'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { PrintDispatcher } from '../printing/print-dispatcher.ts'
import { counter, type Family, gauge, histogram, type Sample, written } from './families.ts'
import { processMetrics } from './process-metrics.ts'

/** An act that a client asked for, once it is answered. `code`: why it was refused; `null`: it was done. */
export type Acted = { namespace: string; milliseconds: number; code: ErrorCode | null }

/** Namespaces that are sent views. */
const watching = ['kiosk', 'display', 'counter', 'supervisor'] as const
const deviceKinds = ['kiosk', 'display', 'counter', 'printer'] as const

export type OfficeMetrics = {
  acted(told: Acted): void
  /** How long the disk took to keep what was waiting, milliseconds. */
  committed(milliseconds: number): void
  /** All figures of now, in Prometheus' text format, each with the office's id. */
  text(): Promise<string>
  stop(): void
}

/**
 * What an office's figures tell: the room as it is, what was done since the process started, how fast. No visitor's
 * name, no number of a ticket and no clerk is in any of them: labels are ids of queues, reasons and states, all of
 * closed lists.
 */
export function officeMetrics(parts: {
  session: OfficeSession
  presence: Pick<Presence, 'count'>
  printing: Pick<PrintDispatcher, 'worst'>
  io: Server
  /** More figures, of who knows them, as they are now. */
  more?: () => Promise<readonly Family[]>
}): OfficeMetrics {
  const { session, presence, printing } = parts
  const done = counted(session)
  const refusals = counter('poczekalnia_refusals_total', 'Acts that were refused, by code.')
  const acts = histogram('poczekalnia_act_seconds', 'From an act asked for to its answer, which waits for the disk.')
  const commits = histogram('poczekalnia_commit_seconds', 'What the disk takes to keep what was waiting for it.')
  const views = counter('poczekalnia_views_sent_total', 'Views sent to screens.')
  for (const namespace of watching) {
    views.add({ namespace }, 0)
    parts.io.of(`/${namespace}`).on('connection', (socket) => {
      socket.onAnyOutgoing((event) => event === 'view' && views.add({ namespace }))
    })
  }
  const own = processMetrics()
  const families: Family[] = [
    ...roomNow(session),
    gauge('poczekalnia_devices_linked', 'Pages and print agents that are linked.', () =>
      deviceKinds.map((kind) => ({ labels: { kind }, value: presence.count(kind) })),
    ),
    gauge('poczekalnia_printer_state', 'State of the printer in the worst state: 1 for the one it is in.', () => {
      const worst = printing.worst()
      return printerStates.map((state) => ({ labels: { state }, value: state === worst ? 1 : 0 }))
    }),
    ...done,
    refusals,
    views,
    acts,
    commits,
    gauge('poczekalnia_log_version', 'Events in the log of the office.', () => [
      { labels: {}, value: session.version() },
    ]),
  ]
  return {
    acted({ namespace, milliseconds, code }) {
      acts.observe(milliseconds / 1_000, { namespace })
      if (code !== null) refusals.add({ namespace, code: errorCodes.includes(code) ? code : 'other' })
    },
    committed: (milliseconds) => commits.observe(milliseconds / 1_000),
    async text() {
      const more = (await parts.more?.()) ?? []
      return written([...families, ...more, ...own.families], { office: session.office.profile.id })
    },
    stop: own.stop,
  }
}

/** Desks and queues at this moment. */
function roomNow(session: OfficeSession): Family[] {
  const desks = (): Sample[] => {
    const { state, office } = session
    const counts = { open: 0, paused: 0, closed: 0 }
    for (const { number } of office.profile.desks) counts[state.desks.get(number)?.status ?? 'closed']++
    return Object.entries(counts).map(([status, value]) => ({ labels: { state: status }, value }))
  }
  /** One figure for each queue, out of the tickets that wait in it. */
  const byQueue = (figure: (issued: number[]) => number) => (): Sample[] => {
    const waiting = new Map<string, number[]>([...session.office.queues.keys()].map((id) => [id, []]))
    for (const ticket of session.state.tickets.values())
      if (ticket.status === 'waiting') waiting.get(ticket.queue)?.push(ticket.issuedAt)
    return [...waiting].map(([queue, issued]) => ({ labels: { queue }, value: figure(issued) }))
  }
  return [
    gauge('poczekalnia_desks', 'Desks by what they are.', desks),
    gauge(
      'poczekalnia_waiting',
      'Tickets that wait to be called.',
      byQueue((issued) => issued.length),
    ),
    gauge(
      'poczekalnia_longest_wait_seconds',
      'How long the ticket has waited that waits longest; 0: nobody waits.',
      byQueue((issued) =>
        issued.length === 0 ? 0 : Math.max(0, session.now() - issued.reduce((a, b) => Math.min(a, b))) / 1_000,
      ),
    ),
  ]
}

/** What was done since the process started, counted from the events once they are on disk. */
function counted(session: OfficeSession): Family[] {
  const issued = counter('poczekalnia_tickets_issued_total', 'Tickets given out.')
  const printed = counter('poczekalnia_tickets_printed_total', 'Tickets whose paper came out.')
  const failed = counter('poczekalnia_tickets_print_failed_total', 'Tickets whose paper did not, by reason.')
  const calls = counter('poczekalnia_calls_total', 'Calls to a desk, by why this ticket was chosen.')
  const recalls = counter('poczekalnia_recalls_total', 'Calls that were repeated.')
  const finished = counter('poczekalnia_visits_finished_total', 'Visits that came to their end at a desk.')
  const absent = counter('poczekalnia_visits_absent_total', 'Visitors who did not come to the desk.')
  const left = counter('poczekalnia_visitors_left_total', 'Visitors who gave their place up from their phone.')
  for (const queue of session.office.queues.keys()) issued.add({ queue }, 0)
  for (const one of [printed, recalls, finished, absent, left]) one.add({}, 0)
  const count = ({ event }: RecordedEvent) => {
    if (event.type === 'TicketIssued') issued.add({ queue: event.queue })
    else if (event.type === 'TicketPrinted') printed.add()
    else if (event.type === 'TicketPrintFailed') failed.add({ reason: event.reason })
    else if (event.type === 'TicketCalled') calls.add({ reason: event.reason })
    else if (event.type === 'TicketRecalled') recalls.add()
    else if (event.type === 'ServiceFinished') finished.add()
    else if (event.type === 'TicketMarkedAbsent') absent.add()
    else if (event.type === 'VisitorLeft') left.add()
  }
  session.onRecorded((recorded) => recorded.forEach(count))
  return [issued, printed, failed, calls, recalls, finished, absent, left]
}
