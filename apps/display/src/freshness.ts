/** Silence of the hub after which a screen must say that its news is old, in milliseconds (screens.md, "stale"). */
export const STALE_AFTER_MS = 10_000

/**
 * Whether the board may be out of date. The hub sends a view every few seconds and a heartbeat every five, so ten
 * seconds without either mean that nobody is there.
 * @param heardAt our forward-running milliseconds of the last word from the hub, `null` before the first
 * @param startedAt when the page was opened
 */
export function isStale(heardAt: number | null, startedAt: number, now: number): boolean {
  return now - (heardAt ?? startedAt) >= STALE_AFTER_MS
}
