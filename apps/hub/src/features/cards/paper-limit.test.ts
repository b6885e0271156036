import { expect, test } from 'vitest'
import { paperLimit } from './paper-limit.ts'

test('a machine prints two lists, then one a minute; another machine has its own', () => {
  const limit = paperLimit()
  expect([limit.take('a', 0), limit.take('a', 1_000)]).toEqual([{ ok: true }, { ok: true }])
  expect(limit.take('a', 2_000)).toEqual({ ok: false, seconds: 58 })
  expect(limit.take('b', 2_000)).toEqual({ ok: true })
  expect(limit.take('a', 60_000)).toEqual({ ok: true })
  expect(limit.take('a', 60_001)).toEqual({ ok: false, seconds: 60 })
})

test('what was not used is not saved up beyond two', () => {
  const limit = paperLimit()
  limit.take('a', 0)
  expect([1, 2, 3].map((n) => limit.take('a', 3_600_000 + n).ok)).toEqual([true, true, false])
})
