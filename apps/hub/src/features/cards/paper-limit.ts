import { allowance } from '@poczekalnia/server/allowance'

/**
 * Lists that a machine may print one after the other, then one a minute: paper is scarce. Tickets are not counted here.
 */
const BOUNDS = { atOnce: 2, earnedAfterMs: 60_000 }

/** Keeps a machine from printing list after list; answers as `allowance` does. */
export const paperLimit = (): ((machine: string, now: number) => number) => allowance(BOUNDS)
