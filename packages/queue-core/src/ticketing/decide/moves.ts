import type { Holder, OfficeEvent } from '../events.ts'
import { ticketNamed } from './calls.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { atOwnDesk } from './desks.ts'
import { withVisitor } from './visits.ts'

/** Back to the queue: the ticket keeps its place by its own time (ALL-2). */
export function returnTicket(context: DecisionContext, command: { holder: Holder }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) =>
    accept({ type: 'TicketReturned', ticket: ticket.id, desk }),
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

/** Somebody who was marked absent is here after all: back to their place, within the office's time (ALL-7). */
export function takeBack(context: DecisionContext, command: { holder: Holder; ticket: string }): Decision {
  const { office, state, now } = context
  return atOwnDesk(state, command.holder, () => {
    const ticket = ticketNamed(state, command.ticket)
    if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
    const { number, status } = ticket
    if (status !== 'absent') return refuse({ code: 'ticket-not-absent', number, status })
    const minutes = office.profile.calls.takeBackMinutes
    if (now > ticket.since + minutes * 60_000) return refuse({ code: 'take-back-too-late', number, minutes })
    return accept({ type: 'TicketTakenBack', ticket: ticket.id })
  })
}
