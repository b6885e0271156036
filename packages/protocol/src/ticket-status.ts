import type { CallReason } from './call-reason.ts'
import type { Estimate, Localized, PastClosing, Timestamp, WallTime } from './common.ts'

/**
 * Why a ticket is not being called yet, as the call order would go on now (ALL-9).
 * - `desks-closed`, `desks-paused`: no desk that may call it is open; some are on a break
 * - `desk-free`: a desk is free and would call it next; `desks-busy`: it is next, and all desks that may call it have
 *   somebody; `desk-busy`: it is next at that desk, which has somebody
 * - `own-hour`: its booked hour has not come, until then it is called only when nobody else's turn it is
 * - `booked-first`: so many booked visits go first, all of them of that `hour` where it is told
 * - `priority-first`: so many visitors with priority go first
 * - `walk-in-turn`: between booked visits the turn of somebody without a booking comes
 * - `other-queue`: the desk calls from another queue first
 * - `in-turns`: between visitors with priority others are called
 * - `came-earlier`: those before it came, or are booked, earlier
 */
export type WhyWaiting =
  | { kind: 'desks-closed' | 'desks-paused' | 'desks-busy' }
  | { kind: 'desk-free' | 'desk-busy'; desk: number }
  | { kind: 'own-hour'; hour: WallTime }
  | { kind: 'booked-first'; count: number; hour: WallTime | null }
  | { kind: 'priority-first'; count: number }
  | { kind: 'walk-in-turn' | 'other-queue' | 'in-turns' | 'came-earlier' }

/** How a ticket stands. The phone and the machine tell the same (ACC-9). */
export type TicketStatus =
  /** `ahead`: of a booked visit until its hour those that are booked earlier. `pastClosing`: see there (ACC-10). */
  | {
      status: 'waiting'
      ahead: number
      estimate: Estimate | null
      desk: number | null
      why: WhyWaiting | null
      pastClosing?: PastClosing
    }
  | { status: 'called'; desk: number; at: Timestamp; recalls: number; reason: CallReason }
  | { status: 'serving'; desk: number }
  /** Called, and nobody came: a clerk can take it back into the queue until then. */
  | { status: 'absent'; until: Timestamp }
  /** The visitor asked for some minutes more: the place is kept, nobody calls before `until`. */
  | { status: 'away'; until: Timestamp }
  | { status: 'finished' }
  /** The visitor gave the place up. */
  | { status: 'left' }
  | { status: 'cancelled'; reason: Localized }
  /**
   * The day's hours are over, every desk is closed and nobody called the ticket. A desk that opens again changes that.
   */
  | { status: 'unserved' }
