import type { Estimate, Language, Localized, Timestamp, ViewHead, WallTime } from './common.ts'
import type { CallReason } from './counter.ts'

/** What a phone shows at `/t/<code>`. Nothing personal (ALL-4). */
export type TicketPageView = ViewHead & {
  language: Language
  number: string
  queue: Localized
  hour: WallTime | null
  issuedAt: Timestamp
  /** What the visitor may do now. `moreMinutes`: how many they may ask for, `null` when they may not. */
  may: { moreMinutes: number | null; leave: boolean }
  state:
    | { status: 'waiting'; ahead: number; estimate: Estimate | null; desk: number | null }
    | { status: 'called'; desk: number; at: Timestamp; recalls: number; reason: CallReason }
    | { status: 'serving'; desk: number }
    | { status: 'absent'; until: Timestamp }
    /** The visitor asked for some minutes more: the place is kept, nobody calls before `until`. */
    | { status: 'away'; until: Timestamp }
    | { status: 'finished' }
    /** The visitor gave the place up. */
    | { status: 'left' }
    | { status: 'cancelled'; reason: Localized }
    | { status: 'unserved' }
}
