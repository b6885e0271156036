/** What a letter tells of. */
export const letterKinds = [
  ...(['code', 'booked', 'moved', 'cancelled', 'address', 'cut', 'code-changed'] as const),
  ...(['entered', 'ranked', 'offered'] as const),
] as const
export type LetterKind = (typeof letterKinds)[number]

/** How a letter goes: by e-mail, or by SMS to a phone. */
export const letterWays = ['mail', 'sms'] as const
export type LetterWay = (typeof letterWays)[number]

/** A letter that is to be sent, written in the transaction of what it tells of (BOK-10). */
export type NewLetter = {
  /** Its Message-ID, of an SMS what its gateway knows it by: kept whenever it is tried again. */
  id: string
  office: string
  kind: LetterKind
  way: LetterWay
  /** An e-mail address, or a number as E.164 has it. */
  to: string
  /** As it goes to the post. Gone once it was sent. */
  content: string
}

/**
 * How a letter stands.
 * - `waiting`: it is sent at `nextAt` or soon after.
 * - `sent`, `failed`: nothing more is tried.
 */
export type LetterState = 'waiting' | 'sent' | 'failed'

export type KeptLetter = NewLetter & {
  booking: string
  state: LetterState
  /** How often it was tried. */
  attempts: number
  writtenAt: number
  /** When it is tried next, epoch ms. */
  nextAt: number
  /** What the server said the last time, `null`: nothing yet. */
  said: string | null
  /** When it came back although a server had taken it, epoch ms; `null`: it has not. */
  bouncedAt: number | null
  /** Its place among all letters of the site: a later one has a greater number. */
  order: number
}

/** Which letters of an office are looked at. `failed`: no server takes them. `bounced`: they came back. */
export const letterFilters = ['all', 'waiting', 'failed', 'bounced'] as const
export type LetterFilter = (typeof letterFilters)[number]

/** What an attempt came to. */
export type LetterOutcome =
  | { state: 'sent' }
  | { state: 'failed'; said: string }
  | { state: 'waiting'; said: string; nextAt: number }

export interface Letters {
  /**
   * Takes those that are to be tried by now, the oldest first: nobody else tries them before `until`. Their attempts
   * count this one.
   */
  take(now: number, until: number, most: number): Promise<KeptLetter[]>
  /** Those that were taken are still being tried. */
  keepTaken(ids: readonly string[], until: number): Promise<void>
  /** When the next one is to be tried, `null`: none waits. */
  nextAt(): Promise<number | null>
  /** What came back in the meantime stays so. */
  settle(id: string, outcome: LetterOutcome): Promise<void>
  /** Has one tried at once that waits. @returns whether it waited */
  hurry(id: string, now: number): Promise<boolean>
  /**
   * Takes down that a letter came back, and why: nothing more is tried.
   * @returns whether it is known here, and it is news
   */
  bounce(id: string, said: string, now: number): Promise<boolean>
  /** Those of an office, the newest first. @param before only those whose place is smaller */
  list(office: string, show: LetterFilter, before: number, most: number): Promise<KeptLetter[]>
  /** Those of a booking, the oldest first. */
  of(booking: string): Promise<KeptLetter[]>
}
