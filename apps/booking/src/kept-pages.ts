import { escapeHtml } from '@poczekalnia/server/html'

/** Pages that are kept of one picture: addresses are made up without end. */
const MOST = 2_000

/** What stands in a page for what each copy has of its own, by name: marks that are in no text. */
export type Own<Name extends string> = Readonly<Record<Name, string>>

/**
 * The bytes of a page as signs of one byte each, put together and sent without being encoded anew; between them the
 * names of what each copy has of its own.
 */
type Kept = readonly string[]

/**
 * Pages that many are sent alike, but for a few words that each copy has of its own: put together once of one picture
 * of what is so, and gone with it.
 */
export function openKeptPages() {
  const known = new WeakMap<object, Map<string, Kept>>()

  /**
   * @param picture what the page is of
   * @param what all that it depends on beside
   * @param own words of this copy; each is put where `make` was given its mark
   * @returns its bytes, one a sign
   */
  return <Name extends string>(
    picture: object,
    what: string,
    own: Own<Name>,
    make: (marks: Own<Name>) => string,
  ): string => {
    const pages = known.get(picture) ?? new Map<string, Kept>()
    known.set(picture, pages)
    const kept = pages.get(what) ?? keep(make(marksOf(own)))
    if (pages.size < MOST) pages.set(what, kept)
    // Put together with `+`, which copies nothing: all is copied once, when it is sent.
    let page = ''
    for (const [n, piece] of kept.entries()) page += n % 2 === 0 ? piece : bytesOf(escapeHtml(own[piece as Name] ?? ''))
    return page
  }
}

const marksOf = <Name extends string>(own: Own<Name>) =>
  Object.fromEntries(Object.keys(own).map((name) => [name, `~~${name}~~`])) as Own<Name>

/** Text and names by turns. */
const keep = (page: string): Kept => bytesOf(page).split(/~~(\w+)~~/)

const bytesOf = (text: string): string => Buffer.from(text).toString('latin1')
