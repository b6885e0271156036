import type { Office } from '../../profile/office.ts'
import { type Choice, isShareOwed, nextInOrder } from '../call-order.ts'
import type { Holder } from '../events.ts'
import type { OfficeState, Ticket } from '../state.ts'
import { deskLane, type Lane, type Place, queueLane } from '../waiting-room.ts'
import { accept, type Decision, refuse, type Situation } from './decision.ts'
import { atOwnDesk, type Workplace } from './desk.ts'

/** The clerk presses "next": one ticket, chosen by the call order, with the reason why (ALL-2, ALL-9). */
export function callNext(situation: Situation, command: { holder: Holder; call: string }): Decision {
  return atOwnDesk(situation.state, command.holder, (own) => {
    const { office, state, now } = situation
    const busy = cannotCall(own)
    if (busy) return busy
    const choice = chooseFor(office, state, own.number, now)
    if (!choice) return refuse({ code: 'nobody-waiting' })
    const { place, reason } = choice
    return accept({ type: 'TicketCalled', ticket: place.ticket, desk: own.number, reason, call: command.call })
  })
}

/** The clerk calls one ticket out of turn, by its id or number; the log says so. */
export function callTicket(situation: Situation, command: { holder: Holder; ticket: string; call: string }): Decision {
  return atOwnDesk(situation.state, command.holder, (own) => {
    const { office, state } = situation
    const busy = cannotCall(own)
    if (busy) return busy
    const ticket = ticketNamed(state, command.ticket)
    if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
    if (ticket.status !== 'waiting')
      return refuse({ code: 'ticket-not-waiting', number: ticket.number, status: ticket.status })
    const mayServe =
      ticket.onlyDesk === null ? office.desks.get(own.number)?.queues.has(ticket.queue) : ticket.onlyDesk === own.number
    if (!mayServe) return refuse({ code: 'ticket-for-another-desk', number: ticket.number })
    const reason = 'called-by-number'
    return accept({ type: 'TicketCalled', ticket: ticket.id, desk: own.number, reason, call: command.call })
  })
}

/** Whom this desk would call now. */
export function chooseFor(office: Office, state: OfficeState, desk: number, now: number): Choice | null {
  const firsts: { booked: Place[]; walkIns: Place[] } = { booked: [], walkIns: [] }
  for (const lane of lanesOf(office, state, desk)) {
    if (lane.booked[0]) firsts.booked.push(lane.booked[0])
    if (lane.walkIns[0]) firsts.walkIns.push(lane.walkIns[0])
  }
  return nextInOrder(firsts, now, isShareOwed(shareFor(office, desk), state.bookedSinceWalkIn))
}

/** The largest walk-in share among the queues that a desk serves; `null` when none has one. */
export function shareFor(office: Office, desk: number): number | null {
  const shares = office.profile.queues.flatMap((q) =>
    q.kind === 'walk-in' && q.share !== undefined && office.desks.get(desk)?.queues.has(q.id) ? [q.share] : [],
  )
  return shares.length > 0 ? Math.max(...shares) : null
}

/** The lanes that a desk calls from: its queues, and what was sent to it alone. */
export function lanesOf(office: Office, state: OfficeState, desk: number): Lane[] {
  return lanesServed(office, desk).flatMap((id) => state.waiting.get(id) ?? [])
}

/** Ids of those lanes. */
export function lanesServed(office: Office, desk: number): string[] {
  return [...[...(office.desks.get(desk)?.queues ?? [])].map(queueLane), deskLane(desk)]
}

/** A ticket by its id or, as a clerk reads it, its number (`u45` finds nothing: numbers are typed as printed, case aside). */
export function ticketNamed(state: OfficeState, name: string): Ticket | undefined {
  return state.tickets.get(name) ?? state.tickets.get(state.ticketByNumber.get(name.trim().toUpperCase()) ?? '')
}

/** One desk serves one ticket at a time (ALL-6): a second press of "next" calls nobody. */
function cannotCall({ desk, ticket }: Workplace): Decision | null {
  if (ticket) return refuse({ code: 'desk-busy', number: ticket.number })
  if (desk.status === 'paused') return refuse({ code: 'desk-paused' })
  return null
}
