import { ticketNumber, type WireError } from '@poczekalnia/protocol'
import type { Office } from '../../profile/office.ts'
import { type Choice, nextInOrder } from '../call-order.ts'
import { lanesOf, queuesServed, rulesOf, turnsOf } from '../desk-queues.ts'
import type { Holder, OfficeEvent } from '../events.ts'
import type { OfficeState, Ticket } from '../state.ts'
import { accept, type Decision, type DecisionContext, type OfficeMoment, refuse } from './decision.ts'
import { atOwnDesk, type Workplace } from './desks.ts'
import { withVisitor } from './visits.ts'

/** The clerk presses "next": one ticket, chosen by the call order, with the reason why (ALL-2, ALL-9). */
export function callNext(context: DecisionContext, command: { holder: Holder; call: string }): Decision {
  return atOwnDesk(context.state, command.holder, (own) => {
    const { office, state, now } = context
    const busy = cannotCall(own)
    if (busy) return busy
    const called = nextCall({ office, state, now }, own.number, command.call)
    return called ? accept(called) : refuse({ code: 'nobody-waiting' })
  })
}

/**
 * The clerk ends the visit and calls whoever is next, in one: both happen or neither (ALL-5). With nobody waiting the
 * visit ends and the desk is free. Who was only called has not been served: that visit isn't ended unseen.
 */
export function finishAndNext(context: DecisionContext, command: { holder: Holder; call: string }): Decision {
  return withVisitor(context, command.holder, (ticket, desk) => {
    if (ticket.status !== 'serving') return refuse({ code: 'not-started', number: ticket.number })
    const called = nextCall(context, desk, command.call)
    return accept({ type: 'ServiceFinished', ticket: ticket.id, desk }, ...(called ? [called] : []))
  })
}

/** Whom this desk calls now, `null`: nobody that it may call waits. */
function nextCall({ office, state, now }: OfficeMoment, desk: number, call: string): OfficeEvent | null {
  const choice = chooseFor(office, state, desk, now)
  return choice && { type: 'TicketCalled', ticket: choice.place.ticket, desk, reason: choice.reason, call }
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
    const busy = cannotCall(own)
    if (busy) return busy
    const ticket = ticketNamed(context.state, command.ticket)
    if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
    // Who asked for more time may stand at the desk all the same.
    if (ticket.status !== 'waiting' && ticket.status !== 'away')
      return refuse({ code: 'ticket-not-waiting', number: ticket.number, status: ticket.status })
    return outOfTurn(context, own.number, ticket, command.call)
  })
}

/** The call of one ticket by its number, unless another desk is to serve it. */
function outOfTurn({ office, state }: OfficeMoment, desk: number, ticket: Ticket, call: string): Decision {
  const { id, number, onlyDesk, queue } = ticket
  const mayServe = onlyDesk === null ? queuesServed(office, state, desk).includes(queue) : onlyDesk === desk
  if (!mayServe) return refuse({ code: 'ticket-for-another-desk', number })
  return accept({ type: 'TicketCalled', ticket: id, desk, reason: 'called-by-number', call })
}

/** Somebody who was marked absent stands at the desk: back into the queue and called, in one (ALL-7). */
export function takeBackAndCall(
  context: DecisionContext,
  command: { holder: Holder; ticket: string; call: string },
): Decision {
  return atOwnDesk(context.state, command.holder, (own) => {
    const busy = cannotCall(own)
    if (busy) return busy
    const found = absentTicket(context, command.ticket)
    if ('refusal' in found) return refuse(found.refusal)
    const called = outOfTurn(context, own.number, found.ticket, command.call)
    return called.ok ? accept({ type: 'TicketTakenBack', ticket: found.ticket.id }, ...called.events) : called
  })
}

/** An absent ticket that may be taken back still (ALL-7), or why not. */
export function absentTicket(
  { office, state, now }: OfficeMoment,
  name: string,
): { ticket: Ticket } | { refusal: WireError } {
  const ticket = ticketNamed(state, name)
  if (!ticket) return { refusal: { code: 'ticket-unknown', ticket: name } }
  const { number, status } = ticket
  if (status !== 'absent') return { refusal: { code: 'ticket-not-absent', number, status } }
  const minutes = office.profile.calls.takeBackMinutes
  if (now > ticket.since + minutes * 60_000) return { refusal: { code: 'take-back-too-late', number, minutes } }
  return { ticket }
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

/** A ticket by its id or by its number, however a clerk types that: `u7` finds `U007`. */
export function ticketNamed(state: OfficeState, name: string): Ticket | undefined {
  return state.tickets.get(name) ?? state.tickets.get(state.ticketByNumber.get(ticketNumber(name)) ?? '')
}

/** One desk serves one ticket at a time (ALL-6): a second press of "next" calls nobody. */
function cannotCall({ desk, ticket }: Workplace): Decision | null {
  if (ticket) return refuse({ code: 'desk-busy', number: ticket.number })
  if (desk.status === 'paused') return refuse({ code: 'desk-paused' })
  return null
}
