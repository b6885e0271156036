/** What is asked for while as much as can wait waits already. */
export class TooManyFiles extends Error {}

/** Does one thing after another. */
export type Serially = <T>(work: () => Promise<T>) => Promise<T>

/**
 * One bookings file after another, whether it is looked at or imported: two at once would take twice as much from the
 * office's work, and could make PINs that come too close to each other.
 * @param most files that may be there, the one being worked on among them; each is held in memory
 */
export function oneAfterAnother(most: number): Serially {
  let last: Promise<unknown> = Promise.resolve()
  let there = 0
  return async (work) => {
    if (there >= most) throw new TooManyFiles(`${most} are waiting already`)
    there += 1
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      there -= 1
    }
  }
}
