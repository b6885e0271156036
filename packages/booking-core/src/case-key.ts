/**
 * What all spellings of a case number have in common: capitals, and one dot for whatever stands between its letters and
 * digits. The dots stay: 12.3 and 1.23 are two cases.
 */
export const caseKey = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '.')
    .replace(/^\.|\.$/g, '')
