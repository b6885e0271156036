/** One key as it came: its name as the browser has it, and when, ms of a steady clock. */
export type Stroke = {
  key: string
  at: number
  /** Nobody meant to type it, or it has been told on as typing: it may be part of a scan, and is nothing else. */
  mute?: boolean
}

/** Keys that were pressed and not told on yet: a scanner's, or the last ones of a person. */
export type Strokes = readonly Stroke[]

/** What the keys turn out to be. */
export type Outcome = { typed: string } | { scanned: string }

/**
 * The longest pause between two keys of a scanner, ms. Scanners leave 1-30 ms; people who type fast 80 ms and more, and
 * shorter only between two keys here and there.
 */
export const SCANNER_PAUSE_MS = 45

/** The fewest signs that count as a scan: a person's two quick keys and Enter are none. */
export const FEWEST_SIGNS = 4

/** The most that are kept of one burst; a QR code with an address is far shorter. */
const MOST_SIGNS = 512

export const noStrokes: Strokes = []

const isSign = (key: string) => [...key].length === 1
const isEnd = (key: string) => key === 'Enter' || key === 'Tab'

/**
 * Tells a scanner that types ("keyboard wedge") from a person, by time alone: at least four signs, each within 45 ms of
 * the one before, and Enter or Tab as fast behind them. Everything else is a person's typing and is given back as such.
 * @returns the keys still kept, what the others were, and whether this key belongs to a scanner, so that nothing else
 * may act on it
 */
export function stroke(kept: Strokes, next: Stroke): { kept: Strokes; outcomes: Outcome[]; taken: boolean } {
  const follows = isQuick(kept, next.at)
  if (isEnd(next.key)) {
    if (follows && kept.length >= FEWEST_SIGNS)
      return { kept: noStrokes, outcomes: [{ scanned: kept.map(({ key }) => key).join('') }], taken: true }
    return { kept: noStrokes, outcomes: typed(kept), taken: false }
  }
  // Shift and its like come with a scanner's capital letters.
  if (!isSign(next.key)) return { kept, outcomes: [], taken: false }
  if (!follows) return { kept: [next], outcomes: typed(kept), taken: false }
  return { kept: [...kept, next].slice(-MOST_SIGNS), outcomes: [], taken: true }
}

/**
 * What was kept, once no further key has come in time: a person typed it. The keys are still remembered. A page that
 * was busy may hear the next one late, and when a key was pressed decides what it is, not when it was heard.
 */
export function unfinished(kept: Strokes): { kept: Strokes; outcomes: Outcome[] } {
  return { kept: kept.map((one) => ({ ...one, mute: true })), outcomes: typed(kept) }
}

/** Whether keys are kept that have still to be told on. */
export const isWaiting = (kept: Strokes): boolean => kept.some(({ mute }) => !mute)

function isQuick(kept: Strokes, at: number): boolean {
  const last = kept.at(-1)
  return last !== undefined && at - last.at <= SCANNER_PAUSE_MS
}

function typed(kept: Strokes): Outcome[] {
  const signs = kept.flatMap(({ key, mute }) => (mute ? [] : [key])).join('')
  return signs ? [{ typed: signs }] : []
}
