/**
 * Wrong PINs since the last right one, and until when no other is looked at, epoch milliseconds. Kept over restarts.
 */
export type PinTries = { wrong: number; lockedUntil: number }

export const noTries: PinTries = { wrong: 0, lockedUntil: 0 }

/** Mistypes that cost nothing. */
const FREE = 2
const FIRST_LOCK_MS = 15_000
const LONGEST_LOCK_MS = 15 * 60_000

/**
 * After the third wrong PIN 15 s, then twice as long each time, 15 minutes at most: 10,000 PINs would take over 100
 * days.
 */
export function lockMs(wrong: number): number {
  return wrong <= FREE ? 0 : Math.min(FIRST_LOCK_MS * 2 ** Math.min(wrong - FREE - 1, 20), LONGEST_LOCK_MS)
}

/**
 * Milliseconds until the next PIN is looked at, 0 when at once. A clock that was set back locks no longer than it
 * should.
 */
export function lockedFor(tries: PinTries, now: number): number {
  return Math.min(Math.max(0, tries.lockedUntil - now), lockMs(tries.wrong))
}

/** The tries after one more PIN. */
export function afterTry(tries: PinTries, isRight: boolean, now: number): PinTries {
  if (isRight) return noTries
  const wrong = tries.wrong + 1
  return { wrong, lockedUntil: now + lockMs(wrong) }
}
