import type { Visit, WireError } from '@poczekalnia/protocol'
import { findVisit } from '../ticketing/decide/check-in.ts'
import type { OfficeMoment } from '../ticketing/decide/decision.ts'
import { knownTicket } from './ticket-status.ts'

/**
 * A booked visit by its PIN, code or number, as `findVisit` answers it. Of one that is confirmed already it tells how
 * its ticket stands: waiting, called to a desk, missed and until when to say so, being served, over (ACC-9).
 * @param queue the service that was chosen before, where the office asks for it first (WRO-1)
 */
export function visitStatus(
  context: OfficeMoment,
  typed: string,
  queue?: string,
): { ok: true; visit: Visit } | { ok: false; refusal: WireError } {
  const found = findVisit(context, typed, queue)
  return found.ok ? found : { ok: false, refusal: withTicket(context, found.refusal) }
}

/** A refusal with how the ticket stands that it names, where it says that a visit is confirmed already. */
export function withTicket(context: OfficeMoment, refusal: WireError): WireError {
  if (refusal.code !== 'visit-used') return refusal
  const ticket = context.state.tickets.get(context.state.ticketByNumber.get(refusal.number) ?? '')
  return ticket ? { ...refusal, ticket: knownTicket(context, context.state, ticket) } : refusal
}
