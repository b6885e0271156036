import { readCsv } from '../../apps/hub/src/features/bookings/read-csv.ts'
import { CommandFailure } from './command-line.ts'

/** A line of the file as it goes to the site, and where it stands. */
export type InvitationLine = { line: number; row: { case: string; lastDay: string } }

/**
 * Reads a file of cases to invite: columns `case` and `lastDay`, by comma, semicolon or tab.
 * @throws CommandFailure with the line and the column
 */
export function invitationRows(text: string, file: string): InvitationLine[] {
  const lines = text.replace(/^\uFEFF/, '')
  const header = lines.split(/\r\n|\r|\n/, 1)[0] ?? ''
  const separator = ([';', '\t', ','] as const).find((one) => header.includes(one)) ?? ','
  let places: { case: number; lastDay: number } | null = null
  const found: InvitationLine[] = []
  for (const record of readCsv(lines, separator)) {
    const { line } = record
    if ('fault' in record) throw new CommandFailure(`${file}, line ${line}: a quotation mark is not closed`)
    const cells = record.cells.map((cell) => cell.trim())
    if (cells.every((cell) => cell === '')) continue
    if (places) found.push({ line, row: { case: cells[places.case] ?? '', lastDay: cells[places.lastDay] ?? '' } })
    else places = { case: columnOf(cells, 'case', file), lastDay: columnOf(cells, 'lastDay', file) }
  }
  if (found.length === 0) throw new CommandFailure(`${file}: there is no case in it`)
  return found
}

function columnOf(header: readonly string[], name: 'case' | 'lastDay', file: string): number {
  const place = header.findIndex((cell) => cell.toLowerCase() === name.toLowerCase())
  if (place < 0) throw new CommandFailure(`${file}, line 1: there is no column ${name}; the columns are case, lastDay`)
  return place
}
