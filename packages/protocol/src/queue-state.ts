import type { Localized, Timestamp, WallTime } from './common.ts'

/** Whether a ticket can be had from a queue just now. */
export type QueueState =
  | { open: true; until: WallTime }
  /** `next`: when tickets are given again, `null` when that is not within the coming fortnight. */
  | {
      open: false
      reason: ClosedReason
      next: Timestamp | null
      /** A supervisor's own words, where they said why. */
      text?: Localized
    }

/**
 * Why no tickets are given. `all-given`: the day's tickets are gone (OLS-3). `too-many-waiting`: the desks could not
 * serve one more before closing; it may open again (KAT-7). `stopped`: a supervisor stopped them. `closed-early`: the
 * office ends its day early.
 */
export const closedReasons = [
  'later-today',
  'no-more-today',
  'not-today',
  'closed-today',
  'all-given',
  'too-many-waiting',
  'stopped',
  'closed-early',
] as const
export type ClosedReason = (typeof closedReasons)[number]

/** Reasons for which a queue gives no tickets although its timetable would; whoever asks is told `queue-full`. */
export const fullReasons = ['all-given', 'too-many-waiting', 'stopped'] as const satisfies readonly ClosedReason[]
export type FullReason = (typeof fullReasons)[number]

/** Whether the timetable would have a queue give tickets. */
export const isFull = (reason: ClosedReason): reason is FullReason => fullReasons.some((one) => one === reason)
