import type { EventReader } from './events.ts'

/** A log that is only looked at. */
export type Log = EventReader & {
  streams: string[]
  /** Accounts that have a password, which is not in the log. */
  accounts(): Promise<string[]>
  /** Text of the profile that was in force last; `null` where none is kept. */
  profile(): Promise<string | null>
  close(): Promise<void>
}

/** What is wrong with the first broken row. */
export type Breakage =
  /** The event's own contents, or the order before it, are not what was written. */
  | { stream: string; version: number; reason: 'hash' }
  /** Events are missing: `version` is the first that should be there and is not. */
  | { stream: string; version: number; reason: 'gap' }
  /** The log ends before `version`, which a snapshot has seen: events were cut off at the end. */
  | { stream: string; version: number; reason: 'cut-off' }
  /** The event is what was written, and this release can't make sense of it. */
  | { stream: string; version: number; reason: 'senseless' }
  /** The database cannot be read from `version` on, or at all (`stream` null). */
  | { stream: string | null; version: number | null; reason: 'unreadable' }

export type Verdict =
  | { ok: true; streams: { stream: string; events: number; head: string }[] }
  | { ok: false; broken: Breakage }

/** What an office's file was found to hold. */
export type Checked = {
  office: string
  /** Events of all streams. */
  events: number
  /** Hash of the office's newest event. */
  head: string
  /** When the office's newest event happened, epoch ms. */
  lastAt: number
  people: number
  /** Tickets of the queue that gave most: today, as the file knows it, and on the day of the log when it was most. */
  given: { today: number; most: number }
  /** Whether the newest snapshot is what its events make of it; `none`: there is none of this release. */
  snapshot: 'same' | 'differs' | 'none'
  /** Text of the profile that was in force, where the file knows it. */
  profile: string | null
  /** Whether it was sealed as a backup and is to the letter what was sealed. */
  sealed: boolean
  /** What is kept beside the log and not what the log tells of it. */
  flaws: Flaw[]
  streams: { stream: string; events: number; head: string }[]
}

/**
 * Why a file is not to be trusted. `seal`: a backup that is not what was written; `schema`: its tables are not this
 * program's.
 */
export type Broken = Breakage | 'no office' | 'seal' | 'schema'

export type CheckVerdict = ({ ok: true } & Checked) | { ok: false; broken: Broken }

/**
 * Where what is kept beside the log is not what the log tells of it. The log is whole all the same.
 *
 * - `profile`: the text of a version of the profile is not what was in force, or not there;
 * - `person-missing`, `person-unknown`: a booking whose person is not there and was not erased, or a person without a
 *   booking;
 * - `note-missing`, `note-unknown`: a note on a ticket of today that is not there, or one on a ticket that nobody wrote
 *   about.
 */
export type Flaw =
  | { what: 'profile'; version: number }
  | { what: 'person-missing' | 'person-unknown' | 'note-missing' | 'note-unknown'; count: number }

/** What a file knows of numbers that were given out. */
export type NumbersGiven = {
  file: string
  /**
   * The highest number of each queue on the file's newest day, as far as it can be read; none once that day was closed.
   */
  newest: ReadonlyMap<string, number>
  /** When the newest of them was given, epoch ms; 0: none was. */
  lastAt: number
  /** The highest number of any queue on any day. */
  most: number
  /** Whether all of the file could be read. */
  whole: boolean
}

/** What came of a backup, and the file that it is. */
export type BackUp = Exclude<CheckVerdict, { ok: true }> | (Extract<CheckVerdict, { ok: true }> & { file: string })

/**
 * What came of a restore. `replaced`: where the file that was there lies now; `known`: what the files in the folder
 * knew of numbers.
 */
export type Restored =
  | { ok: true; found: Checked; now: Checked; replaced: string | null; known: NumbersGiven[] }
  | (CheckVerdict & { ok: false })
