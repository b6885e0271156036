import { z } from 'zod'
import { type Localized, StaffLanguage, type Timestamp } from './common.ts'
import { OfficeDate } from './office-date.ts'
import { lines } from './text/outside-text.ts'

/** The office's profile as an administrator edits it over HTTP (docs/protocol.md). */

/** Longest text of a profile, in signs: several times the longest that an office has. */
export const LONGEST_PROFILE = 120_000

/**
 * What is expected at a place of a profile, so that a page can word it in its reader's language. `nearest`: what was
 * probably meant.
 */
export type Expectation =
  /**
   * The text can't be taken as YAML; `code` says why: the parser's, such as `BAD_INDENT`, or ours, such as
   * `UNKNOWN_ALIAS`.
   */
  | { kind: 'yaml'; code: string }
  | { kind: 'unknown-setting'; keys: string[]; nearest?: string }
  | { kind: 'missing' }
  | { kind: 'type'; type: string }
  | { kind: 'one-of'; values: string[]; nearest?: string }
  | { kind: 'at-least'; least: number; of: Measured }
  | { kind: 'at-most'; most: number; of: Measured }
  | { kind: 'more-than'; than: number }
  /** A rule of the profile's own, by name, with the values that it allows; `expected` beside it says it in English. */
  | { kind: 'rule'; rule: string | null; list?: string; nearest?: string }
  /** So many faults more, below those that are told. */
  | { kind: 'more'; count: number }

/** What a bound is of: a number itself, the characters of a text, the entries of a list. */
export type Measured = 'number' | 'text' | 'list'

/**
 * What is wrong at a place of a profile; lines and columns count from 1. `expected`: the same in English, for the
 * operator.
 */
export type ProfileFault = { line: number; column: number; path: string; expected: string; what: Expectation }

/**
 * Why another profile can't be taken over now: somebody who waits, or a visit to come, would belong nowhere. `tickets`
 * and `visits` count them.
 */
export type ChangeProblem =
  | { kind: 'id-changed'; from: string; to: string }
  | { kind: 'zone-changed'; from: string; to: string }
  | { kind: 'queue-removed'; queue: string; tickets: number; visits: number }
  | { kind: 'queue-kind-changed'; queue: string; tickets: number; visits: number }
  | { kind: 'arrival-changed'; queue: string; visits: number }
  | { kind: 'prefix-changed'; queue: string; tickets: number; visits: number }
  | { kind: 'prefix-used-today'; queue: string; prefix: string }
  | { kind: 'desk-removed'; desk: number; open: boolean; tickets: number }
  | { kind: 'language-removed'; language: string; tickets: number }
  | { kind: 'code-changed'; visits: number }
  | { kind: 'ground-removed'; ground: string; tickets: number }

/** One setting that differs; `null`: there is none. `path`: `queues.pobyt-staly.tickets.thursday`. */
export type Difference = { path: string; before: string | null; after: string | null }

export type PlanWindow = { from: string; to: string }

/** What one queue does on a day. */
export type QueuePlan = {
  id: string
  prefix: string
  name: Localized
  /** When tickets are given, or booked visits take place; empty: not on this day. */
  windows: PlanWindow[]
  onlyFor: Localized | null
} & (
  | {
      kind: 'walk-in'
      limit: {
        perDay: number
        follow: { days: number; least: number; most: number; extraPercent: number } | null
      } | null
      /** Minutes before closing by which the last visit should be over, where tickets stop by themselves. */
      stopMarginMinutes: number | null
    }
  | {
      kind: 'booked'
      byNumber: boolean
      partyUpTo: number
      arriveMinutesBefore: number
      opensMinutesBefore: number
      graceMinutes: number
    }
)

/** One day of an office as people would ask for it. `date`: YYYY-MM-DD. */
export type DayPlan = {
  date: string
  /** When the office is open; empty: closed. */
  hours: PlanWindow[]
  /** Why this day is out of the ordinary, in the office's own words. */
  name: Localized | null
  /** The public holiday of this date, in English, if the office keeps it. */
  holiday: string | null
  onlyFor: Localized | null
  queues: QueuePlan[]
}

/**
 * Windows of a queue that go beyond the hours of the office: nothing happens outside those. `on`: a weekday's name or a
 * special day's date; `kept`: what is left of `windows`.
 */
export type OutsideHours = { queue: string; on: string; windows: PlanWindow[]; kept: PlanWindow[] }

/** A letter of a queue's prefix that who reads Cyrillic takes for another, and for which one (ACC-7). */
export type MistakenLetter = { queue: string; prefix: string; letter: string; takenFor: string }

/** Where a version's text came from: the operator's file, or this page or a command. */
export const profileOrigins = ['file', 'editor'] as const

/** A profile that was in force from `at` on. */
export type ProfileVersionEntry = {
  version: number
  at: Timestamp
  /** Who, as the log names them. */
  actor: string
  /** The same in words. */
  who: string
  origin: (typeof profileOrigins)[number]
  /** SHA-256 (hex) of what it says, as in the log. */
  hash: string
}

/** `inFile`: whether the profile's file has this text too. */
export type ProfileText = ProfileVersionEntry & { text: string; inFile: boolean }

/**
 * What would come of a text. Without faults: what stands against it, what it changes, the week it gives, and what of
 * its windows lies outside the hours, and which letters of its prefixes can be mistaken.
 */
export type ProfileCheck =
  | { faults: ProfileFault[] }
  | {
      faults: []
      problems: ChangeProblem[]
      differences: Difference[]
      week: DayPlan[]
      outsideHours: OutsideHours[]
      mistakenLetters: MistakenLetter[]
      version: number
    }

const text = lines(LONGEST_PROFILE, 0)

export const ProfileCheckRequest = z.strictObject({
  text,
  /** A day of the week to be shown; this week when left out. */
  date: OfficeDate.optional(),
})
/** `base`: the version that the text was made from. */
export const ProfileChangeRequest = z.strictObject({ text, base: z.number().int().min(0) })
/** The page's language, for who did it. */
export const ProfileVersionsQuery = z.strictObject({ language: StaffLanguage.default('pl') })
