import type { Language } from '@poczekalnia/protocol'
import { samePersonKey } from '@poczekalnia/queue-core/person'

/**
 * Whose visit it is, as they wrote it, and in which language they are written to. `email`: `''` for who has none and
 * was booked by the office. `phone`: as E.164 has it, of who has had the code by SMS;
 * left out: it came by e-mail.
 */
export type Person = { name: string; email: string; language: Language; phone?: string }

/**
 * What the same person has in common however they are written (BOK-4): the name, and the phone or mailbox that they
 * have proved to have. `null`: nobody can be told from somebody else of the same name.
 */
export function personKey({ name, email, phone }: Person): string | null {
  const proved = phone ?? email
  return proved === '' ? null : samePersonKey({ name, email: proved })
}

/** A place: so many steps of the grid on one seat, from an instant on. */
export type Place = {
  /** Id of the profile's places. */
  places: string
  /** 1 for the first. */
  seat: number
  /** When the visit begins, epoch ms. */
  at: number
  /** Length of the visit in minutes. */
  minutes: number
}

/** The letter by which somebody was invited: the case it is about, and the last day on which they can come (BOK-14). */
export type Invitation = { case: string; lastDay: string }

/** What every booking has, whatever has become of it. Hashes are of secrets that only their holder knows. */
type Base = Place & {
  id: string
  office: string
  /** Counts its changes, from 1 on. */
  version: number
  /** Id of the booked queue. */
  matter: string
  /** The hour as the office's wall shows it: `YYYY-MM-DD`, `HH:MM`. */
  date: string
  time: string
  /** How many people come: 1, or parents with their small children (WRO-4). */
  party: number
  /** `null`: a matter for everybody, or booked by the office for somebody without a letter. */
  invitation: Invitation | null
  /** Of the address of the page on which it is being made. */
  draft: string
  createdAt: number
  changedAt: number
  /** Who of the office's staff made its last change, as its hub numbers them; left out: nobody of the staff. */
  staff?: string
}

/** Nothing personal is known yet; free again at `expiresAt` (BOK-2). */
export type Held = Base & { state: 'held'; expiresAt: number }

/** A code was sent, and keeps the place until `expiresAt`. */
export type Pending = Base & {
  state: 'pending'
  expiresAt: number
  person: Person
  /** Hash of the code. */
  code: string
  /** Wrong codes typed since it was sent. */
  tries: number
  /** How many codes were sent. */
  sent: number
}

/** Offered to somebody whom a draw asked: theirs until `expiresAt`, to take or to decline (BOK-7). */
export type Offered = Base & { state: 'offered'; expiresAt: number; person: Person }

/** What is known of a visit that was once booked. */
type Visit = Base & {
  person: Person
  /** What proves it at the machine. */
  pin: string
  /** Hash of the address of the visitor's own page. */
  link: string
  /** How often its calendar entry has changed (RFC 5545, SEQUENCE). */
  sequence: number
}

/** A code that was sent to open the visitor's own page: its hash, the wrong tries, and until when it is good. */
export type Door = { code: string; tries: number; expiresAt: number }

/** `cutAt`: when its place was cut, and its visitor was written to (BOK-11); left out: it has its place. */
export type Booked = Visit & { state: 'booked'; door: Door | null; cutAt?: number }

/** What the office tells of a visit: came, was not there, came too late, could not be held. */
export type Settled = Visit & { state: 'checked-in' | 'absent' | 'lapsed' | 'not-held' }

/** `by`: who called it off. `reason`: of the office's list, `null` for a visitor. */
export type Cancelled = Visit & { state: 'cancelled'; by: 'visitor' | 'office'; reason: string | null }

/** Ran out before it was booked. Whoever it was is forgotten. */
export type Expired = Base & { state: 'expired' }

/** One row that changes its state throughout, and is never deleted and put in anew. */
export type Booking = Held | Pending | Offered | Booked | Settled | Cancelled | Expired

export type BookingState = Booking['state']

/** States in which a booking keeps its place for good. */
export const keepsPlace: ReadonlySet<BookingState> = new Set<BookingState>([
  ...(['booked', 'checked-in', 'absent', 'lapsed', 'not-held'] as const),
])

/** Whether a booking keeps its place at this moment: what has run out does not, before anybody tidies up (BOK-2). */
export const isLive = (booking: Booking, now: number): boolean =>
  'expiresAt' in booking ? booking.expiresAt > now : keepsPlace.has(booking.state)

/** The instants of a place's steps on the grid, epoch ms. */
export function cellsOf({ at, minutes }: Pick<Place, 'at' | 'minutes'>, stepMinutes: number): number[] {
  return Array.from({ length: Math.ceil(minutes / stepMinutes) }, (_, step) => at + step * stepMinutes * 60_000)
}
