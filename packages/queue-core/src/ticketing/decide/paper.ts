import type { PrintFailure } from '@poczekalnia/protocol'
import type { Holder } from '../events.ts'
import { isOver, type Ticket } from '../state.ts'
import { ticketNamed } from './calls.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { atOwnDesk } from './desks.ts'

/**
 * How the paper of a ticket fared. The ticket is valid either way; a second answer for the same paper changes nothing.
 */
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
 * The paper of a ticket that has none, once more: the same ticket and number, in the log with the desk that asked. One
 * that was printed is not printed again, for a second paper would be an extra ticket in somebody's hand (BYD-8).
 */
export function reprint({ state }: DecisionContext, command: { holder: Holder; ticket: string }): Decision {
  return atOwnDesk(state, command.holder, ({ number: desk }) => {
    const ticket = ticketNamed(state, command.ticket)
    if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
    return paperAgain(ticket, { desk })
  })
}

/**
 * A visitor asks at a machine for the paper of their ticket, and gets it from that machine. Only a ticket that cannot
 * have paper yet is printed: where nobody knows whether one came out, a clerk decides, who can look (BYD-8).
 */
export function printAgain({ state }: DecisionContext, command: { ticket: string; machine: string }): Decision {
  const ticket = state.tickets.get(command.ticket)
  if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
  if (mayHaveCome(ticket)) return refuse({ code: 'ticket-printed', number: ticket.number })
  return paperAgain(ticket, { desk: null, machine: command.machine })
}

/** Whether a ticket's paper can be asked for at a machine. */
export const mayPrintAgain = (ticket: Ticket): boolean =>
  ticket.print.state === 'failed' && !mayHaveCome(ticket) && !isOver(ticket.status)

/** A printer that stopped in the middle, or never answered, may have put the paper out all the same. */
const mayHaveCome = ({ print }: Ticket): boolean =>
  print.state === 'failed' && (print.reason === 'unknown' || print.reason === 'stalled')

function paperAgain(ticket: Ticket, asked: { desk: number | null; machine?: string }): Decision {
  const { id, number, status, print, copy } = ticket
  if (isOver(status)) return refuse({ code: 'ticket-not-waiting', number, status })
  if (print.state === 'printed') return refuse({ code: 'ticket-printed', number })
  if (print.state === 'printing') return accept()
  return accept({ type: 'TicketReprintAsked', ticket: id, ...asked, copy: copy + 1 })
}
