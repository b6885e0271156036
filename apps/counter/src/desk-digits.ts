/** How long digits that follow each other make one number, in milliseconds. */
export const DIGITS_MS = 1500

/** Digits that were typed to choose a desk, and when the last one was. */
export type Digits = { typed: string; at: number }

/**
 * A digit more: which desk is meant so far, and whether no longer number could be.
 * @param numbers of the desks that there are
 * @returns `desk`: whose number was typed, `null` while it begins several or none; `sure`: nothing longer begins so
 */
export function typeDigit(
  before: Digits | null,
  digit: string,
  now: number,
  numbers: readonly number[],
): { digits: Digits; desk: number | null; sure: boolean } {
  const goesOn = before !== null && now - before.at < DIGITS_MS
  const begun = goesOn ? before.typed + digit : digit
  const begins = (typed: string) => numbers.filter((number) => String(number).startsWith(typed))
  const typed = begins(begun).length > 0 ? begun : digit
  const meant = begins(typed)
  const desk = meant.find((number) => String(number) === typed) ?? null
  return { digits: { typed, at: now }, desk, sure: desk !== null && meant.length === 1 }
}
