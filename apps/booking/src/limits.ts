import type { Shared } from '@poczekalnia/booking-core/store'
import { type Allowed, allowance } from '@poczekalnia/server/allowance'
import type { Secrets } from './secrets.ts'

/**
 * What one address may ask for. A hostel or a mobile network has one address for hundreds: it may begin a hundred
 * bookings at once, and one every five seconds after that. What keeps programs out is not here (docs/booking.md).
 */
const all = {
  hold: { atOnce: 100, earnedAfterMs: 5_000 },
  /** Hours that one browser may hold: who books for a family or for neighbours never meets it. */
  device: { atOnce: 12, earnedAfterMs: 900_000 },
  /** Entries of draws and places on lists from one browser: who enters for neighbours never meets it. */
  deviceEntry: { atOnce: 12, earnedAfterMs: 900_000 },
  /** Entries of draws: whoever brings work that was done may ask more (BOK-15). */
  entry: { atOnce: 100, earnedAfterMs: 5_000 },
  /** Codes typed from one address: beside the five tries that each code has. */
  code: { atOnce: 400, earnedAfterMs: 1_000 },
  /** Letters to one mailbox, whoever asks for them: nobody floods somebody else's. */
  letter: { atOnce: 8, earnedAfterMs: 600_000 },
  /** Codes typed for one letter with a place in line. */
  lineCode: { atOnce: 5, earnedAfterMs: 600_000 },
  /** Letters with places in line that one network may ask for: a hostel has one address for hundreds. */
  lineLetter: { atOnce: 300, earnedAfterMs: 2_000 },
} satisfies Record<string, Allowed>

/**
 * Asked with who asks and a steady clock's milliseconds; answers in how many seconds there is room again, 0 for now.
 */
export type Limits = Record<keyof typeof all, (counter: string, now: number) => number | Promise<number>>

/** @param shared where several servers count together; of who asks only a hash is written there */
export function siteLimits(shared: Shared | null, secrets: Secrets): Limits {
  const limit = (name: keyof Limits): Limits[keyof Limits] => {
    const allowed = all[name]
    if (!shared) return allowance(allowed)
    return (counter) => shared.allow(`${name} ${secrets.hash('network', counter)}`, allowed)
  }
  return {
    ...{
      hold: limit('hold'),
      device: limit('device'),
      deviceEntry: limit('deviceEntry'),
      entry: limit('entry'),
      code: limit('code'),
      letter: limit('letter'),
    },
    ...{ lineCode: limit('lineCode'), lineLetter: limit('lineLetter') },
  }
}
