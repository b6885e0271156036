import type { Office } from '../../profile/office.ts'
import { type Choice, nextInOrder } from '../call-order.ts'
import { lanesOf, queuesServed, rulesOf, turnsOf } from '../desk-queues.ts'
import type { Holder } from '../events.ts'
import type { OfficeState, Ticket } from '../state.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'
import { atOwnDesk, type Workplace } from './desks.ts'
import { withVisitor } from './visits.ts'

/** The clerk presses "next": one ticket, chosen by the call order, with the reason why (ALL-2, ALL-9). */
export function callNext(context: DecisionContext, command: { holder: Holder; call: string }): Decision {
  return atOwnDesk(context.state, command.holder, (own) => {
    const { office, state, now } = context
    const busy = cannotCall(own)
    if (busy) return busy
    const choice = chooseFor(office, state, own.number, now)
    if (!choice) return refuse({ code: 'nobody-waiting' })
    const { place, reason } = choice
    return accept({ type: 'TicketCalled', ticket: place.ticket, desk: own.number, reason, call: command.call })
  })
}

/** Calls the same ticket again (ALL-7). */
export function recall(context: DecisionContext, command: { holder: Holder }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) =>
    ticket.status === 'called'
      ? accept({ type: 'TicketRecalled', ticket: ticket.id, desk })
      : refuse({ code: 'already-started', number: ticket.number }),
  )
}

/** The clerk calls one ticket out of turn, by its id or number; the log says so. */
export function callTicket(
  context: DecisionContext,
  command: { holder: Holder; ticket: string; call: string },
): Decision {
  return atOwnDesk(context.state, command.holder, (own) => {
    const { office, state } = context
    const busy = cannotCall(own)
    if (busy) return busy
    const ticket = ticketNamed(state, command.ticket)
    if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
    // Who asked for more time may stand at the desk all the same.
    if (ticket.status !== 'waiting' && ticket.status !== 'away')
      return refuse({ code: 'ticket-not-waiting', number: ticket.number, status: ticket.status })
    const mayServe =
      ticket.onlyDesk === null
        ? queuesServed(office, state, own.number).includes(ticket.queue)
        : ticket.onlyDesk === own.number
    if (!mayServe) return refuse({ code: 'ticket-for-another-desk', number: ticket.number })
    const reason = 'called-by-number'
    return accept({ type: 'TicketCalled', ticket: ticket.id, desk: own.number, reason, call: command.call })
  })
}

/** Whom this desk would call now. */
export function chooseFor(office: Office, state: OfficeState, desk: number, now: number): Choice | null {
  const firsts = lanesOf(office, state, desk).map(({ booked, walkIns, priorityBooked, priorityWalkIns }) => ({
    booked: booked[0] ?? null,
    walkIns: walkIns[0] ?? null,
    priorityBooked: priorityBooked[0] ?? null,
    priorityWalkIns: priorityWalkIns[0] ?? null,
  }))
  return nextInOrder(firsts, now, turnsOf(state, desk), rulesOf(office, state, desk))
}

/**
 * A ticket by its id or, as a clerk reads it, its number (`u45` finds nothing: numbers are typed as printed, case
 * aside).
 */
export function ticketNamed(state: OfficeState, name: string): Ticket | undefined {
  return state.tickets.get(name) ?? state.tickets.get(state.ticketByNumber.get(name.trim().toUpperCase()) ?? '')
}

/** One desk serves one ticket at a time (ALL-6): a second press of "next" calls nobody. */
function cannotCall({ desk, ticket }: Workplace): Decision | null {
  if (ticket) return refuse({ code: 'desk-busy', number: ticket.number })
  if (desk.status === 'paused') return refuse({ code: 'desk-paused' })
  return null
}
