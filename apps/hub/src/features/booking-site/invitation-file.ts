import type { UploadFault } from '@poczekalnia/protocol'
import { readCsv } from '../bookings/index.ts'

/** A line of the file as it goes to the site, and where it stands. */
export type InvitationLine = { line: number; row: { case: string; lastDay: string } }

/** Reads a file of cases to invite: columns `case` and `lastDay`, by comma, semicolon or tab. */
export function readInvitationFile(text: string): { lines: InvitationLine[] } | { fault: UploadFault } {
  const whole = text.replace(/^\uFEFF/, '')
  const header = whole.split(/\r\n|\r|\n/, 1)[0] ?? ''
  const separator = ([';', '\t', ','] as const).find((one) => header.includes(one)) ?? ','
  let places: { case: number; lastDay: number } | null = null
  const lines: InvitationLine[] = []
  for (const record of readCsv(whole, separator)) {
    const { line } = record
    if ('fault' in record) return { fault: { line, what: 'quotation' } }
    const cells = record.cells.map((cell) => cell.trim())
    if (cells.every((cell) => cell === '')) continue
    if (places) {
      lines.push({ line, row: { case: cells[places.case] ?? '', lastDay: cells[places.lastDay] ?? '' } })
      continue
    }
    const placeOf = (name: string) => cells.findIndex((cell) => cell.toLowerCase() === name.toLowerCase())
    places = { case: placeOf('case'), lastDay: placeOf('lastDay') }
    if (places.case < 0) return { fault: { line: 1, what: 'column-case' } }
    if (places.lastDay < 0) return { fault: { line: 1, what: 'column-lastDay' } }
  }
  return lines.length === 0 ? { fault: { line: 1, what: 'empty' } } : { lines }
}
