/** Asks a second that one client may keep up, and how many it may have saved up. Far above any finger, far below a flood. */
const PER_SECOND = 200
const BURST = 400

/** @returns whether one more ask is within the limit; `now` in ms from a steady clock */
export function rateLimit(): (now: number) => boolean {
  let left = BURST
  let last = Number.NaN
  return (now) => {
    if (!Number.isNaN(last)) left = Math.min(BURST, left + ((now - last) / 1000) * PER_SECOND)
    last = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
