import type { Localized, Timestamp } from './common.ts'

/** What the rows of a report stand for. A week is ISO 8601's, from Monday to Sunday. */
export const reportGroups = ['day', 'week', 'month', 'hour', 'queue', 'desk'] as const
export type ReportGroup = (typeof reportGroups)[number]

/**
 * The tables of a report, each a CSV file of its own: the figures, cancelled visits by reason, refusals of the machines
 * by reason.
 */
export const reportTables = ['figures', 'cancelled', 'refused'] as const
export type ReportTable = (typeof reportTables)[number]

/** The longest period of one report, days: twenty years. */
export const LONGEST_REPORT_DAYS = 7_305

/** What a report is asked for: the days from `from` to `to`, both counted. */
export type ReportQuery = { from: string; to: string; by: ReportGroup; queue?: string | undefined }

/**
 * How a time is spread, whole seconds. Percentiles are values that occurred: the smallest that 50 or 90 of 100 do not
 * exceed.
 */
export type Spread = { count: number; median: number; p90: number; longest: number }

/** What was counted in a period, an hour, a queue or at a desk. Nothing in it is about one person (ALL-4). */
export type ReportFigures = {
  /**
   * Tickets issued: walk-ins, and bookings that were confirmed (or joined the queue at their hour, where they are
   * called by number).
   */
  arrivals: { walkIn: number; booked: number }
  /** Visits that were booked, whether anybody came or not. */
  bookings: number
  /** From the ticket to its first call. `null`: nobody was called. */
  waits: { all: Spread | null; walkIn: Spread | null; booked: Spread | null }
  /** From the call to the end of a visit that was finished: how long it kept its desk. */
  service: Spread | null
  served: number
  /** Marked absent and not taken back. */
  absent: number
  /** Still in the room when the day was closed. */
  unserved: number
  /** Sent on to another queue or desk. */
  transferred: number
  /** Bookings that nobody confirmed in time. */
  lapsed: number
  /** Bookings that the office itself could not hold: it had closed early. */
  notHeld: number
  /** Bookings that the office cancelled before the visit came. */
  calledOff: number
  /** Visitors whom a machine told that their hour had passed: late cancellations, each once. */
  cameLate: number
  /** Left the queue by themselves, on their phone. */
  left: number
  /** Visits ended at a desk, by the office's reasons. */
  cancelled: Record<string, number>
  /**
   * Times that a machine had to say no, by error code, a full queue's with its reason: `queue-full/too-many-waiting`.
   * Tries, not people, but for `visit-late`.
   */
  refused: Record<string, number>
  /** How the wait that was told with the ticket fared, for visits that were called (ALL-10). */
  range: { told: number; held: number; sooner: number; later: number }
}

/** `key`: a date, a week `2026-W47`, a month `2026-11`, an hour `08`, a queue's id or a desk's number. */
export type ReportRow = { key: string } & ReportFigures

export type Report = {
  from: string
  to: string
  by: ReportGroup
  queue: string | null
  /**
   * Only those in which something happened, in order. Rows of desks hold what happened at a desk: what never reached
   * one is in `total` alone.
   */
  rows: ReportRow[]
  total: ReportFigures
  /** The newest event that is counted, `null` for an empty log. */
  upTo: Timestamp | null
}

/** What the API answers with a report: the office's words for its own reasons of cancelled visits. */
export type ReasonNames = { reasons: { id: string; name: Localized }[] }

/** A wait among the longest of a day. A ticket's number is no personal data: the whole room has seen it. */
export type LongWait = { number: string; queue: string; booked: boolean; at: string; seconds: number; desk: number }

/** Something of a day that is worth a line: what was stopped, closed, opened. `at`: wall time. */
export type DayNote = {
  at: string
  what:
    | 'desk-opened'
    | 'desk-paused'
    | 'desk-resumed'
    | 'desk-closed'
    | 'tickets-stopped'
    | 'tickets-resumed'
    | 'closed-early'
    | 'reopened'
  desk?: number
  queue?: string
  /** Of `closed-early`: the hour. */
  closes?: string
}

/** One day on one page. */
export type DayReport = {
  date: string
  total: ReportFigures
  hours: ReportRow[]
  queues: ReportRow[]
  desks: ReportRow[]
  longest: LongWait[]
  notes: DayNote[]
  upTo: Timestamp | null
}
