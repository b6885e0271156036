import type { PrintFailure } from '@poczekalnia/protocol'
import type { Holder } from '../events.ts'
import { isOver } from '../state.ts'
import { ticketNamed } from './calls.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { atOwnDesk } from './desks.ts'

/** How the paper of a ticket fared. The ticket is valid either way; a second answer for the same paper changes nothing. */
export function recordPrint(
  { state }: DecisionContext,
  command: { ticket: string; copy: number; outcome: { printed: true } | { printed: false; reason: PrintFailure } },
): Decision {
  const ticket = state.tickets.get(command.ticket)
  if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
  if (ticket.print.state !== 'printing' || ticket.copy !== command.copy) return accept()
  const { outcome } = command
  return accept(
    outcome.printed
      ? { type: 'TicketPrinted', ticket: ticket.id }
      : { type: 'TicketPrintFailed', ticket: ticket.id, reason: outcome.reason },
  )
}

/**
 * The paper of a ticket that has none, once more: the same ticket and number, in the log with the desk that asked. One that
 * was printed is not printed again, for a second paper would be an extra ticket in somebody's hand (BYD-8).
 */
export function reprint({ state }: DecisionContext, command: { holder: Holder; ticket: string }): Decision {
  return atOwnDesk(state, command.holder, ({ number: desk }) => {
    const ticket = ticketNamed(state, command.ticket)
    if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
    const { id, number, status, print, copy } = ticket
    if (isOver(status)) return refuse({ code: 'ticket-not-waiting', number, status })
    if (print.state === 'printed') return refuse({ code: 'ticket-printed', number })
    if (print.state === 'printing') return accept()
    return accept({ type: 'TicketReprintAsked', ticket: id, desk, copy: copy + 1 })
  })
}
