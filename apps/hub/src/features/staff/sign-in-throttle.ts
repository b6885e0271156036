import { sameTextKey } from '@poczekalnia/protocol'

/** Wrong passwords that cost nothing, and the pauses after that: the first and the longest, milliseconds; one is forgiven after a while. */
type Bounds = { free: number; first: number; longest: number; forgive: number }

/** One account from one address: who guesses there is kept waiting, and nobody else is. */
const pair: Bounds = { free: 4, first: 15_000, longest: 15 * 60_000, forgive: 15 * 60_000 }
/** All accounts from one address: a whole office may share one, so the pause stays short. */
const address: Bounds = { free: 20, first: 5_000, longest: 60_000, forgive: 60_000 }
/** One account from all addresses: never more than half a minute, or anybody could lock a colleague out. */
const account: Bounds = { free: 10, first: 5_000, longest: 30_000, forgive: 60_000 }

/** Counters kept at most; past that the oldest go. */
const MOST = 20_000

/** Whom a try is counted against: an account however its name was typed, a name that nobody has, or the set-up. */
export type Counted = { account: string } | { name: string } | 'set-up'

type Tries = { wrong: number; at: number; until: number }

/**
 * Keeps passwords from being guessed: wrong ones cost pauses that double, counted by account and address together, by address and by
 * account. A pause that anybody in the house could bring upon somebody else is short. Kept in memory: a hub that restarts forgets it.
 * Times are milliseconds of a steady clock.
 */
export class SignInThrottle {
  readonly #tries = new Map<string, Tries>()

  /** Seconds still to wait, 0 when they may try. */
  waitSeconds(who: Counted, from: string, now: number): number {
    const until = keysOf(who, from).map(([key]) => this.#tries.get(key)?.until ?? 0)
    return Math.max(0, Math.ceil((Math.max(...until) - now) / 1000))
  }

  /** Seconds that everybody has to wait with this account, wherever they are. */
  pausedSeconds(who: Counted, now: number): number {
    return Math.max(0, Math.ceil(((this.#tries.get(keyOf(who))?.until ?? 0) - now) / 1000))
  }

  /**
   * Counts a try as wrong before it is known to be, so that many at once are not all free.
   * @returns seconds of the pause that it begins, 0 for none
   */
  charge(who: Counted, from: string, now: number): number {
    return Math.max(...keysOf(who, from).map(([key, bounds]) => this.#charge(key, bounds, now)))
  }

  /** The password was right: the account and address begin anew, and this try is taken back from the other counts. */
  forgive(who: Counted, from: string): void {
    const [[both], ...others] = keysOf(who, from)
    this.#tries.delete(both)
    for (const [key] of others) {
      const tries = this.#tries.get(key)
      if (tries) this.#tries.set(key, { ...tries, wrong: Math.max(0, tries.wrong - 1), until: 0 })
    }
  }

  /** An administrator gave a new password: nobody is kept waiting for the old one. */
  clear(who: Counted): void {
    for (const key of this.#tries.keys())
      if (key === keyOf(who) || key.startsWith(`${keyOf(who)} from `)) this.#tries.delete(key)
  }

  #charge(key: string, bounds: Bounds, now: number): number {
    const before = this.#tries.get(key) ?? { wrong: 0, at: now, until: 0 }
    const steps = Math.floor((now - before.at) / bounds.forgive)
    const wrong = Math.max(0, before.wrong - steps) + 1
    const over = wrong - bounds.free
    const pause = over <= 0 ? 0 : Math.min(bounds.first * 2 ** Math.min(over - 1, 20), bounds.longest)
    // Put at the end, so that the first ones of the map are those that were not touched for longest.
    this.#tries.delete(key)
    this.#tries.set(key, { wrong, at: steps > 0 || before.wrong === 0 ? now : before.at, until: now + pause })
    if (this.#tries.size > MOST) this.#tries.delete(this.#tries.keys().next().value as string)
    return Math.ceil(pause / 1000)
  }
}

/** A name that nobody has is told apart as the names of accounts are: a pause must not tell whether there is one. */
const keyOf = (who: Counted): string => {
  if (who === 'set-up') return who
  return 'account' in who ? `account ${who.account}` : `name ${JSON.stringify(sameTextKey(who.name))}`
}
const keysOf = (who: Counted, from: string): [[string, Bounds], [string, Bounds], [string, Bounds]] => [
  [`${keyOf(who)} from ${from}`, pair],
  [keyOf(who), account],
  [`address ${from}`, address],
]
