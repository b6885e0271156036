import { type Allowed, allowance } from '@poczekalnia/server/allowance'

/**
 * What one address may ask for. A hostel or a mobile network has one address for hundreds: it may begin a hundred
 * bookings at once, and one every five seconds after that. What keeps programs out is not here (docs/booking.md).
 */
const HOLDS: Allowed = { atOnce: 100, earnedAfterMs: 5_000 }
/** Entries of draws: whoever brings work that was done may ask more (BOK-15). */
const ENTRIES: Allowed = { atOnce: 100, earnedAfterMs: 5_000 }
/** Codes typed from one address: beside the five tries that each code has. */
const CODES: Allowed = { atOnce: 400, earnedAfterMs: 1_000 }
/** Letters to one mailbox, whoever asks for them: nobody floods somebody else's. */
const LETTERS: Allowed = { atOnce: 8, earnedAfterMs: 600_000 }

/**
 * Asked with who asks and a steady clock's milliseconds; answers in how many seconds there is room again, 0 for now.
 */
export type Limits = Record<'hold' | 'entry' | 'code' | 'letter', (counter: string, now: number) => number>

export const siteLimits = (): Limits => ({
  hold: allowance(HOLDS),
  entry: allowance(ENTRIES),
  code: allowance(CODES),
  letter: allowance(LETTERS),
})
