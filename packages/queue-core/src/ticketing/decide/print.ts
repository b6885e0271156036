import type { PrintFailure } from '@poczekalnia/protocol'
import { accept, type Decision, refuse, type Situation } from './decision.ts'

/** How the paper of a ticket fared. The ticket is valid either way; a second answer for the same ticket changes nothing. */
export function recordPrint(
  { state }: Situation,
  command: { ticket: string; outcome: { printed: true } | { printed: false; reason: PrintFailure } },
): Decision {
  const ticket = state.tickets.get(command.ticket)
  if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
  if (ticket.print.state !== 'printing') return accept()
  const { outcome } = command
  return accept(
    outcome.printed
      ? { type: 'TicketPrinted', ticket: ticket.id }
      : { type: 'TicketPrintFailed', ticket: ticket.id, reason: outcome.reason },
  )
}
