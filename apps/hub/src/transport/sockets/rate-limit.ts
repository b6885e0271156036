import { allowance } from '@poczekalnia/server/allowance'

/**
 * Asks that one client may keep up, 200 a second, and how many it may have saved up. Far above any finger, far below a
 * flood.
 */
const BOUNDS = { atOnce: 400, earnedAfterMs: 5 }

/** @returns whether one more ask of this client is within the limit; `now` in ms from a steady clock */
export function rateLimit(): (now: number) => boolean {
  const limit = allowance(BOUNDS)
  return (now) => limit('', now) === 0
}
