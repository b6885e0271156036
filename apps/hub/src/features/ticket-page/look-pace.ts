/** A look at all pages is one part in so many of the time: for the others the hub is free. */
const PARTS = 4
/**
 * So much rest may still be owed when the next look begins, milliseconds: a call right after other news need not wait.
 */
const CREDIT_MS = 150
/** Nobody waits longer than this, milliseconds, however long a look took. */
const LONGEST_MS = 200

/** When all pages may be looked at again. */
export type LookPace = {
  /** How long the next look has to wait yet, milliseconds. */
  waitMs(now: number): number
  /** A look is over; times as for `waitMs`, milliseconds. */
  took(began: number, ended: number): void
}

export function lookPace(): LookPace {
  let owedUntil = -Infinity
  return {
    waitMs: (now) => Math.max(0, owedUntil - CREDIT_MS - now),
    took(began, ended) {
      const owed = Math.max(began, owedUntil) + (ended - began) * PARTS
      owedUntil = Math.min(owed, ended + CREDIT_MS + LONGEST_MS)
    },
  }
}
