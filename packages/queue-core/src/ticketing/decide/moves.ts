import type { Holder, OfficeEvent } from '../events.ts'
import { absentTicket, takeBackAndCall } from './calls.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { atOwnDesk } from './desks.ts'
import { minutesFrom } from './visitors.ts'
import { withVisitor } from './visits.ts'

/**
 * Back to the queue: the ticket keeps its place by its own time (ALL-2). With `minutes` nobody calls it before they are
 * over: the visitor has gone for a copy, and others come meanwhile.
 */
export function returnTicket(
  context: DecisionContext,
  command: { holder: Holder; minutes?: number | undefined },
): Decision {
  const { minutes } = command
  return withVisitor(context, command.holder, (ticket, desk) =>
    accept({
      type: 'TicketReturned',
      ticket: ticket.id,
      desk,
      ...(minutes !== undefined && { until: minutesFrom(context.now, minutes) }),
    }),
  )
}

/** To another queue, or to one desk; the place by its own time is kept (ALL-2). */
export function transfer(
  context: DecisionContext,
  command: { holder: Holder; to: { queue: string } | { desk: number }; noted?: boolean },
): Decision {
  return withVisitor(context, command.holder, (ticket, desk) => {
    const { office } = context
    const { to } = command
    if ('queue' in to) {
      if (!office.queues.has(to.queue)) return refuse({ code: 'queue-unknown', queue: to.queue })
      if (to.queue === ticket.queue && ticket.onlyDesk === null) return refuse({ code: 'transfer-to-itself' })
    } else {
      if (!office.desks.has(to.desk)) return refuse({ code: 'desk-unknown', desk: to.desk })
      if (to.desk === desk) return refuse({ code: 'transfer-to-itself' })
    }
    const noted: OfficeEvent[] = command.noted ? [{ type: 'VisitNoted', ticket: ticket.id, desk }] : []
    return accept(...noted, { type: 'TicketTransferred', ticket: ticket.id, desk, to })
  })
}

/**
 * Somebody who was marked absent is here after all: back to their place, within the office's time (ALL-7), or called to
 * this desk at once.
 */
export function takeBack(
  context: DecisionContext,
  command: { holder: Holder; ticket: string; andCall?: boolean; call: string },
): Decision {
  if (command.andCall) return takeBackAndCall(context, command)
  return atOwnDesk(context.state, command.holder, () => {
    const found = absentTicket(context, command.ticket)
    return 'refusal' in found ? refuse(found.refusal) : accept({ type: 'TicketTakenBack', ticket: found.ticket.id })
  })
}
