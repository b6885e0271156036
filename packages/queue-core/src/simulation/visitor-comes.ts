import { isCalledByNumber } from '../ticketing/codes.ts'
import type { Command } from '../ticketing/commands.ts'
import { findVisit } from '../ticketing/decide/check-in.ts'
import type { Room } from './room.ts'
import type { Visitor } from './visitors.ts'

const MINUTE = 60_000
const actor = 'kiosk:simulation'

/** Notes when a visitor will be at the machine and what they will do there. */
export function visitorComes(room: Room, visitor: Visitor): void {
  const { office, agenda } = room
  if (visitor.arrivesAt === null || isCalledByNumber(office.queues.get(visitor.queue))) return
  const at = visitor.arrivesAt
  agenda.add(at, () => (visitor.booking ? confirmVisit(room, visitor, at) : takeTicket(room, visitor, at)))
}

function takeTicket(room: Room, visitor: Visitor, now: number): void {
  const { id, queue, language } = visitor
  const refusal = room.act(now, actor, { type: 'TakeTicket', queue, language, ...named(id) })
  if (refusal) room.record.refused(id, now, refusal)
}

/** The code is typed, the visit found and confirmed. Who is too early sits down and tries again when they may. */
function confirmVisit(room: Room, visitor: Visitor, now: number): void {
  const { office, state, agenda, record } = room
  const booking = state.bookings.get(visitor.id)
  if (!booking) return
  const command: Command = { type: 'CheckIn', visit: visitor.id, language: visitor.language, ...named(visitor.id) }
  const found = findVisit({ office, state, now }, booking.code)
  const refusal = found.ok ? room.act(now, actor, command) : found.refusal
  if (refusal?.code === 'visit-early') {
    const opens = booking.hourAt - office.profile.checkIn.opensMinutesBefore * MINUTE
    agenda.add(Math.max(opens, now + MINUTE), () => confirmVisit(room, visitor, Math.max(opens, now + MINUTE)))
  } else if (refusal) record.refused(visitor.id, now, refusal)
}

const named = (visitor: string) => ({ ticket: `ticket-${visitor}`, code: `code-${visitor}` })
