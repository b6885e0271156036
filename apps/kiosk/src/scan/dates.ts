/** Between what is parted by a date: words to its left and to its right are never one code. */
export const CUT = '\u0000'

const day = '(?:0?[1-9]|[12]\\d|3[01])'
const month = '(?:0?[1-9]|1[0-2])'
const year = '(?:19|20)\\d\\d'
const twoDigits = { day: '(?:0[1-9]|[12]\\d|3[01])', month: '(?:0[1-9]|1[0-2])' }
const clock = '(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?:[:.][0-5]\\d(?:[.,]\\d+)?)?'
const zone = '(?:Z|[+-]\\d\\d:?\\d\\d)?'
const between = '\\s?[-./\\s]\\s?'
const word = '\\p{L}{3,}\\.?'

/** Dates and times as people and programs write them, the longest first. */
const written = [
  // 2026-11-19T12:20:00+01:00
  `${year}${between}${month}${between}${day}(?:[T\\s]${clock}${zone})?`,
  // 20261119T122000Z, 20261119
  `${year}${twoDigits.month}${twoDigits.day}(?:T?\\d{4}(?:\\d\\d)?Z?)?`,
  // 19112026
  `${twoDigits.day}${twoDigits.month}${year}`,
  // 19.11.2026, 11/19/2026, 19.11.26
  `(?:${day}${between}${month}|${month}${between}${day})${between}(?:${year}|\\d\\d)`,
  // 2026-W47-4
  `${year}-?W\\d\\d(?:-?[1-7])?`,
  // 19 listopada 2026, November 19, 2026, listopad 2026
  `${day}\\.?\\s${word},?\\s${year}`,
  `${word}\\s(?:${day},?\\s)?${year}`,
  // 11/2026, 2026-11
  `${month}[-./]${year}`,
  `${year}[-./]${month}`,
  // 12:20, 12.20
  clock,
  // 19.11, 19/11, 11-19
  `(?:${day}[-./]${month}|${month}[-./]${day})`,
].join('|')
const dates = new RegExp(`(?<![\\p{L}\\d])(?:${written})(?![\\p{L}\\d])`, 'giu')

/** A text with `CUT` in the place of each date and each time of day in it. */
export function withoutDates(text: string): string {
  return text.replaceAll(dates, CUT)
}

/** Whether digits are a year of this time: as likely a year as a PIN, where more is written beside them. */
export function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits)
}
