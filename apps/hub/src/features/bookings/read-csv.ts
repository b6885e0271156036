export type Separator = ',' | ';' | '\t'

/** One record of a CSV text. `line` is where it starts, counted from 1 as an editor counts. */
export type CsvRecord =
  | { line: number; cells: string[] }
  /** A quotation mark that opens and is not closed as it should be; a record that goes on and on. */
  | { line: number; fault: 'quote' | 'line-too-long' }

/** A quoted cell longer than this is one that somebody forgot to close. */
const longestCell = 4_000

/**
 * A record longer than this is no booking. Without a bound each line of a file that is one open record after another
 * would be read to the file's end.
 */
const longestRecord = 8_000

const [quote, carriageReturn, lineFeed] = ['"', '\r', '\n'].map((mark) => mark.charCodeAt(0)) as [
  number,
  number,
  number,
]

/**
 * Reads CSV as RFC 4180 has it, with CR LF, LF or CR line ends, also mixed. A quotation mark inside a cell that does
 * not begin with one is itself. After a faulty record reading goes on at the next line, so one forgotten quotation mark
 * costs one line: docs/decisions/0022-csv.md.
 * @param from where to begin, and which line that is
 */
export function* readCsv(text: string, separator: Separator, from = { at: 0, line: 1 }): Generator<CsvRecord> {
  const separatorCode = separator.charCodeAt(0)
  let { at, line } = from
  while (at < text.length) {
    const start = { at, line }
    const cells: string[] = []
    for (;;) {
      const cell =
        text.charCodeAt(at) === quote ? quotedCell(text, at, separatorCode) : plainCell(text, at, separatorCode)
      if (cell === null) break
      cells.push(cell.value)
      line += cell.breaks
      at = cell.end
      if (text.charCodeAt(at) !== separatorCode || at - start.at > longestRecord) break
      at += 1
    }
    const endOfCells = at >= text.length || isBreak(text.charCodeAt(at))
    const tooLong = at - start.at > longestRecord
    if (endOfCells && !tooLong) yield { line: start.line, cells }
    else {
      yield { line: start.line, fault: tooLong ? 'line-too-long' : 'quote' }
      line = start.line
      at = start.at
      while (at < text.length && !isBreak(text.charCodeAt(at))) at += 1
    }
    at = afterBreak(text, at)
    line += 1
  }
}

type Cell = { value: string; end: number; breaks: number }

function plainCell(text: string, from: number, separator: number): Cell {
  let end = from
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === separator || isBreak(code)) break
    end += 1
  }
  return { value: text.slice(from, end), end, breaks: 0 }
}

/** `null` when the cell is not closed, or something stands between its closing quotation mark and the separator. */
function quotedCell(text: string, from: number, separator: number): Cell | null {
  let breaks = 0
  const limit = Math.min(text.length, from + longestCell)
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === quote && text.charCodeAt(at + 1) === quote) at += 1
    else if (code === quote) {
      let end = at + 1
      while (text[end] === ' ') end += 1
      const next = text.charCodeAt(end)
      if (end < text.length && next !== separator && !isBreak(next)) return null
      return { value: text.slice(from + 1, at).replaceAll('""', '"'), end, breaks }
    } else if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) breaks += 1
  }
  return null
}

const isBreak = (code: number) => code === lineFeed || code === carriageReturn

function afterBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1
}
