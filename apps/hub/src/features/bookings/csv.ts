import { type Language, MOST_BOOKINGS, misleadingSign } from '@poczekalnia/protocol'
import { samePersonKey } from '@poczekalnia/queue-core/person'
import type { CsvFault } from './csv-fault.ts'
import { decoding, type Encoding } from './decode.ts'
import { Faults } from './faults.ts'
import { dialectOf, hasContent, readHeader } from './header.ts'
import { type CsvRecord, readCsv } from './read-csv.ts'
import { BookingCells, type CellFault, type Column, columns, isRequired } from './row.ts'
import { atOnce } from './slices.ts'
import { isSpoiledName } from './spoiled-name.ts'
import { plainDate, plainTime, spoiledBy, withoutFormula } from './spreadsheet-cells.ts'

/** A booking of the file; `line` is where its record starts. */
export type CsvBooking = {
  line: number
  date: string
  time: string
  queue: string
  name: string
  email: string
  pin: string | null
  language: Language | null
  case: string | null
  /** People whom the booking is for; `null`: one. */
  party: number | null
}

/** What is taken and ought to be looked at: an encoding that isn't UTF-8, a name that another program has spoiled. */
export type CsvWarning = { line: number; column: string | null; reason: 'read-as' | 'name-spoiled'; value?: string }

/** `bad` and `warnings` hold the first of each; `badLines` and `warned` count the lines of all. */
export type BookingsFile = {
  rows: CsvBooking[]
  /** Columns that the file has: what it has no column for, it says nothing about. */
  columns: ReadonlySet<Column>
  bad: CsvFault[]
  badLines: number
  warnings: CsvWarning[]
  warned: number
}

/** All of `readingBookings` at once. */
export const readBookings = (file: string | Uint8Array): BookingsFile => atOnce(readingBookings(file))

/**
 * Reads a file of bookings, a line a step: comma, semicolon or tab, columns `date,time,queue,name,email` and where
 * wanted `pin,language,case,party` in any order, in the encodings and with the dates and times that spreadsheets write
 * (docs/operating.md). Lines without any content are passed over. A file whose header cannot be understood, or that has
 * more than `MOST_BOOKINGS`, gives no rows. Each faulty cell is one entry of `bad`, in the order of the file.
 */
export function* readingBookings(file: string | Uint8Array): Generator<void, BookingsFile> {
  const whole = typeof file === 'string' ? { text: file.replace(/^\uFEFF/, ''), encoding: null } : yield* decoding(file)
  if ('reason' in whole) return refused({ line: 'line' in whole ? whole.line : 1, column: null, reason: whole.reason })
  const { text, encoding } = whole

  const { separator, from } = dialectOf(text)
  const records = readCsv(text, separator, from)
  const bad = new Faults<CsvFault>()
  const warnings = new Faults<CsvWarning>()
  if (encoding !== null && !unicode.has(encoding))
    warnings.add({ line: 1, column: null, reason: 'read-as', value: named[encoding] ?? encoding })
  let places: ReadonlyMap<Column, number> | null = null
  const rows: CsvBooking[] = []
  const lineOf = new Map<string, number>()
  let bookings = 0
  for (const record of records) {
    yield
    if (!hasContent(record)) continue
    if (!places) {
      const header = readHeader(record)
      if ('bad' in header) return refused(...header.bad)
      places = header.places
      continue
    }
    bookings += 1
    if (bookings > MOST_BOOKINGS)
      return refused({ line: record.line, column: null, reason: 'too-many-rows', value: String(MOST_BOOKINGS) })
    const row = readRow(record, places)
    if (Array.isArray(row)) {
      for (const fault of row) bad.add(fault)
      continue
    }
    const same = JSON.stringify([row.date, row.time, row.queue, samePersonKey(row)])
    const before = lineOf.get(same)
    if (before !== undefined) bad.add({ line: row.line, column: null, reason: 'row-twice', value: String(before) })
    else {
      lineOf.set(same, row.line)
      rows.push(row)
      if (isSpoiledName(row.name)) warnings.add({ line: row.line, column: 'name', reason: 'name-spoiled' })
    }
  }
  if (!places) return refused({ line: 1, column: null, reason: 'file-empty' })
  return {
    rows,
    columns: new Set(places.keys()),
    bad: bad.told,
    badLines: bad.lines,
    warnings: warnings.told,
    warned: warnings.lines,
  }
}

const refused = (...bad: CsvFault[]): BookingsFile => ({
  rows: [],
  columns: new Set(),
  bad,
  badLines: new Set(bad.map(({ line }) => line)).size,
  warnings: [],
  warned: 0,
})

const unicode: ReadonlySet<Encoding> = new Set<Encoding>(['utf-8', 'utf-16le', 'utf-16be'])
/** As people find them in a spreadsheet's list. */
const named: Partial<Record<Encoding, string>> = {
  'windows-1250': 'Windows-1250',
  'any-single-byte': 'Windows-1250',
  'iso-8859-2': 'ISO-8859-2',
}

const personal: ReadonlySet<string> = new Set<Column>(['name', 'email', 'case'])

function readRow(record: CsvRecord, places: ReadonlyMap<Column, number>): CsvBooking | CsvFault[] {
  const { line } = record
  if ('fault' in record) return [{ line, column: null, reason: record.fault }]
  const used = new Set(places.values())
  if (record.cells.some((cell, place) => !used.has(place) && cell.trim() !== ''))
    return [{ line, column: null, reason: 'cells-too-many' }]
  const cells = Object.fromEntries(
    columns.map((column) => {
      const written = withoutFormula((record.cells[places.get(column) ?? -1] ?? '').trim()).normalize('NFC')
      const cell = column === 'date' ? plainDate(written) : column === 'time' ? plainTime(written) : written
      return [column, cell === '' && !isRequired(column) ? null : cell]
    }),
  )
  const parsed = BookingCells.safeParse(cells)
  if (parsed.success) return { line, ...parsed.data }
  return faultsOf(parsed.error.issues, line, cells)
}

/** One fault a column, the first that was found there. */
function faultsOf(
  issues: readonly { path: PropertyKey[]; message: string }[],
  line: number,
  cells: Record<string, string | null>,
): CsvFault[] {
  const faults = new Map<string, CsvFault>()
  for (const { path, message } of issues) {
    const column = String(path[0])
    if (faults.has(column)) continue
    const value = cells[column] ?? ''
    const shown = personal.has(column) || value === '' ? {} : { value: value.slice(0, 60) }
    const sign = message === ('hidden-sign' satisfies CellFault) ? misleadingSign(value) : null
    if (sign) faults.set(column, { line, column, reason: 'hidden-sign', value: sign.sign, at: sign.at })
    else faults.set(column, { line, column, reason: spoiledBy(column, value) ?? (message as CellFault), ...shown })
  }
  return [...faults.values()]
}
