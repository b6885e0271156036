import { staffLanguages as languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import type { CsvWarning } from './csv.ts'
import type { FileFault } from './csv-fault.ts'
import type { RowLook } from './plan-rows.ts'
import type { CellFault } from './row.ts'
import { wordBadLine, wordWarning } from './words.ts'

// A record and not a list, so that a new reason without its test does not compile.
const reasons: Record<FileFault | CellFault, true> = {
  'file-empty': true,
  'not-utf-8': true,
  spreadsheet: true,
  'not-text': true,
  'too-many-rows': true,
  'line-too-long': true,
  'column-too-narrow': true,
  'date-as-number': true,
  'time-as-number': true,
  'code-as-number': true,
  'column-missing': true,
  'column-unknown': true,
  'column-twice': true,
  quote: true,
  'cells-too-many': true,
  'row-twice': true,
  empty: true,
  'too-long': true,
  'unreadable-text': true,
  'hidden-sign': true,
  'not-a-date': true,
  'not-a-time': true,
  'not-an-email': true,
  'not-a-pin': true,
  'not-a-party': true,
  'language-unknown': true,
}

test.each(languages)('every reason is worded in %s', (language) => {
  const texts = Object.keys(reasons).map((reason) => wordBadLine(language, { column: 'date', reason, value: '8000' }))
  expect(new Set(texts).size).toBe(texts.length)
  for (const text of texts) expect(text).toMatch(/^[^{}]*\.$/u)
  for (const [index, reason] of Object.keys(reasons).entries()) expect(texts[index]).not.toBe(`bad.${reason}`)
})

const looks: Record<CsvWarning['reason'] | RowLook['reason'], true> = {
  'read-as': true,
  'name-spoiled': true,
  moved: true,
  changed: true,
  'perhaps-same': true,
  'another-day': true,
  'booked-online': true,
}

test.each(languages)('what is only worth a look is worded in %s', (language) => {
  for (const reason of Object.keys(looks))
    expect(wordWarning(language, { column: 'name', reason, value: 'Windows-1250' })).toMatch(/^[^{}]{30,}\.$/u)
})

test('a limit is written as its reader writes numbers', () => {
  expect(wordBadLine('en', { column: null, reason: 'too-many-rows', value: '100000' })).toContain('100,000')
  expect(wordBadLine('pl', { column: null, reason: 'too-many-rows', value: '100000' })).toMatch(/100\s000/)
})

test('a text names the column and what stands there', () => {
  expect(wordBadLine('en', { column: 'email', reason: 'column-missing' })).toContain('“email”')
  expect(wordBadLine('en', { column: 'time', reason: 'not-a-time', value: '8:00' })).toContain('“8:00”')
})

test('[ACC-8] a language that is not known is answered with all that are, and a column too', () => {
  expect(wordBadLine('en', { column: 'language', reason: 'language-unknown', value: 'de' })).toContain('pl, en, uk')
  expect(wordBadLine('en', { column: 'language', reason: 'language-unknown', value: 'de' })).toContain('ar')
  expect(wordBadLine('en', { column: 'x', reason: 'column-unknown', value: 'x' })).toContain('case, party.')
})
