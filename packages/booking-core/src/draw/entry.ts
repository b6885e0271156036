import type { Person } from '../booking.ts'
import { MOST_CODES, MOST_TRIES } from '../making.ts'
import type { Refusal } from '../refusal.ts'
import type { HoursWish } from './published.ts'

/** A draw of one round of a release. */
export type Draw = {
  /** `<office>/<release>/<round>`. */
  id: string
  office: string
  release: string
  round: string
  version: number
  /** `closing`: nobody enters any more, and its entries are being counted. */
  state: 'open' | 'closing' | 'closed' | 'drawn'
  /** Known to nobody before the draw; its hash is published with the opening. */
  secret: string
  commitment: string
  /** Under which identity documents are hashed; `null` once nobody can dispute the draw any more. */
  documentKey: string | null
  /** Published at the closing. */
  closedHash: string | null
  /** What is published; `null` before it closes, without secret and ranks until it is drawn. */
  text: string | null
  /** The last of its days. */
  last: string
}

/** What somebody wishes (BOK-7). */
export type Wish = { matter: string; days: string[]; hours: HoursWish; stepFree: boolean }

/**
 * What became of an entry.
 * - `entered`: a code was sent. `confirmed`: it takes part. `withdrawn`: its owner took it back.
 * - `ranked`: drawn, and waits. `offered`: places are theirs until `answerUntil`.
 * - `booked`, `declined`; `lapsed`: nobody answered.
 */
export type EntryState = 'entered' | 'confirmed' | 'withdrawn' | 'ranked' | 'offered' | 'booked' | 'declined' | 'lapsed'

export type Entry = Wish & {
  id: string
  draw: string
  office: string
  version: number
  state: EntryState
  /** Its pseudonym: SHA-256 of the receipt. */
  code: string
  /** Hashes: of the page on which it is made, of its own page, of the identity document. */
  draft: string
  link: string
  document: string
  /** Hash of the document without its last two signs: those of one pattern share it (WRO-7). */
  stem?: string
  /** One name a place: each member of a family has a visit of their own (BYD-5). */
  names: string[]
  email: string
  language: Person['language']
  by: 'visitor' | 'office'
  /** The code that was sent, until when it is good, wrong tries and how often one was sent. */
  mail: { code: string; tries: number; sent: number; expiresAt: number } | null
  /** 1 is asked first. */
  rank: number | null
  /** Bookings that are offered or booked. */
  bookings: string[]
  answerUntil: number | null
  createdAt: number
  changedAt: number
}

export type EntryDecided = { ok: true; entry: Entry } | { ok: false; refusal: Refusal; counted?: Entry }

const refuse = (refusal: Refusal) => ({ ok: false, refusal }) as const

/** The same with one change more. */
export const changedEntry = (entry: Entry, change: Partial<Entry>, now: number): Entry => ({
  ...entry,
  ...change,
  version: entry.version + 1,
  changedAt: now,
})

/** What is left of an entry once a person of it was erased: nobody is written to, and what was published holds. */
export const withoutPerson = (entry: Entry, booking: string, now: number): Entry => {
  const at = entry.bookings.indexOf(booking)
  const names = entry.names.map((name, n) => (n === at ? '' : name))
  return changedEntry(entry, { names, email: '', mail: null }, now)
}

/** The entry's code was typed: from now on it takes part. @param matches whether it is the one that was sent */
export function confirmEntry(entry: Entry, matches: boolean, now: number): EntryDecided {
  const { mail } = entry
  if (entry.state !== 'entered' || !mail) return refuse({ code: 'not-so-now' })
  if (mail.expiresAt <= now) return refuse({ code: 'run-out' })
  if (mail.tries >= MOST_TRIES) return refuse({ code: 'code-locked' })
  if (matches) return { ok: true, entry: changedEntry(entry, { state: 'confirmed', mail: null }, now) }
  const left = MOST_TRIES - mail.tries - 1
  const counted = changedEntry(entry, { mail: { ...mail, tries: mail.tries + 1 } }, now)
  return { ...refuse(left > 0 ? { code: 'code-wrong', left } : { code: 'code-locked' }), counted }
}

/** Another code goes to the entry's mailbox, or to a corrected one. It is good as long as the first. */
export function sendEntryCode(entry: Entry, code: string, email: string, now: number): EntryDecided {
  const { mail } = entry
  if (entry.state !== 'entered' || !mail) return refuse({ code: 'not-so-now' })
  if (mail.expiresAt <= now) return refuse({ code: 'run-out' })
  if (mail.sent >= MOST_CODES) return refuse({ code: 'too-many-codes' })
  return {
    ok: true,
    entry: changedEntry(entry, { email, mail: { ...mail, code, tries: 0, sent: mail.sent + 1 } }, now),
  }
}

/**
 * Its owner takes it back, while it has no places, or the office for them. Who it was is forgotten at once, and the
 * document's hash, which nobody is compared with any more (BOK-17); how many they were stays.
 */
export function withdraw(entry: Entry, now: number): EntryDecided {
  if (entry.state !== 'confirmed' && entry.state !== 'ranked') return refuse({ code: 'not-so-now' })
  const nobody = { names: entry.names.map(() => ''), email: '', document: '', stem: '', mail: null }
  return { ok: true, entry: changedEntry(entry, { state: 'withdrawn', ...nobody }, now) }
}

/** Whether its person is forgotten: no letter of it that waits may go out. */
export const isForgotten = ({ state, email, names }: Entry): boolean =>
  state === 'withdrawn' && email === '' && names.every((name) => name === '')

/** An offer is answered in time, or is not an offer any more. */
export function answer(entry: Entry, yes: boolean, now: number): EntryDecided {
  if (entry.state !== 'offered') return refuse({ code: 'not-so-now' })
  if ((entry.answerUntil ?? 0) <= now) return refuse({ code: 'run-out' })
  return { ok: true, entry: changedEntry(entry, { state: yes ? 'booked' : 'declined', answerUntil: null }, now) }
}

/** A person of the office removes what a program has entered (WRO-7), also when places are offered to it. */
export function removed(entry: Entry, now: number): EntryDecided {
  const isRemovable = ['entered', 'confirmed', 'ranked', 'offered'].includes(entry.state)
  if (!isRemovable) return refuse({ code: 'not-so-now' })
  return { ok: true, entry: changedEntry(entry, { state: 'withdrawn', answerUntil: null, mail: null }, now) }
}

/** What nobody answered in time. */
export const lapse = (entry: Entry, now: number): Entry | null =>
  entry.state === 'offered' && (entry.answerUntil ?? 0) <= now
    ? changedEntry(entry, { state: 'lapsed', answerUntil: null }, now)
    : null

/** How a draw went, for the office. */
export type DrawReport = Record<
  'entries' | 'places' | 'given' | 'declined' | 'unanswered' | 'offered' | 'waiting' | 'came',
  number
>
