/**
 * `free`: wrong tries that cost nothing. Then come pauses, of `first` to `longest` ms. After every `forgive` ms one
 * wrong try is forgotten.
 */
export type Pauses = { free: number; first: number; longest: number; forgive: number }

/** Counters kept at most; past that the oldest go. */
const MOST = 20_000

type Tries = { wrong: number; at: number; until: number }

/**
 * Keeps a secret from being guessed: wrong tries cost pauses that double, and time forgives them one by one. Kept in
 * memory: a hub that restarts forgets it. Times are milliseconds of a steady clock.
 */
export class GrowingPauses {
  readonly #tries = new Map<string, Tries>()

  /** Seconds still to wait, 0 when a try may be made. */
  waitSeconds(counter: string, now: number): number {
    return Math.max(0, Math.ceil(((this.#tries.get(counter)?.until ?? 0) - now) / 1000))
  }

  /** Counts a wrong try. @returns seconds of the pause that it begins, 0 for none */
  charge(counter: string, { free, first, longest, forgive }: Pauses, now: number): number {
    const { wrong: before, at } = this.#forgiven(counter, forgive, now)
    const wrong = before + 1
    const over = wrong - free
    const pause = over <= 0 ? 0 : Math.min(first * 2 ** Math.min(over - 1, 20), longest)
    // Put at the end, so that the first ones of the map are those that were not touched for longest.
    this.#tries.delete(counter)
    this.#tries.set(counter, { wrong, at: before === 0 ? now : at, until: now + pause })
    const [oldest] = this.#tries.keys()
    if (this.#tries.size > MOST && oldest !== undefined) this.#tries.delete(oldest)
    return Math.ceil(pause / 1000)
  }

  /** The last try was none after all: it is not counted, and its pause is over. */
  takeBack(counter: string): void {
    const tries = this.#tries.get(counter)
    if (tries) this.#tries.set(counter, { ...tries, wrong: Math.max(0, tries.wrong - 1), until: 0 })
  }

  /** Begins anew for every counter that this is said of. */
  forget(isIt: (counter: string) => boolean): void {
    for (const counter of this.#tries.keys()) if (isIt(counter)) this.#tries.delete(counter)
  }

  #forgiven(counter: string, forgive: number, now: number): Pick<Tries, 'wrong' | 'at'> {
    const { wrong, at } = this.#tries.get(counter) ?? { wrong: 0, at: now }
    const steps = Math.floor((now - at) / forgive)
    return { wrong: Math.max(0, wrong - steps), at: at + steps * forgive }
  }
}
