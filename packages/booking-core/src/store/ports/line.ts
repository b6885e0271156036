import type { NewLetter } from './letters.ts'

/** A place in line for an opening, as it is kept: who has it is known by hashes only (BOK-6). */
export type InLine = {
  ticket: string
  office: string
  /** When it opens, epoch ms. */
  opens: number
  askedAt: number
  /** Hash of the network that it was had from without a code; `null`: had by a code from a mail. */
  network: string | null
  /** Hash of the mailbox: that the code was sent to, or that a visit was asked for with. */
  mailbox: string | null
  /** Booking that a place was held for with it; `null`: not used yet. */
  booking: string | null
}

/** Why there is no place in line: the network or the mailbox has as many as it may have. */
export type Joined = 'joined' | 'network' | 'mailbox'

/** The places in line of a site, and the work that was done for something and counts once (BOK-15). */
export interface Line {
  /**
   * Takes somebody in, and answers when it is on disk.
   * @param perNetwork places that a network may have without a code
   */
  join(one: InLine, perNetwork: number): Promise<Joined>
  all(office: string, opens: number): Promise<InLine[]>
  /** A place was held with it. @returns whether it had not been used before */
  use(ticket: string, booking: string): Promise<boolean>
  /**
   * Whose place in line a booking was held with: one a mailbox and opening.
   * @returns `false` when another place in line of this opening is that mailbox's
   */
  bind(booking: string, mailbox: string): Promise<boolean>
  /** Gives a place in line up: its network and its mailbox may have another. */
  leave(ticket: string): Promise<void>
  /** Spends a work that was done. @returns whether it is the first time */
  spend(work: string, until: number): Promise<boolean>
  /** A letter that belongs to no booking: it is dropped after a day. */
  writeLetter(about: string, letter: NewLetter, now: number): Promise<void>
  /** Drops places in line of openings before `opens`, what was spent and is over, and old letters of no booking. */
  tidy(office: string, opens: number, now: number): Promise<void>
}

/** What letters of no booking stand under. */
export const lineLetters = 'line:'
