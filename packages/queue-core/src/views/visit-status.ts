import type { PastClosing, Visit, WireError } from '@poczekalnia/protocol'
import { estimateForVisit } from '../estimate/estimate.ts'
import { pastClosing } from '../estimate/past-closing.ts'
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
  if (!found.ok) return { ok: false, refusal: withTicket(context, found.refusal) }
  const past = pastClosingOf(context, found.visit.id)
  return past ? { ok: true, visit: { ...found.visit, pastClosing: past } } : found
}

/** Whether who confirms this visit now may not be reached today (ACC-10). */
function pastClosingOf({ office, state, now }: OfficeMoment, visit: string): PastClosing | null {
  const booking = state.bookings.get(visit)
  return booking ? pastClosing(office, state, now, estimateForVisit(office, state, now, booking)) : null
}

/** A refusal with how the ticket stands that it names, where it says that a visit is confirmed already. */
export function withTicket(context: OfficeMoment, refusal: WireError): WireError {
  if (refusal.code !== 'visit-used') return refusal
  const ticket = context.state.tickets.get(context.state.ticketByNumber.get(refusal.number) ?? '')
  return ticket ? { ...refusal, ticket: knownTicket(context, context.state, ticket) } : refusal
}
