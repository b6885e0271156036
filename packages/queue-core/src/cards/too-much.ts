import type { FileFault } from '@poczekalnia/written'

/** Longest text of a card, in characters; the longest that an office has is half of it. */
export const LONGEST_CARD = 100_000
/** Spaces before a line: parts of an item have two to four. */
const DEEPEST_INDENT = 12
/** Hyphens, stars and numbers that begin lists on one line. */
const MOST_LISTS = 3
/** Signs of markup in one paragraph or list; whole lists of papers have fifty. */
const MOST_SIGNS = 1_000

/**
 * What no card has and a Markdown parser would need minutes for: lists in lists in lists, quotations, thousands of
 * stars. Looked for before the text is parsed; lines count from that of the text's first.
 */
export function tooMuch(text: string): FileFault[] {
  if (text.length > LONGEST_CARD)
    return [at(1, 1, `expected at most ${LONGEST_CARD} characters, found ${text.length}; make two cards of it`)]
  let signs = 0
  for (const [i, line] of text.split('\n').entries()) {
    const indent = /^\s*/.exec(line)?.[0].length ?? 0
    if (indent === line.length) {
      signs = 0
      continue
    }
    const [column, lists] = beginning(line)
    if (indent > DEEPEST_INDENT || lists > MOST_LISTS)
      return [
        at(i + 1, column, 'expected an item, or a part of an item two spaces further in; nothing is nested deeper'),
      ]
    if (line[column - 1] === '>')
      return [at(i + 1, column, 'expected paragraphs, lists and headings only, found a quotation (>)')]
    signs += line.match(/[*_[\]`<>&!\\~]/g)?.length ?? 0
    if (signs > MOST_SIGNS)
      return [
        at(
          i + 1,
          column,
          'expected plain text with a short name in bold, found far too many stars, brackets or the like',
        ),
      ]
  }
  return []
}

/** The column where a line's own text begins, and how many lists begin before it. */
function beginning(line: string): [column: number, lists: number] {
  const mark = /\s*(?:[-*+]|\d{1,9}[.)])(?=\s)/y
  let lists = 0
  let end = 0
  while (lists <= MOST_LISTS && mark.test(line)) {
    lists++
    end = mark.lastIndex
  }
  const text = line.slice(end)
  return [end + text.length - text.trimStart().length + 1, lists]
}

const at = (line: number, column: number, expected: string): FileFault => ({ line, column, path: '', expected })
