/**
 * A letter to one person, as it goes to the post. Text and HTML say the same; what is to be kept (a calendar entry)
 * comes with it.
 */
export type Letter = {
  to: string
  subject: string
  text: string
  html: string | null
  /** BCP 47 tag of the language that it is written in. */
  language: string
  /** A calendar entry (RFC 5545), and what is to be done with it (RFC 5546). */
  calendar: { method: 'REQUEST' | 'CANCEL'; content: string } | null
}

/**
 * What became of a letter that was given to the post.
 * - `sent`: the next mail server has taken it over.
 * - `later`: it would not now (4xx), or could not be reached; `code` is its reply, `null` without one.
 * - `perhaps`: the line was cut while the letter was being handed over. The server may have it: sending it again may
 * make
 *   two of it, with the same Message-ID.
 * - `refused`: it never will (5xx): a wrong address, or a letter that it doesn't take.
 */
export type Fate =
  | { kind: 'sent' }
  | { kind: 'later' | 'perhaps'; code: number | null; said: string }
  | { kind: 'refused'; code: number; said: string }
