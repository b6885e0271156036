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

/** What `GET /api/log` answers: a day, the newest first, a page at a time. */
export type LogPage = {
  date: string
  /** How many the filters leave. */
  total: number
  rows: LogRow[]
  /** What `after` asks for the next page with; `null` at the end. */
  next: number | null
  /** Everybody who did something on that day. */
  actors: { actor: string; who: string }[]
}
