import { sameTextKey } from '@poczekalnia/protocol'
import { GrowingPauses, type Pauses } from '@poczekalnia/server/growing-pauses'

/** One account from one address: who guesses there is kept waiting, and nobody else is. */
const pair: Pauses = { free: 4, first: 15_000, longest: 15 * 60_000, forgive: 15 * 60_000 }
/** All accounts from one address: a whole office may share one, so the pause stays short. */
const address: Pauses = { free: 20, first: 5_000, longest: 60_000, forgive: 60_000 }
/** One account from all addresses: never more than half a minute, or anybody could lock a colleague out. */
const account: Pauses = { free: 10, first: 5_000, longest: 30_000, forgive: 60_000 }

/** Whom a try is counted against: an account however its name was typed, a name that nobody has, or the set-up. */
export type Counted = { account: string } | { name: string } | 'set-up'

/**
 * Keeps passwords from being guessed: wrong ones cost pauses that double, counted by account and address together, by
 * address and by account. A pause that anybody in the house could bring upon somebody else is short. Kept in memory: a
 * hub that restarts forgets it. Times are milliseconds of a steady clock.
 */
export class SignInThrottle {
  readonly #pauses = new GrowingPauses()

  /** Seconds still to wait, 0 when they may try. */
  waitSeconds(who: Counted, from: string, now: number): number {
    return Math.max(...keysOf(who, from).map(([key]) => this.#pauses.waitSeconds(key, now)))
  }

  /** Seconds that everybody has to wait with this account, wherever they are. */
  pausedSeconds(who: Counted, now: number): number {
    return this.#pauses.waitSeconds(keyOf(who), now)
  }

  /**
   * Counts a try as wrong before it is known to be, so that many at once are not all free.
   * @returns seconds of the pause that it begins, 0 for none
   */
  charge(who: Counted, from: string, now: number): number {
    return Math.max(...keysOf(who, from).map(([key, bounds]) => this.#pauses.charge(key, bounds, now)))
  }

  /** The password was right: the account and address begin anew, and this try is taken back from the other counts. */
  forgive(who: Counted, from: string): void {
    const [[both], ...others] = keysOf(who, from)
    this.#pauses.forget((key) => key === both)
    for (const [key] of others) this.#pauses.takeBack(key)
  }

  /** An administrator gave a new password: nobody is kept waiting for the old one. */
  clear(who: Counted): void {
    this.#pauses.forget((key) => key === keyOf(who) || key.startsWith(`${keyOf(who)} from `))
  }
}

/** A name that nobody has is told apart as the names of accounts are: a pause must not tell whether there is one. */
const keyOf = (who: Counted): string => {
  if (who === 'set-up') return who
  return 'account' in who ? `account ${who.account}` : `name ${JSON.stringify(sameTextKey(who.name))}`
}
const keysOf = (who: Counted, from: string): [[string, Pauses], [string, Pauses], [string, Pauses]] => [
  [`${keyOf(who)} from ${from}`, pair],
  [keyOf(who), account],
  [`address ${from}`, address],
]
