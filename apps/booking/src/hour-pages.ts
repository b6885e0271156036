import { newToken } from './secrets.ts'
import type { Snapshot } from './snapshot.ts'

/** Stands in a page where each copy has a key of its own; of the same length, and in no text. */
const KEY_HERE = '~'.repeat(newToken().length)
/** Pages that are kept of one picture: addresses are made up without end. */
const MOST = 2_000

/** The bytes of a page as signs of one byte each: put together and sent without being encoded anew. */
type Kept = { before: string; after: string }

/**
 * Pages of a day's hours. Of one picture of what is free all who look are sent the same bytes, but for the key of each
 * page's button.
 */
export function openHourPages() {
  const known = new WeakMap<Snapshot, Map<string, Kept>>()

  /**
   * @param what all that the page depends on beside the picture
   * @returns its bytes, one a sign
   */
  return (snapshot: Snapshot, what: string, make: (key: string) => string): string => {
    const pages = known.get(snapshot) ?? new Map<string, Kept>()
    known.set(snapshot, pages)
    const kept = pages.get(what) ?? keep(make(KEY_HERE))
    if (pages.size < MOST) pages.set(what, kept)
    return kept.before + newToken() + kept.after
  }
}

function keep(page: string): Kept {
  const [before = '', after = ''] = Buffer.from(page).toString('latin1').split(KEY_HERE)
  return { before, after }
}
