/** What a letter tells of. */
export const letterKinds = [
  ...(['code', 'booked', 'moved', 'cancelled', 'address', 'cut', 'code-changed'] as const),
  ...(['entered', 'ranked', 'offered'] as const),
] as const
export type LetterKind = (typeof letterKinds)[number]

/** A letter that is to be sent, written in the transaction of what it tells of (BOK-10). */
export type NewLetter = {
  /** Its Message-ID: kept whenever it is tried again. */
  id: string
  kind: LetterKind
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
}

/** What an attempt came to. */
export type LetterOutcome =
  | { state: 'sent' }
  | { state: 'failed'; said: string }
  | { state: 'waiting'; said: string; nextAt: number }

export interface Letters {
  /** Those that are to be tried by now, the oldest first. */
  due(now: number, most: number): Promise<KeptLetter[]>
  /** When the next one is to be tried, `null`: none waits. */
  nextAt(): Promise<number | null>
  /**
   * Takes one for an attempt: nobody else tries it before `until`.
   * @returns whether it was still to be had
   */
  claim(letter: Pick<KeptLetter, 'id' | 'attempts'>, until: number): Promise<boolean>
  settle(id: string, outcome: LetterOutcome): Promise<void>
  /** Those of a booking, the oldest first. */
  of(booking: string): Promise<KeptLetter[]>
}
