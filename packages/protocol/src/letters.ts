import type { Language, Timestamp, WallTime } from './common.ts'

/**
 * What a letter to a visitor is about: the office closes before the visit, or what has to be known of a visit (its
 * PIN).
 */
export const letterKinds = ['closed-early', 'visit'] as const
export type LetterKind = (typeof letterKinds)[number]

/** Days whose visits one letter is for, at most. */
export const MOST_LETTER_DAYS = 31

/** What became of a letter; `gone`: the visitor's data are erased; `failed`: the server refuses the address. */
export type LetterState = 'waiting' | 'sent' | 'failed' | 'gone'

/** A visitor who can be written to. Personal data: read by supervisors alone, and the log tells that they were read. */
export type LetterEntry = {
  booking: string
  date: string
  time: WallTime
  queue: string
  /** PIN, code or booking number, as the office has them. */
  code: string
  name: string
  email: string
  /** The language that the letter is in. */
  language: Language
  subject: string
  text: string
  /** Of the mail that the hub sends; `null`: none was asked for. */
  state: LetterState | null
}

/** What `POST /api/letters/look` answers. */
export type Letters = {
  kind: LetterKind
  letters: LetterEntry[]
  /** Visits whose visitor's data are erased: nobody can be written to. */
  erased: number
  /** The same to several at once, without what is one's own: a text for each language that is among them. */
  common: { language: Language; subject: string; text: string }[]
  /** Whether the hub can send mails itself. */
  canSend: boolean
}

/** What `GET /api/letters` answers: how the mails of the last days stand, by booking. */
export type LettersSent = { letters: { booking: string; kind: LetterKind; state: LetterState; at: Timestamp }[] }
