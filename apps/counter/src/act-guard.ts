import type { Act } from './acts.ts'

/** After an act is done the big button means something else: so long a second press of a double press is not taken. */
export const GUARD_MS = 700
/** A view that shows an act's outcome should follow at once; after this we stop waiting for it. */
export const VIEW_WAIT_MS = 2000

/** One act in flight at a time. Times are forward-running milliseconds. */
export type ActGuard = {
  flight: { act: Act | 'open'; since: number } | null
  /**
   * Set when the hub has agreed: the view in force then, and the time. Until a newer one, the screen is out of date.
   */
  settling: { seq: number; since: number } | null
  /** When the big button takes a press again. */
  readyAt: number
}

export const idleGuard: ActGuard = { flight: null, settling: null, readyAt: 0 }

/** Whether a press is taken. `primary`: the big button, whose meaning changes under the finger. */
export function takesPress(
  guard: ActGuard,
  { primary, seq, now }: { primary: boolean; seq: number; now: number },
): boolean {
  if (isBusy(guard, seq, now)) return false
  return !primary || now >= guard.readyAt
}

/** Whether an act is under way, or is done and its outcome not on the screen yet. */
export function isBusy(guard: ActGuard, seq: number, now: number): boolean {
  if (guard.flight) return true
  return guard.settling !== null && seq <= guard.settling.seq && now < guard.settling.since + VIEW_WAIT_MS
}

export function begin(guard: ActGuard, act: Act | 'open', now: number): ActGuard {
  return { ...guard, flight: { act, since: now } }
}

/** @param agreed whether the hub did it; a refusal changes nothing, so nothing new has to be seen first */
export function end(agreed: boolean, seqBefore: number, now: number): ActGuard {
  return { flight: null, settling: agreed ? { seq: seqBefore, since: now } : null, readyAt: now + GUARD_MS }
}
