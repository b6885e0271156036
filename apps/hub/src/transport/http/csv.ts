/** Spreadsheets take a file for UTF-8 only when it begins with this. */
export const csvStart = '\uFEFF'

/**
 * A line of a CSV file that a Polish spreadsheet opens by a double click: semicolons, CRLF. A text that it would take
 * for a formula gets an apostrophe before it (OWASP, CSV injection).
 * @param quote whether texts stand in quotation marks always, or only where they have to: figures do without
 */
export function csvLine(cells: readonly (string | number)[], quote: 'always' | 'where-needed'): string {
  return `${cells.map((cell) => written(cell, quote === 'always')).join(';')}\r\n`
}

function written(value: string | number, quoted: boolean): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return quoted || /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
