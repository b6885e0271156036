import type { Door } from './booking.ts'
import { MOST_TRIES } from './making.ts'
import type { Refusal } from './refusal.ts'

/** How long a code that opens a page is good, and the page behind it, milliseconds. */
export const DOOR_MS = 30 * 60_000

/** A code that is sent now. @param code its hash */
export const newDoor = (code: string, now: number): Door => ({ code, tries: 0, expiresAt: now + DOOR_MS })

/** A code was typed. @returns the door with a wrong try counted, where there is one to count */
export function knock(
  door: Door | null,
  matches: (door: Door) => boolean,
  now: number,
): { ok: true } | { ok: false; refusal: Refusal; counted: Door | null } {
  const refusal = (refusal: Refusal, counted: Door | null = null) => ({ ok: false, refusal, counted }) as const
  if (!door || door.expiresAt <= now) return refusal({ code: 'code-over' })
  if (door.tries >= MOST_TRIES) return refusal({ code: 'code-locked' })
  if (matches(door)) return { ok: true }
  const tries = door.tries + 1
  const left = MOST_TRIES - tries
  return refusal(left > 0 ? { code: 'code-wrong', left } : { code: 'code-locked' }, { ...door, tries })
}
