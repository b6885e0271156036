import type { CallReason } from '@poczekalnia/protocol'
import { byPlace, type Place } from './waiting-room.ts'

/** The first of each kind in every lane that a desk may call from. */
export type Firsts = { booked: readonly Place[]; walkIns: readonly Place[] }

export type Choice = { place: Place; reason: CallReason }

/**
 * The call order (ALL-2), and why (ALL-9). Whom does a desk call next?
 *
 * 1. A walk-in, when the queue's walk-in share is owed: too many booked visits in a row while walk-ins waited.
 * 2. The booked visit whose hour has come: by hour, then by check-in.
 * 3. The walk-in who has waited longest.
 * 4. The booked visit whose hour has not come, for else the desk would stand idle.
 *
 * @param now epoch ms
 * @param shareOwed whether a walk-in is owed a call now
 */
export function nextInOrder(firsts: Firsts, now: number, shareOwed: boolean): Choice | null {
  const booked = earliest(firsts.booked)
  const walkIn = earliest(firsts.walkIns)
  const bookedIsDue = booked !== null && booked.time <= now
  if (walkIn && bookedIsDue && shareOwed) return { place: walkIn, reason: 'walk-in-share' }
  if (bookedIsDue) return { place: booked, reason: 'booked-hour-come' }
  if (walkIn) return { place: walkIn, reason: 'longest-waiting-walk-in' }
  if (booked) return { place: booked, reason: 'desk-idle-visitor-early' }
  return null
}

/** A share of a quarter owes walk-ins every fourth call: after three booked visits in a row. */
export function isShareOwed(share: number | null, bookedSinceWalkIn: number): boolean {
  return share !== null && bookedSinceWalkIn >= Math.ceil(1 / share) - 1
}

function earliest(places: readonly Place[]): Place | null {
  let first: Place | null = null
  for (const place of places) if (first === null || byPlace(place, first) < 0) first = place
  return first
}
