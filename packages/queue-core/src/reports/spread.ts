import type { Spread } from '@poczekalnia/protocol'

/** How these times (whole seconds, in any order) are spread; `null` for none. */
export function spreadOf(seconds: readonly number[]): Spread | null {
  if (seconds.length === 0) return null
  const sorted = Int32Array.from(seconds).sort()
  const at = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] as number
  return { count: sorted.length, median: at(50), p90: at(90), longest: at(100) }
}

/**
 * Whether a wait was within the range that was told, both in whole minutes: who was told 25 to 40 and waited 40 minutes and 20 seconds was
 * told right.
 */
export function heldRange(waitSeconds: number, low: number, high: number): 'held' | 'sooner' | 'later' {
  const minutes = Math.round(waitSeconds / 60)
  if (minutes < low) return 'sooner'
  return minutes > high ? 'later' : 'held'
}
