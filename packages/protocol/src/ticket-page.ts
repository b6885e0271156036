import type { Estimate, Language, Localized, Timestamp, ViewHead, WallTime } from './common.ts'
import type { CallReason } from './counter.ts'

/** What a phone shows at `/t/<code>`. Nothing personal (ALL-4). */
export type TicketPageView = ViewHead & {
  language: Language
  number: string
  queue: Localized
  hour: WallTime | null
  issuedAt: Timestamp
  state:
    | { status: 'waiting'; ahead: number; estimate: Estimate | null; desk: number | null }
    | { status: 'called'; desk: number; at: Timestamp; recalls: number; reason: CallReason }
    | { status: 'serving'; desk: number }
    | { status: 'absent'; until: Timestamp }
    | { status: 'finished' }
    | { status: 'cancelled'; reason: Localized }
    | { status: 'unserved' }
}
