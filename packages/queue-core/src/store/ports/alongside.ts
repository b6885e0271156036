import type { Note } from './notes.ts'
import type { Person } from './people.ts'
import type { ProfileVersion } from './profiles.ts'
import type { SecretChange } from './staff-secrets.ts'

/**
 * What may go to disk together with events, and with nothing else: it is never in an event (ALL-4), and never changes
 * without one that tells of it (ALL-8).
 */
export type Alongside =
  /** A booking that is there already gets the new data. */
  | { type: 'put-person'; person: Person }
  | { type: 'erase-person'; booking: string }
  /**
   * Everybody whose visit was before `date` (YYYY-MM-DD); refused when that are not `people`, for the event has told
   * so.
   */
  | { type: 'erase-people-before'; date: string; people: number }
  | { type: 'add-note'; note: Note }
  /** The notes on one ticket. */
  | { type: 'forget-notes'; office: string; ticket: string }
  /** An office's notes but those on these tickets: none is left once the day has closed. */
  | { type: 'forget-notes-but'; office: string; tickets: readonly string[] }
  | { type: 'keep-profile'; profile: ProfileVersion }
  | SecretChange

/** What changes without anything having happened that the log tells of. */
export type Aside =
  /** From now on the profile's file has the text of this version. */
  | { type: 'profile-in-file'; office: string; version: number }
  | Extract<Alongside, { type: 'forget-notes-but' }>
  | Extract<SecretChange, { type: 'see-session' | 'end-session' }>
