import { languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import type { FileFault } from './csv.ts'
import type { CellFault } from './row.ts'
import { wordBadLine } from './words.ts'

// A record and not a list, so that a new reason without its test does not compile.
const reasons: Record<FileFault | CellFault, true> = {
  'file-empty': true,
  'not-utf-8': true,
  'column-missing': true,
  'column-unknown': true,
  'column-twice': true,
  quote: true,
  'cells-too-many': true,
  'row-twice': true,
  empty: true,
  'too-long': true,
  'unreadable-text': true,
  'not-a-date': true,
  'not-a-time': true,
  'not-an-email': true,
  'not-a-pin': true,
  'not-a-party': true,
  'language-unknown': true,
}

test.each(languages)('every reason is worded in %s', (language) => {
  const texts = Object.keys(reasons).map((reason) => wordBadLine(language, { column: 'date', reason, value: '8:00' }))
  expect(new Set(texts).size).toBe(texts.length)
  for (const text of texts) expect(text).toMatch(/^[^{}]*\.$/u)
  for (const [index, reason] of Object.keys(reasons).entries()) expect(texts[index]).not.toBe(`bad.${reason}`)
})

test('a text names the column and what stands there', () => {
  expect(wordBadLine('en', { column: 'email', reason: 'column-missing' })).toContain('“email”')
  expect(wordBadLine('en', { column: 'time', reason: 'not-a-time', value: '8:00' })).toContain('“8:00”')
})
