import { expect, test } from 'vitest'
import { paperLimit } from './paper-limit.ts'

test('a machine prints two lists, then one a minute; another machine has its own', () => {
  const take = paperLimit()
  expect([take('a', 0), take('a', 1_000)]).toEqual([0, 0])
  expect(take('a', 2_000)).toBe(58)
  expect(take('b', 2_000)).toBe(0)
  expect(take('a', 60_000)).toBe(0)
  expect(take('a', 60_001)).toBe(60)
})

test('what was not used is not saved up beyond two', () => {
  const take = paperLimit()
  take('a', 0)
  expect([1, 2, 3].map((n) => take('a', 3_600_000 + n) === 0)).toEqual([true, true, false])
})
