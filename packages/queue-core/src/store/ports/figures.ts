import type { DayNote, LongWait } from '@poczekalnia/protocol'
import type { Following } from '../../reports/project-report.ts'
import type { CountedDay } from '../../reports/report.ts'
import type { DaySheet } from '../../reports/sheet.ts'

/**
 * How far the log was counted: the version and hash of the newest event in the figures, and when it happened (epoch
 * ms).
 */
export type Counted = { version: number; hash: string; lastAt: number }
export type Progress = Counted & { following: Following }

/** Of which office's log the figures are, and in which zone its days are days. */
export type Subject = { stream: string; zone: string }

/**
 * The figures of reports: made from the log and never the truth. They can be deleted at any time, need no backup, and
 * nobody who writes them ever keeps the log waiting (docs/decisions/0109-reports-beside-the-log.md).
 *
 * Everything that is asked of them is answered, or fails with a StoreFailure; `closed` after `close`.
 */
export interface Figures {
  /** How far this subject's log was counted; `null` for not at all, or when the figures are about another one. */
  progress(subject: Subject): Promise<Progress | null>
  /** A date's sheet, to go on counting on it. */
  sheet(date: string): Promise<DaySheet | null>
  /**
   * Keeps sheets and progress, all or nothing.
   * @param from the version that they go on from; when somebody else has counted on meanwhile nothing is kept, and the
   * answer is `false`
   */
  save(subject: Subject, from: number, sheets: readonly DaySheet[], progress: Progress): Promise<boolean>
  /** Empties the figures: they are counted anew. */
  forget(): Promise<void>
  /** Days from one date to another, both included, the earliest first. */
  days(from: string, to: string): AsyncIterable<CountedDay>
  notes(date: string): Promise<{ longest: LongWait[]; notes: DayNote[] }>
  close(): Promise<void>
}
