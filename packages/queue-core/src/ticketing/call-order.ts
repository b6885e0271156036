import type { CallReason } from '@poczekalnia/protocol'
import type { FairnessCounters, Rules } from './fairness-counters.ts'
import { byPlace, type Lane, type Place } from './waiting-room.ts'

/** The first of each kind in one lane that a desk may call from. */
export type Firsts = { readonly [Kind in keyof Lane]: Place | null }

export type Choice = { place: Place; reason: CallReason }

/**
 * The call order (ALL-2), and why (ALL-9). Whom does a desk call next?
 *
 * 1. A walk-in, when the queue's walk-in share is owed: too many booked visits in a row while walk-ins waited.
 * 2. A ticket with priority whose turn has come, but not oftener than the office's bound while others wait whose turn
 *    it is.
 * 3. The booked visit whose hour has come: by hour, then by check-in.
 * 4. The walk-in who has waited longest.
 * 5. The booked visit whose hour has not come, for else the desk would stand idle.
 *
 * Where a desk calls from its queues as they are listed, 3 and 4 are asked of its first queue, then of the next one;
 * after a few calls that passed over somebody of a queue further down whose turn it was, one goes to those.
 *
 * @param lanes the firsts of each lane, in the order of the desk
 * @param now epoch ms
 */
export function nextInOrder(
  lanes: readonly Firsts[],
  now: number,
  turns: FairnessCounters,
  rules: Rules,
): Choice | null {
  const booked = earliest(lanes, 'booked')
  const walkIn = earliest(lanes, 'walkIns')
  const firstBooked = earliest(lanes, 'priorityBooked')
  const firstWalkIn = earliest(lanes, 'priorityWalkIns')
  const priority = sooner(due(firstBooked, now), firstWalkIn)
  const ordinary = inTurn(booked, walkIn, now)
  const mayGoFirst = priority !== null && (ordinary === null || turns.sincePriority >= rules.priorityEvery - 1)
  const bookedIsDue = due(booked, now) !== null || due(firstBooked, now) !== null
  if (walkIn && bookedIsDue && isShareOwed(rules.share, turns.bookedSinceWalkIn)) {
    const servesTheShare = mayGoFirst && priority === firstWalkIn
    if (!servesTheShare) return { place: walkIn, reason: 'walk-in-share' }
  }
  if (mayGoFirst) return { place: priority, reason: 'priority' }
  if (ordinary) return rules.asListed ? listed(lanes, now, turns, ordinary) : ordinary
  const early = sooner(booked, firstBooked)
  return early && { place: early, reason: 'desk-idle-visitor-early' }
}

/** Calls in a row that may pass over somebody of a queue further down the list whose turn it is. */
export const PASSED_OVER_AT_MOST = 3

/** A share of a quarter owes walk-ins every fourth call: after three booked visits in a row. */
export function isShareOwed(share: number | null, bookedSinceWalkIn: number): boolean {
  return share !== null && bookedSinceWalkIn >= Math.ceil(1 / share) - 1
}

/**
 * The first queue of the list that has somebody whose turn it is; or one further down, when those were passed over
 * often enough: then whoever's time came first there, booked or not, so that neither kind can keep the other back.
 */
function listed(lanes: readonly Firsts[], now: number, turns: FairnessCounters, common: Choice): Choice {
  const turnOf = (some: readonly Firsts[]) => inTurn(earliest(some, 'booked'), earliest(some, 'walkIns'), now)
  const at = lanes.findIndex((lane) => turnOf([lane]) !== null)
  const first = turnOf(lanes.slice(at, at + 1)) ?? common
  if (first.place === common.place) return common
  const below = lanes.slice(at + 1)
  const place = sooner(due(earliest(below, 'booked'), now), earliest(below, 'walkIns'))
  if (place && turns.passedOver >= PASSED_OVER_AT_MOST) return { place, reason: 'lower-queue-turn' }
  return { place: first.place, reason: 'queue-listed-first' }
}

function inTurn(booked: Place | null, walkIn: Place | null, now: number): Choice | null {
  if (booked !== null && booked.time <= now) return { place: booked, reason: 'booked-hour-come' }
  return walkIn && { place: walkIn, reason: 'longest-waiting-walk-in' }
}

const due = (place: Place | null, now: number): Place | null => (place !== null && place.time <= now ? place : null)

const sooner = (a: Place | null, b: Place | null): Place | null =>
  a !== null && (b === null || byPlace(a, b) < 0) ? a : b

function earliest(lanes: readonly Firsts[], kind: keyof Lane): Place | null {
  let first: Place | null = null
  for (const lane of lanes) first = sooner(lane[kind], first)
  return first
}
