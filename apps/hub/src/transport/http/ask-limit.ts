/** How many asks somebody may have saved up, and how long each takes to be earned again, milliseconds. */
export type AskBounds = { atOnce: number; earnedAfterMs: number }

/** Counters kept at most; past that the oldest go, which are full again or nearly so. */
const MOST = 20_000

/**
 * Keeps one visitor's phone, or one address, from asking without end.
 * @returns takes one ask of this counter and answers 0, or answers in how many seconds there is one again; `now` in ms of a steady clock
 */
export function askLimit({ atOnce, earnedAfterMs }: AskBounds): (counter: string, now: number) => number {
  const counters = new Map<string, { left: number; at: number }>()
  return (counter, now) => {
    const before = counters.get(counter) ?? { left: atOnce, at: now }
    const left = Math.min(atOnce, before.left + (now - before.at) / earnedAfterMs)
    // Put last: the map's order is then that of the last ask.
    counters.delete(counter)
    counters.set(counter, { left: left < 1 ? left : left - 1, at: now })
    const [oldest] = counters.keys()
    if (counters.size > MOST && oldest !== undefined) counters.delete(oldest)
    return left < 1 ? Math.ceil(((1 - left) * earnedAfterMs) / 1000) : 0
  }
}
