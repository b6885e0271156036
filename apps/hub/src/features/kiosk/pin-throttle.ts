/** Wrong PINs that cost nothing: an honest visitor mistypes, and the next one does too. */
const FREE = 4
/** With so many wrong ones that are not forgiven nothing is looked up any more, until one is. */
const MOST = 8
/** One wrong PIN is forgiven after this long, milliseconds: in the long run nobody guesses faster than that. */
const FORGIVE_MS = 60_000
const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 120_000

/**
 * Keeps a machine from guessing PINs (ALL-3) without holding up those who stand behind somebody that mistypes (ACC-9).
 * Four wrong ones cost nothing; the fifth and each next one begins a pause, and one within a pause makes it longer and
 * is answered as the pause. A PIN is looked up in a pause all the same, so that a right one gets through; but only
 * while fewer than eight wrong ones are not forgiven, and one is forgiven a minute. So a guess costs a minute in the
 * long run, in a pause or out of it: 10,000 take a week. One that was wrong already is no further guess: a paper that
 * is held to the scanner again and again counts once. Milliseconds in, from any steady clock; seconds out.
 */
export type PinThrottle = {
  /** How long nothing is looked up for this machine, 0 where a PIN may be looked up now. */
  lockedSeconds(device: string, now: number): number
  /**
   * A PIN that was looked up was nobody's. Answers how long the pause is that it fell into, 0 where it fell into none.
   */
  wrong(device: string, pin: string, now: number): number
}

/**
 * `wrong` ones that were not forgiven at `at`; `until` the pause lasts; `known`: which those are.
 */
type Tries = { wrong: number; at: number; until: number; known: readonly string[] }

export function pinThrottle(): PinThrottle {
  const tries = new Map<string, Tries>()
  const forgiven = (device: string, now: number): Tries => {
    const { wrong, at, until, known } = tries.get(device) ?? { wrong: 0, at: now, until: 0, known: [] }
    const minutes = Math.floor((now - at) / FORGIVE_MS)
    const left = Math.max(0, wrong - minutes)
    return {
      wrong: left,
      at: left === 0 ? now : at + minutes * FORGIVE_MS,
      until,
      known: left === 0 ? [] : known.slice(-left),
    }
  }
  const lockedMs = ({ wrong, at }: Tries, now: number) => (wrong < MOST ? 0 : at + FORGIVE_MS - now)
  const seconds = (ms: number) => Math.max(0, Math.ceil(ms / 1_000))
  return {
    lockedSeconds: (device, now) => seconds(lockedMs(forgiven(device, now), now)),
    wrong(device, pin, now) {
      const before = forgiven(device, now)
      const pauseOf = (until: number, after: Tries) =>
        before.until > now ? seconds(Math.max(until - now, lockedMs(after, now))) : 0
      if (before.known.includes(pin)) return pauseOf(before.until, before)
      const wrong = before.wrong + 1
      const cost = wrong <= FREE ? 0 : FIRST_PAUSE_MS * 2 ** (wrong - FREE - 1)
      const until = Math.min(Math.max(before.until, now) + cost, now + LONGEST_PAUSE_MS)
      const after = { wrong, at: before.at, until, known: [...before.known, pin] }
      tries.set(device, after)
      return pauseOf(until, after)
    },
  }
}
