/** Wrong passwords that cost nothing, and the pauses after that: the first and the longest, milliseconds; one is forgiven after a while. */
type Bounds = { free: number; first: number; longest: number; forgive: number }

/** One person's name from one address: who guesses there is kept waiting, and nobody else is. */
const pair: Bounds = { free: 4, first: 15_000, longest: 15 * 60_000, forgive: 15 * 60_000 }
/** All names from one address: a whole office may share one, so the pause stays short. */
const address: Bounds = { free: 20, first: 5_000, longest: 60_000, forgive: 60_000 }
/** One name from all addresses: never more than half a minute, or anybody could lock a colleague out. */
const account: Bounds = { free: 10, first: 5_000, longest: 30_000, forgive: 60_000 }

/** Counters kept at most; past that the oldest go. */
const MOST = 20_000

type Tries = { wrong: number; at: number; until: number }

/**
 * Keeps passwords from being guessed: wrong ones cost pauses that double, counted by name and address together, by address and by name. A
 * pause that anybody in the house could bring upon somebody else is short. Kept in memory: a hub that restarts forgets it.
 * Times are milliseconds of a steady clock.
 */
export class SignInThrottle {
  readonly #tries = new Map<string, Tries>()

  /** Seconds still to wait, 0 when they may try. */
  waitSeconds(name: string, from: string, now: number): number {
    const until = keysOf(name, from).map(([key]) => this.#tries.get(key)?.until ?? 0)
    return Math.max(0, Math.ceil((Math.max(...until) - now) / 1000))
  }

  /** Seconds that everybody has to wait with this name, wherever they are. */
  pausedSeconds(name: string, now: number): number {
    return Math.max(0, Math.ceil(((this.#tries.get(accountKey(name))?.until ?? 0) - now) / 1000))
  }

  /**
   * Counts a try as wrong before it is known to be, so that many at once are not all free.
   * @returns seconds of the pause that it begins, 0 for none
   */
  charge(name: string, from: string, now: number): number {
    return Math.max(...keysOf(name, from).map(([key, bounds]) => this.#charge(key, bounds, now)))
  }

  /** The password was right: the name and address begin anew, and this try is taken back from the other counts. */
  forgive(name: string, from: string): void {
    const [[both], ...others] = keysOf(name, from)
    this.#tries.delete(both)
    for (const [key] of others) {
      const tries = this.#tries.get(key)
      if (tries) this.#tries.set(key, { ...tries, wrong: Math.max(0, tries.wrong - 1), until: 0 })
    }
  }

  /** An administrator gave a new password: nobody is kept waiting for the old one. */
  clear(name: string): void {
    for (const key of this.#tries.keys())
      if (key === accountKey(name) || key.startsWith(`${nameKey(name)} from `)) this.#tries.delete(key)
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

const nameKey = (name: string) => `name ${JSON.stringify(name.trim().normalize('NFKC').toLowerCase())}`
const accountKey = (name: string) => nameKey(name)
const keysOf = (name: string, from: string): [[string, Bounds], [string, Bounds], [string, Bounds]] => [
  [`${nameKey(name)} from ${from}`, pair],
  [accountKey(name), account],
  [`address ${from}`, address],
]
