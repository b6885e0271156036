import { z } from 'zod'
import {
  type Language as AnyLanguage,
  languages,
  type StaffLanguage as OfStaff,
  staffLanguages,
} from './language-names.ts'
import { idText, line } from './text/outside-text.ts'

/** BCP 47 primary tag of a language that visitors are spoken to in. */
export type Language = AnyLanguage
export const Language = z.enum(languages)
/** A language that staff work in: it has the texts of their pages too. */
export type StaffLanguage = OfStaff
export const StaffLanguage = z.enum(staffLanguages)

/** A text of the office's own (a queue's name, what to bring) in every language of its profile. */
export type Localized = Readonly<{ pl: string } & { [L in Exclude<Language, 'pl'>]?: string | undefined }>

/** An idempotency key that a client invents for one act and repeats when it tries that act again. */
export const Key = idText.optional()

/** A wait told as a range in whole minutes, low ≤ high (ALL-10). */
export type Estimate = { low: number; high: number }

/**
 * A wait that goes beyond today's closing. `certain`: even the shorter end of its range does; the time is then none
 * that anybody should be told (ACC-10).
 */
export type PastClosing = { closes: WallTime; certain: boolean }

/** RFC 3339 instant with the office's offset, for example `2026-11-19T12:05:00+01:00`. */
export type Timestamp = string

/** Wall-clock time in the office's zone, `HH:MM`. */
export type WallTime = string

/** What every view carries: `seq` never falls, not even over a restart of the hub. */
export type ViewHead = {
  seq: number
  /** The hub's clock when the view was made; a screen lets its own clock run on from here. */
  now: Timestamp
  demo: boolean
  office: { id: string; name: Localized; address: string; zone: string; languages: Language[] }
}

/**
 * Handshake `auth` of every namespace. `session` names one open page: a clerk who reloads keeps the desk. `screen` is
 * which of the profile's displays a display is, `version` the build of the page.
 */
export const HandshakeAuth = z.object({
  token: line(200),
  session: idText.optional(),
  screen: idText.optional(),
  version: idText.optional(),
})
export type HandshakeAuth = z.infer<typeof HandshakeAuth>
