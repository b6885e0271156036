/**
 * Cells as Polish Excel and LibreOffice write them, read where only one thing can be meant. What could be meant in two
 * ways (19/11/2026, 19.11.26) stays as it is and is told.
 */

/** `19.11.2026` and `9.1.2026`: with dots the day always comes first. */
export function plainDate(cell: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell
}

/** `9:20`, `09:20:00`, and `1:20:00 PM`, as LibreOffice writes it where its language is English. */
export function plainTime(cell: string): string {
  const [, hours, minutes, half] = /^(\d{1,2}):(\d\d)(?::00)?(?:\s?([AP])M)?$/i.exec(cell) ?? []
  if (!hours || !minutes) return cell
  if (!half) return `${hours.padStart(2, '0')}:${minutes}`
  const hour = Number(hours)
  if (hour < 1 || hour > 12) return cell
  return `${String((hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0)).padStart(2, '0')}:${minutes}`
}

/** `="0475"`, with which some programs keep a spreadsheet from dropping the zero. */
export const withoutFormula = (cell: string): string => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell

/** What a spreadsheet made of a cell, where that can be told from its look. */
export type Spoiled = 'column-too-narrow' | 'date-as-number' | 'time-as-number' | 'code-as-number'

/** Excel writes what it shows: `#####` where a column was too narrow, a number where a date has lost its format. */
export function spoiledBy(column: string, cell: string): Spoiled | null {
  if ((column === 'date' || column === 'time') && /^#+$/.test(cell)) return 'column-too-narrow'
  if (column === 'date' && /^\d{5}([.,]\d+)?$/.test(cell)) return 'date-as-number'
  if (column === 'time' && /^0?[.,]\d+$/.test(cell)) return 'time-as-number'
  if (column === 'pin' && /^\d[.,]?\d*E[+-]?\d+$/i.test(cell) && !/^[0-9A-Z]{4,10}$/i.test(cell))
    return 'code-as-number'
  return null
}
