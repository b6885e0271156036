import type { Act } from './acts.ts'

/**
 * After an act is done the same key or button means something else: so long a second press of a double press is not
 * taken. Another key is: whoever presses two keys means both.
 */
export const GUARD_MS = 700
/** A view that shows an act's outcome should follow at once; after this we stop waiting for it. */
export const VIEW_WAIT_MS = 2000
/**
 * A press that waits for the one before is forgotten after this: the clerk has seen by then that nothing came of it.
 */
export const PRESS_WAIT_MS = 3000
/** Presses that wait at most; whoever is further ahead of the screen than that no longer sees what they do. */
export const PRESSES_WAITING = 6

/**
 * A press of a key, or of a button (`big`: the one whose meaning changes under the finger). What it means is in `acts`.
 */
export type Press = { key: string; acts: readonly Act[]; at: number }

/** One act in flight at a time. Times are forward-running milliseconds. */
export type ActGuard = {
  flight: { act: Act | 'open'; since: number } | null
  /**
   * Set when the hub has agreed: the view in force then, and the time. Until a newer one, the screen is out of date.
   */
  settling: { seq: number; since: number } | null
  /** The press that was taken last. */
  last: Pick<Press, 'key' | 'at'> | null
  /** When the key of the last act counts again. */
  readyAt: number
  /** Presses that came while an act was under way, in order: each is done once the one before shows. */
  waiting: readonly Press[]
}

export const idleGuard: ActGuard = { flight: null, settling: null, last: null, readyAt: 0, waiting: [] }

/**
 * What becomes of a press: done now, done later, or passed over, because it repeats the one before.
 * @param seq the view on the screen
 */
export function takePress(
  guard: ActGuard,
  press: Press,
  seq: number,
): { guard: ActGuard; taken: 'now' | 'later' | 'never' } {
  const { key, at } = press
  const busy = isBusy(guard, seq, at)
  const repeats = guard.last?.key === key && (busy || at < guard.last.at + GUARD_MS || at < guard.readyAt)
  if (repeats || guard.waiting.length >= PRESSES_WAITING) return { guard, taken: 'never' }
  const last = { key, at }
  if (busy || guard.waiting.length > 0)
    return { guard: { ...guard, last, waiting: [...guard.waiting, press] }, taken: 'later' }
  return { guard: { ...guard, last }, taken: 'now' }
}

/** The press whose turn has come, `null` while there is none or the one before is under way. */
export function nextPress(guard: ActGuard, seq: number, now: number): { guard: ActGuard; press: Press | null } {
  if (isBusy(guard, seq, now)) return { guard, press: null }
  const [press = null, ...waiting] = guard.waiting.filter(({ at }) => now < at + PRESS_WAIT_MS)
  return { guard: { ...guard, waiting }, press }
}

/** Whether an act is under way, or is done and its outcome not on the screen yet. */
export function isBusy(guard: ActGuard, seq: number, now: number): boolean {
  if (guard.flight) return true
  return guard.settling !== null && seq <= guard.settling.seq && now < guard.settling.since + VIEW_WAIT_MS
}

export function begin(guard: ActGuard, act: Act | 'open', now: number): ActGuard {
  return { ...guard, flight: { act, since: now } }
}

/**
 * @param agreed whether the hub did it. A refusal changes nothing, so nothing new has to be seen first; what was
 * pressed after it rested on it and is forgotten.
 */
export function end(guard: ActGuard, agreed: boolean, seqBefore: number, now: number): ActGuard {
  return {
    flight: null,
    settling: agreed ? { seq: seqBefore, since: now } : null,
    last: guard.last,
    readyAt: now + GUARD_MS,
    waiting: agreed ? guard.waiting : [],
  }
}
