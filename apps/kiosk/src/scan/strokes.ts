/** One key as it came: its name as the browser has it, and when, ms of a steady clock. */
export type Stroke = {
  key: string
  at: number
  /** Nobody meant to type it, or it has been told on as typing: it may be part of a scan, and is nothing else. */
  mute?: boolean
}

/**
 * What a scanner has ended so far: its lines, when its last key came, whether they have been told on, and whether some
 * had been before.
 */
type Reading = { lines: readonly string[]; at: number; told: boolean; more?: true }

/** Keys that were pressed and not told on yet: a scanner's, or the last ones of a person; and the scan before them. */
export type Strokes = { keys: readonly Stroke[]; reading: Reading | null }

/** What the keys turn out to be. `more`: further lines of a scan that was told on before, from its first line on. */
export type Outcome = { typed: string } | { scanned: string; more?: true }

/**
 * The longest pause between two keys of a scanner, ms. Scanners leave 1-30 ms; people who type fast 80 ms and more, and
 * shorter only between two keys here and there.
 */
export const SCANNER_PAUSE_MS = 45

/** The fewest signs that count as a scan: a person's two quick keys and Enter are none. */
export const FEWEST_SIGNS = 4

/**
 * So long after the end of a line a scanner may begin the next one of the same code, ms. Nobody scans twice in that
 * time.
 */
export const LINE_PAUSE_MS = 1_000

/** The most that are kept of one scan: what the largest QR code holds. */
const MOST_SIGNS = 4_296

export const noStrokes: Strokes = { keys: [], reading: null }

const isSign = (key: string) => [...key].length === 1
const isEnd = (key: string) => key === 'Enter' || key === 'Tab'

/**
 * Tells a scanner that types ("keyboard wedge") from a person, by time alone: at least four signs, each within 45 ms of
 * the one before, and Enter or Tab as fast behind them. Lines that follow within a second are of the same code, however
 * short, and so are line feeds alone. Everything else is a person's typing and is given back as such.
 * @returns the keys still kept, what the others were, and whether this key belongs to a scanner, so that nothing else
 * may act on it. A scan is told on by `unfinished`, once no further line has come
 */
export function stroke(kept: Strokes, next: Stroke): { kept: Strokes; outcomes: Outcome[]; taken: boolean } {
  const { keys } = kept
  const reading = kept.reading && next.at - kept.reading.at <= LINE_PAUSE_MS ? kept.reading : null
  const ended = kept.reading && !reading && !kept.reading.told ? told(kept.reading) : []
  const lastAt = keys.at(-1)?.at ?? reading?.at ?? Number.NEGATIVE_INFINITY
  const follows = next.at - lastAt <= SCANNER_PAUSE_MS
  if (isEnd(next.key)) {
    if (keys.length === 0) return { kept: { keys, reading }, outcomes: ended, taken: reading !== null }
    if (follows && (keys.length >= FEWEST_SIGNS || reading))
      return { kept: { keys: [], reading: withLine(reading, keys, next.at) }, outcomes: ended, taken: true }
    return { kept: { keys: [], reading }, outcomes: [...ended, ...typed(keys)], taken: false }
  }
  // Shift and its like come with a scanner's capital letters.
  if (!isSign(next.key)) return { kept: { keys, reading }, outcomes: ended, taken: false }
  if (!follows) {
    // The first key of a line that a scanner begins late; if it is a person's, it is told on as any other.
    return { kept: { keys: [next], reading }, outcomes: [...ended, ...typed(keys)], taken: reading !== null }
  }
  return { kept: { keys: [...keys, next].slice(-MOST_SIGNS), reading }, outcomes: ended, taken: true }
}

/**
 * What was kept, once no further key has come in time: a scan whose last line has ended, or else a person typed it. The
 * keys are still remembered. A page that was busy may hear the next one late, and when a key was pressed decides what
 * it is, not when it was heard.
 */
export function unfinished(kept: Strokes): { kept: Strokes; outcomes: Outcome[] } {
  const { keys, reading } = kept
  const first = keys[0]
  // A last line that has no end of its own.
  if (reading && first && first.at - reading.at <= SCANNER_PAUSE_MS) {
    const whole = withLine(reading, keys, keys.at(-1)?.at ?? reading.at)
    return { kept: { keys: [], reading: { ...whole, told: true } }, outcomes: told(whole) }
  }
  return {
    kept: { keys: keys.map((one) => ({ ...one, mute: true })), reading: reading && { ...reading, told: true } },
    outcomes: [...(reading && !reading.told ? told(reading) : []), ...typed(keys)],
  }
}

/** Whether something is kept that has still to be told on. */
export const isWaiting = ({ keys, reading }: Strokes): boolean =>
  keys.some(({ mute }) => !mute) || (reading !== null && !reading.told)

function withLine(reading: Reading | null, keys: readonly Stroke[], at: number): Reading {
  const line = keys.map(({ key }) => key).join('')
  return { ...reading, lines: [...(reading?.lines ?? []), line], at, told: false, ...(reading?.told && { more: true }) }
}

function told(reading: Reading): Outcome[] {
  return [{ scanned: reading.lines.join('\n'), ...(reading.more && { more: true }) }]
}

function typed(keys: readonly Stroke[]): Outcome[] {
  const signs = keys.flatMap(({ key, mute }) => (mute ? [] : [key])).join('')
  return signs ? [{ typed: signs }] : []
}
