import type { Timestamp } from './common.ts'

/** One event of the log in words. */
export type LogRow = {
  at: Timestamp
  /** As the log has it, `clerk:Anna Nowak`. */
  actor: string
  /** The same in words. */
  who: string
  /** The event's type, `TicketCalled`. */
  type: string
  kind: string
  /** Number of the ticket that it is about. */
  number: string | null
  text: string
}

/** Days that the log can be asked for at once. */
export const MOST_LOG_DAYS = 366

/** What `GET /api/log` answers: a day or several, the newest first, a page at a time. */
export type LogPage = {
  /** The newest day that was asked for. */
  date: string
  /** The oldest one; the same for one day. */
  from: string
  /** The oldest day that was looked through so far. */
  reached: string
  /** How many the filters leave of one day; `null` for several days, which nobody counts before they are read. */
  total: number | null
  rows: LogRow[]
  /**
   * What `after` asks for the next page with; `null` at the end. A page of several days may be short, or empty, and go
   * on all the same.
   */
  next: number | string | null
  /** Everybody who did something on the days that this page looked through. */
  actors: { actor: string; who: string }[]
}
