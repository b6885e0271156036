/** The first wait, milliseconds: one crash should cost the waiting room no more than a breath. */
const FIRST_MS = 100
const LONGEST_MS = 30_000
/** Who has worked so long is well again, milliseconds. */
const WELL_AFTER_MS = 60_000

/** How long to wait before an office is started again: twice as long each time, until it has worked for a minute. */
export function backOff(): { began(now: number): void; next(now: number): number } {
  let wait = FIRST_MS
  let since: number | null = null
  return {
    /** It works. @param now milliseconds of any clock that only goes on */
    began(now) {
      since = now
    },
    /** It has ended. @returns milliseconds */
    next(now) {
      if (since !== null && now - since >= WELL_AFTER_MS) wait = FIRST_MS
      since = null
      const milliseconds = wait
      wait = Math.min(LONGEST_MS, wait * 2)
      return milliseconds
    },
  }
}
