import type { Language } from '@poczekalnia/protocol'
import { decodeUtf8 } from './decode.ts'
import { type CsvRecord, readCsv, type Separator } from './read-csv.ts'
import { BookingCells, type CellFault, type Column, columns, requiredColumns } from './row.ts'

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

/** What can be wrong with the file as a whole, its header, or a record. */
export type FileFault =
  | 'file-empty'
  | 'not-utf-8'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'quote'
  | 'cells-too-many'
  | 'row-twice'

/**
 * A place in the file that cannot be taken. `column` is `null` where the whole line is meant. `value` is what stands there, but
 * never a name, an e-mail or a case (ALL-4); for `row-twice` it is the line of the first one.
 */
export type CsvFault = { line: number; column: string | null; reason: FileFault | CellFault; value?: string }

/**
 * Reads a file of bookings: UTF-8 with or without a byte order mark, comma or semicolon, columns
 * `date,time,queue,name,email` and where wanted `pin,language,case,party` in any order. Lines without any content are passed over.
 * A file whose header cannot be understood gives no rows. Each faulty cell is one entry of `bad`, in the order of the file.
 */
export function readBookings(file: string | Uint8Array): { rows: CsvBooking[]; bad: CsvFault[] } {
  const text = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : decodeUtf8(file)
  if (typeof text !== 'string') return refused({ line: text.badLine, column: null, reason: 'not-utf-8' })

  const separator = separatorOf(text)
  const records = withContent(readCsv(text, separator))
  const first = records.next()
  if (first.done) return refused({ line: 1, column: null, reason: 'file-empty' })
  const header = readHeader(first.value)
  if ('bad' in header) return { rows: [], bad: header.bad }

  const rows: CsvBooking[] = []
  const bad: CsvFault[] = []
  const lineOf = new Map<string, number>()
  for (const record of records) {
    const row = readRow(record, header.places)
    if (Array.isArray(row)) {
      bad.push(...row)
      continue
    }
    const same = JSON.stringify([row.date, row.time, row.queue, row.name, row.email])
    const before = lineOf.get(same)
    if (before !== undefined) bad.push({ line: row.line, column: null, reason: 'row-twice', value: String(before) })
    else {
      lineOf.set(same, row.line)
      rows.push(row)
    }
  }
  return { rows, bad }
}

const refused = (fault: CsvFault) => ({ rows: [], bad: [fault] })

/** Spreadsheets of Polish offices write semicolons, most other programs commas: the one that makes the header's columns. */
function separatorOf(text: string): Separator {
  const known = (separator: Separator) => {
    const { value } = withContent(readCsv(text, separator)).next()
    return value && 'cells' in value ? value.cells.filter((cell) => isColumn(columnName(cell))).length : 0
  }
  return known(';') > known(',') ? ';' : ','
}

function* withContent(records: Iterable<CsvRecord>): Generator<CsvRecord, undefined> {
  for (const record of records) if ('fault' in record || record.cells.some((cell) => cell.trim() !== '')) yield record
}

const columnName = (cell: string) => cell.trim().toLowerCase()
const isRequired = (column: Column) => (requiredColumns as readonly string[]).includes(column)
const isColumn = (name: string): name is Column => (columns as readonly string[]).includes(name)

/** At which place of a record each column stands. A column without a name (a separator at the line's end) is passed over. */
function readHeader(record: CsvRecord): { places: Map<Column, number> } | { bad: CsvFault[] } {
  const { line } = record
  if ('fault' in record) return { bad: [{ line, column: null, reason: record.fault }] }
  const places = new Map<Column, number>()
  const bad: CsvFault[] = []
  for (const [place, cell] of record.cells.entries()) {
    const column = columnName(cell)
    if (column === '') continue
    if (!isColumn(column)) bad.push({ line, column: null, reason: 'column-unknown', value: cell.trim().slice(0, 60) })
    else if (places.has(column)) bad.push({ line, column, reason: 'column-twice' })
    else places.set(column, place)
  }
  for (const column of requiredColumns) if (!places.has(column)) bad.push({ line, column, reason: 'column-missing' })
  return bad.length > 0 ? { bad } : { places }
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
      const cell = (record.cells[places.get(column) ?? -1] ?? '').trim().normalize('NFC')
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
    faults.set(column, { line, column, reason: message as CellFault, ...shown })
  }
  return [...faults.values()]
}
