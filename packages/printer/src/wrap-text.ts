/**
 * Breaks a text into lines no wider than `width` dots: at spaces first, inside a word only when the word alone is
 * wider. The lines are made as even as their number allows, so that no single word is left over.
 *
 * A word of one letter („w”, „і”) goes down to the next line with what it belongs to, as Polish and Ukrainian setting
 * asks; a figure does the same, a dash stays with the word before it, and a no-break space does not break.
 */
export function wrapText(text: string, width: number, measure: (line: string) => number): string[] {
  const words = unbreakable(text).map((word) => word.replaceAll(JOIN, ' '))
  const known = new Map<string, number>()
  const measured = (line: string) => {
    const before = known.get(line)
    if (before !== undefined) return before
    const now = measure(line)
    known.set(line, now)
    return now
  }
  let even = fill(words, width, measured)
  if (even.length < 2) return even.map((line) => line.join(' '))
  let [narrow, wide] = [Math.floor(width / 2), width]
  while (wide - narrow > 8) {
    const between = Math.floor((narrow + wide) / 2)
    const lines = fill(words, between, measured)
    // A word that had to be cut here was whole before: that is no better.
    const worse = lines.length > even.length || lines.some((line) => measured(line.join(' ')) > between)
    if (worse || words.some((word) => measured(word) > between)) narrow = between
    else {
      wide = between
      even = lines
    }
  }
  return withCompany(even, width, measured).map((line) => line.join(' '))
}

/** A last word that is much shorter than the line above it gets that line's last word for company, if both then fit. */
function withCompany(lines: string[][], width: number, measure: (line: string) => number): string[][] {
  const [above, last] = lines.slice(-2)
  const moved = above?.at(-1)
  if (!above || !last || moved === undefined || last.length > 1 || above.length < 2) return lines
  if (measure(last.join(' ')) > measure(above.join(' ')) / 3) return lines
  const longer = [moved, ...last]
  return measure(longer.join(' ')) > width ? lines : [...lines.slice(0, -2), above.slice(0, -1), longer]
}

/** Lines of words, each as full as it can be. */
function fill(words: readonly string[], width: number, measure: (line: string) => number): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  for (const word of words) {
    const longer = [...line, word]
    if (measure(longer.join(' ')) <= width) {
      line = longer
      continue
    }
    if (line.length > 0) lines.push(line)
    const pieces = cut(word, width, measure)
    lines.push(...pieces.slice(0, -1).map((piece) => [piece]))
    line = pieces.slice(-1)
  }
  return line.length === 0 ? lines : [...lines, line]
}

/** Stands for a space that must not break; drawn as a space. */
const JOIN = '\u00a0'

function unbreakable(text: string): string[] {
  return text
    .replace(/(?<=(?:^|[\s(])(?:\p{L}|\d+)) (?=\p{L})/gu, JOIN)
    .replace(/ (?=[–—-](?:\s|$))/gu, JOIN)
    .split(/[ \t\r\n]+/u)
    .filter((word) => word !== '')
}

function cut(word: string, width: number, measure: (line: string) => number): string[] {
  if (measure(word) <= width) return [word]
  const done: string[] = []
  let piece = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && measure(piece + segment) > width) {
      done.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...done, piece]
}
