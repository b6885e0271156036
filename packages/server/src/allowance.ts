/** How many requests may come at once, and after how many milliseconds one more may. */
export type Allowed = { atOnce: number; earnedAfterMs: number }

/** Counters kept at most; past that the oldest go, which are full again or nearly so. */
const MOST = 20_000

/**
 * Keeps somebody from asking without end: one visitor's phone, one address, one socket, one machine's paper.
 * @returns a function that counts one request of `counter` and answers 0; or, when it comes too soon, counts nothing
 * and answers after how many seconds one may come again. `now`: ms of a steady clock
 */
export function allowance({ atOnce, earnedAfterMs }: Allowed): (counter: string, now: number) => number {
  // When each counter will have all its requests again. One number for each is enough, and it is never rounded: the
  // generic cell rate algorithm (GCRA, ITU-T I.371).
  const fullAt = new Map<string, number>()
  return (counter, now) => {
    const full = Math.max(now, fullAt.get(counter) ?? now)
    const waits = full - now - (atOnce - 1) * earnedAfterMs
    // Put last: the map's order is then that of the last ask.
    fullAt.delete(counter)
    fullAt.set(counter, waits > 0 ? full : full + earnedAfterMs)
    if (fullAt.size > MOST) fullAt.delete(fullAt.keys().next().value ?? counter)
    return waits > 0 ? Math.ceil(waits / 1000) : 0
  }
}
