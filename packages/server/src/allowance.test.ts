import { expect, test } from 'vitest'
import { allowance } from './allowance.ts'

test('some asks at once, then one whenever it is earned; others are not kept waiting', () => {
  const ask = allowance({ atOnce: 2, earnedAfterMs: 5_000 })
  expect([ask('a', 0), ask('a', 0), ask('a', 0), ask('a', 1_000), ask('b', 1_000)]).toEqual([0, 0, 5, 4, 0])
  expect([ask('a', 5_000), ask('a', 5_000)]).toEqual([0, 5])
  expect([ask('a', 60_000), ask('a', 60_000), ask('a', 60_000)]).toEqual([0, 0, 5])
})

test('the oldest of very many counters are forgotten', () => {
  const ask = allowance({ atOnce: 1, earnedAfterMs: 1_000_000 })
  ask('first', 0)
  expect(ask('first', 1)).toBeGreaterThan(0)
  for (let i = 0; i < 20_001; i++) ask(`other ${i}`, 2)
  expect(ask('first', 3)).toBe(0)
})
