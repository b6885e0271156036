import type { Language, Localized, Timestamp, ViewHead, WallTime } from './common.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { TicketStatus } from './ticket-status.ts'

/** What a phone shows at `/t/<code>`. Nothing personal (ALL-4). */
export type TicketPageView = ViewHead & {
  language: Language
  number: string
  queue: Localized
  hour: WallTime | null
  issuedAt: Timestamp
  /** What the visitor may do now. `moreMinutes`: how many they may ask for, `null` when they may not. */
  may: { moreMinutes: number | null; leave: boolean }
  /** How often more time was asked for: the key of the next asking, so that one sent twice is done once. */
  asked: number
  state: TicketStatus
  /** Where it is shorter now, for who waits without a booking, when the profile allows it to be said (REG-3). */
  elsewhere?: Elsewhere
}
