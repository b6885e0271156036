import type { CsvFault } from './csv-fault.ts'
import { type CsvRecord, readCsv, type Separator } from './read-csv.ts'
import { type Column, columns, requiredColumns } from './row.ts'

/** The header stands in this many letters, or there is none. */
const HEADER_WITHIN = 64 * 1024

/**
 * Spreadsheets of Polish offices write semicolons, Excel's Unicode text tabs, most other programs commas: the one that
 * makes the header's columns, or the one that Excel's first line `sep=;` names.
 */
export function dialectOf(text: string): { separator: Separator; from: { at: number; line: number } } {
  const [said = '', mark, end] = /^sep=([,;\t])(\r\n|\r|\n|$)/i.exec(text) ?? []
  if (mark !== undefined && end !== undefined)
    return { separator: mark as Separator, from: { at: said.length, line: 2 } }
  const beginning = text.slice(0, HEADER_WITHIN)
  const known = (separator: Separator) => {
    for (const record of readCsv(beginning, separator))
      if (hasContent(record))
        return 'cells' in record ? record.cells.filter((cell) => isColumn(columnName(cell))).length : 0
    return 0
  }
  const best = ([',', ';', '\t'] as const).reduce((one, other) => (known(other) > known(one) ? other : one))
  return { separator: best, from: { at: 0, line: 1 } }
}

/** Whether anything stands on a line. */
export const hasContent = (record: CsvRecord) => 'fault' in record || record.cells.some((cell) => cell.trim() !== '')

const columnName = (cell: string) => cell.trim().toLowerCase()
const isColumn = (name: string): name is Column => (columns as readonly string[]).includes(name)

/**
 * At which place of a record each column stands. A column without a name (a separator at the line's end) is passed
 * over.
 */
export function readHeader(record: CsvRecord): { places: Map<Column, number> } | { bad: CsvFault[] } {
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
