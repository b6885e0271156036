import type { Booking } from '../../booking.ts'
import type { TakenCell } from '../../grid.ts'
import type { NewLetter } from './letters.ts'

/** A booking as it is to be, with what has to be true together with it. */
export type Change = {
  booking: Booking
  /** Whether it takes its place anew. Otherwise, while it is live, the place must still be its own. */
  takes: boolean
  /** Gives its place up although it stays: the visit was held at another hour. */
  leaves?: boolean
  letters: readonly NewLetter[]
  /** Whether the office is to hear of it. */
  tells: boolean
}

/** One transaction. */
export type Write = {
  office: string
  /** The booking as it was read, `null` for a new one. */
  before: Pick<Booking, 'id' | 'version'> | null
  /** Minutes of a step of the office's grid. */
  stepMinutes: number
  /** How many visits of this matter the day may have (WRO-6); `null`: as many as there are places. */
  limit: { matter: string; date: string; most: number } | null
  /** A day whose codes have to be known to make the change, `YYYY-MM-DD`. */
  codesOf: string | null
  /** A span, epoch ms, whose taken seats have to be known to make the change; left out, none. */
  seatsOf?: { from: number; to: number }
  /**
   * Makes the change, inside the transaction: nobody else is given a code of that day, or a seat of that span,
   * meanwhile. `null`: there is no code left, or no seat.
   */
  make(codes: ReadonlySet<string>, taken: readonly TakenCell[]): Change | null
}

/**
 * - `stale`: somebody changed the booking first: read again, decide again.
 * - `place-taken`: a part of the place is somebody else's.
 * - `day-limit`: the day has as many visits of the matter as it may have.
 * - `has-one`: the same person has a visit of this matter (BOK-4).
 * - `invitation-used`: another booking has the same letter's place (BOK-14).
 * - `made-already`: of the page on which a new one is made there is a booking: its button was pressed twice.
 */
export type Written =
  | { ok: true; booking: Booking }
  | {
      ok: false
      why: 'stale' | 'place-taken' | 'day-limit' | 'has-one' | 'invitation-used' | 'made-already' | 'no-code'
    }

export type VisitCount = { matter: string; date: string; count: number }

/** A booking that the office is told of, with its place in the order. */
export type Told = { seq: number; booking: Booking }

/** The bookings of a site. Capacity is judged here and nowhere else (BOK-1). */
export interface Bookings {
  get(id: string): Promise<Booking | null>
  /** By the hash of the address on which it is made, or of the visitor's own page. */
  byDraft(draft: string): Promise<Booking | null>
  byLink(link: string): Promise<Booking | null>
  /**
   * Seats that are taken at this moment, from an instant (inclusive) to another (exclusive).
   * @param but a booking whose own place doesn't count
   */
  taken(office: string, from: number, to: number, now: number, but?: string): Promise<TakenCell[]>
  /** How many visits are held, kept or booked at this moment, by matter and day, in the same span. */
  visits(office: string, from: number, to: number, now: number): Promise<VisitCount[]>
  /** Every visit to come of an office that is booked, by hour (BOK-11). */
  toCome(office: string, now: number): Promise<Booking[]>
  /**
   * Bookings whose visit begins from an instant (inclusive) to another (exclusive), by hour: those that keep a place at
   * this moment, and those that were called off.
   */
  between(office: string, from: number, to: number, now: number): Promise<Booking[]>
  /** The visits of an office that letters to an address tell of, whatever has become of them, by hour (WRO-6). */
  ofAddress(office: string, email: string): Promise<Booking[]>
  /** Writes a change whole or not at all, and answers when it is on disk. */
  write(write: Write, now: number): Promise<Written>
  /** What the office has not heard of yet: each booking once, as it is now, in the order of its last change. */
  told(office: string, after: number, most: number): Promise<Told[]>
  /**
   * Forgets whose hold or code has run out and addresses that asked for their visits, and drops every booking of a day
   * before `date`, with its letters (BOK-17). What an office was told stays in its own log; its order goes on.
   */
  tidy(office: string, date: string, now: number): Promise<{ expired: number; dropped: number }>
  /**
   * Erases whose visit it is, for good: name, addresses, case, the visitor's page, letters, what they entered a draw
   * with, and the letter that invited them. The visit stays, with its hour and its code (ALL-4).
   * @returns whether somebody was known of it
   */
  erase(office: string, id: string, now: number): Promise<boolean>
  /** Codes of a day that the office has given itself: none of ours comes too close to them (ALL-12). */
  keepCodes(office: string, date: string, codes: readonly string[]): Promise<void>
  /** Where the order of an office ends, 0 at the beginning. */
  lastTold(office: string): Promise<number>
}
