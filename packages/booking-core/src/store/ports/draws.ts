import type { Booking } from '../../booking.ts'
import type { Draw, Entry } from '../../draw/entry.ts'
import type { Write, Written } from './bookings.ts'
import type { NewLetter } from './letters.ts'

/** One transaction: a draw, its entries, places that are offered or given up, and the letters that tell of it. */
export type DrawWrite = {
  /** `before`: the version as it was read, `null` for a new one. */
  draw?: { before: number | null; draw: Draw }
  entries?: readonly { before: number | null; entry: Entry }[]
  bookings?: readonly Write[]
  /** By the id of the entry that they are of. */
  letters?: readonly { entry: string; letter: NewLetter }[]
}

/**
 * - `closed`: the draw takes no entries any more.
 * - `entered-already`: the same document has an entry in this draw.
 * - the others as of a booking; `made-already` also of the page on which an entry is made.
 */
export type DrawWritten =
  | { ok: true; bookings: Booking[] }
  | { ok: false; why: Extract<Written, { ok: false }>['why'] | 'closed' | 'entered-already' }

/** Draws and their entries. What is written together is there whole or not at all. */
export interface Draws {
  get(id: string): Promise<Draw | null>
  /** An office's draws, the newest last. */
  of(office: string): Promise<Draw[]>
  entry(id: string): Promise<Entry | null>
  /** By the hash of the page on which it is made, or of its own page. */
  byDraft(draft: string): Promise<Entry | null>
  byLink(link: string): Promise<Entry | null>
  /** Those of a draw, by id. */
  entries(draw: string): Promise<Entry[]>
  /** With an entry whose person is forgotten go its letters, also those that wait. */
  write(write: DrawWrite, now: number): Promise<DrawWritten>
  /**
   * Forgets entries, with their letters, and the documents' key, of an office's draws whose last day is before `date`;
   * and entries that were never confirmed in time (BOK-17). What was published stays.
   */
  forget(office: string, date: string, now: number): Promise<number>
}
