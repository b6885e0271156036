import type { Holder, OfficeEvent } from '../events.ts'
import type { TicketAtDesk } from '../state.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { atOwnDesk } from './desks.ts'

/** Runs a decision for the ticket at this page's desk, or refuses. */
export function withVisitor(
  { state }: DecisionContext,
  holder: Holder,
  decideFor: (ticket: TicketAtDesk, desk: number) => Decision,
): Decision {
  return atOwnDesk(state, holder, ({ number, ticket }) =>
    ticket ? decideFor(ticket, number) : refuse({ code: 'nobody-at-desk' }),
  )
}

export function startService(context: DecisionContext, command: { holder: Holder }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) =>
    ticket.status === 'called'
      ? accept({ type: 'ServiceStarted', ticket: ticket.id, desk })
      : refuse({ code: 'already-started', number: ticket.number }),
  )
}

/**
 * Ends the visit. A clerk who forgot to press "start" has served all the same: the log then holds both, at one time.
 */
export function finishService(context: DecisionContext, command: { holder: Holder }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) => {
    const started: OfficeEvent[] =
      ticket.status === 'called' ? [{ type: 'ServiceStarted', ticket: ticket.id, desk }] : []
    return accept(...started, { type: 'ServiceFinished', ticket: ticket.id, desk })
  })
}

/** Nobody came, after as many recalls as the office asks for (ALL-7). */
export function markAbsent(context: DecisionContext, command: { holder: Holder }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) => {
    if (ticket.status !== 'called') return refuse({ code: 'already-started', number: ticket.number })
    const needed = context.office.profile.calls.recallsBeforeAbsent
    const { recalls } = ticket.call
    if (recalls < needed) return refuse({ code: 'recall-first', recalls, needed })
    return accept({ type: 'TicketMarkedAbsent', ticket: ticket.id, desk })
  })
}

/** A clerk writes a note about the visitor at the desk, for who serves them next. */
export function noteVisit(context: DecisionContext, command: { holder: Holder }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) => accept({ type: 'VisitNoted', ticket: ticket.id, desk }))
}

/** The clerk ends a visit that can't be: another person came, papers are missing (BYD-5). */
export function cancelVisit(context: DecisionContext, command: { holder: Holder; reason: string }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) => {
    const { reason } = command
    const allowed = context.office.profile.cancelReasons.map((r) => r.id)
    if (!allowed.includes(reason)) return refuse({ code: 'reason-unknown', reason, allowed })
    return accept({ type: 'VisitCancelled', ticket: ticket.id, desk, reason })
  })
}
