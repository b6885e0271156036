import { expect, test } from 'vitest'
import { isStale } from './freshness.ts'

test('news is old after ten seconds without a word', () => {
  expect(isStale(5000, 0, 14_999)).toBe(false)
  expect(isStale(5000, 0, 15_000)).toBe(true)
})

test('a page that never heard anything says so after ten seconds', () => {
  expect(isStale(null, 2000, 11_000)).toBe(false)
  expect(isStale(null, 2000, 12_000)).toBe(true)
})
