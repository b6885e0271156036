import { newToken } from './secrets.ts'
import type { Snapshot } from './snapshot.ts'

/** Stand in a page where each copy has a key, and work, of its own; they are in no text. */
const [KEY_HERE, WORK_HERE] = ['~~key~~', '~~work~~']
/** Pages that are kept of one picture: addresses are made up without end. */
const MOST = 2_000

/** The bytes of a page as signs of one byte each: put together and sent without being encoded anew. */
type Kept = readonly string[]

/**
 * Pages of a day's hours. Of one picture of what is free all who look are sent the same bytes, but for the key of each
 * page's button, and for its work.
 */
export function openHourPages() {
  const known = new WeakMap<Snapshot, Map<string, Kept>>()

  /**
   * @param what all that the page depends on beside the picture
   * @param challenge of the work that its form asks for; `null`: none
   * @returns its bytes, one a sign
   */
  return (snapshot: Snapshot, what: string, challenge: string | null, make: (hole: Holes) => string): string => {
    const pages = known.get(snapshot) ?? new Map<string, Kept>()
    known.set(snapshot, pages)
    const kept = pages.get(what) ?? keep(make({ key: KEY_HERE, challenge: WORK_HERE }))
    if (pages.size < MOST) pages.set(what, kept)
    const fill = { [KEY_HERE]: newToken(), [WORK_HERE]: challenge ?? '' }
    return kept.map((piece) => fill[piece] ?? piece).join('')
  }
}

/** What stands in a page for what each copy has of its own. */
export type Holes = { key: string; challenge: string }

const keep = (page: string): Kept =>
  Buffer.from(page)
    .toString('latin1')
    .split(/(~~(?:key|work)~~)/)
