import type { Ticket } from '../state.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'

const MINUTE = 60_000

/**
 * The visitor needs some minutes more. Nobody calls the ticket until then, and it keeps its place in the queue. A
 * visitor who has been called already goes back to waiting, so that the desk is free for somebody else.
 */
export function askForTime({ office, state, now }: DecisionContext, command: { ticket: string }): Decision {
  const rule = office.profile.visitor
  if (!rule) return refuse({ code: 'more-time-off' })
  const ticket = state.tickets.get(command.ticket)
  if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
  const { id, number, status } = ticket
  if (status === 'away') return accept()
  if (status !== 'waiting' && status !== 'called') return refuse({ code: 'ticket-not-waiting', number, status })
  if (ticket.timesAsked >= rule.times) return refuse({ code: 'more-time-used', times: rule.times })
  const until = minutesFrom(now, rule.moreMinutes)
  return accept({ type: 'TimeAsked', ticket: id, desk: deskOfTicket(ticket), until })
}

/** Back before the time that was asked for. */
export function imBack({ state }: DecisionContext, command: { ticket: string }): Decision {
  const ticket = state.tickets.get(command.ticket)
  if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
  return ticket.status === 'away' ? accept({ type: 'VisitorBack', ticket: ticket.id }) : accept()
}

/** The visitor gives the place up. Nobody else gets the ticket, and the desk that called it is free. */
export function leaveQueue({ state }: DecisionContext, command: { ticket: string }): Decision {
  const ticket = state.tickets.get(command.ticket)
  if (!ticket) return refuse({ code: 'ticket-unknown', ticket: command.ticket })
  const { id, number, status } = ticket
  if (status === 'left') return accept()
  if (status !== 'waiting' && status !== 'away' && status !== 'called')
    return refuse({ code: 'ticket-not-waiting', number, status })
  return accept({ type: 'VisitorLeft', ticket: id, desk: deskOfTicket(ticket) })
}

/** So many minutes on, up to a whole one: the clock brings tickets back minute by minute, and a time of day is told. */
export const minutesFrom = (now: number, minutes: number): number =>
  Math.ceil((now + minutes * MINUTE) / MINUTE) * MINUTE

const deskOfTicket = (ticket: Ticket): number | null => (ticket.status === 'called' ? ticket.call.desk : null)
