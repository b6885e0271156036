import { openKeptPages } from './kept-pages.ts'
import { newToken } from './secrets.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * Pages of a day's hours. Of one picture of what is free all who look are sent the same bytes, but for the key of each
 * page's button, and for its work.
 */
export function openHourPages() {
  const kept = openKeptPages()

  /**
   * @param what all that the page depends on beside the picture
   * @param challenge of the work that its form asks for; `null`: none
   * @returns its bytes, one a sign
   */
  return (snapshot: Snapshot, what: string, challenge: string | null, make: (hole: Holes) => string): string =>
    kept(snapshot, what, { key: newToken(), challenge: challenge ?? '' }, make)
}

/** What stands in a page for what each copy has of its own. */
export type Holes = { key: string; challenge: string }
