import { expect, test } from 'vitest'
import { afterTry, lockedFor, noTries, type PinTries } from './pin-lock.ts'

const wrongTimes = (times: number, now = 0): PinTries => {
  let tries = noTries
  for (let i = 0; i < times; i++) tries = afterTry(tries, false, now)
  return tries
}

test('two mistypes cost nothing, then each locks for longer, up to a quarter of an hour', () => {
  const seconds = [1, 2, 3, 4, 5, 6, 20, 2000].map((times) => lockedFor(wrongTimes(times), 0) / 1_000)
  expect(seconds).toEqual([0, 0, 15, 30, 60, 120, 900, 900])
})

test('the lock runs out, and the right PIN forgets the wrong ones', () => {
  const tries = wrongTimes(4, 1_000)
  expect(lockedFor(tries, 31_000)).toBe(0)
  expect(lockedFor(tries, 30_999)).toBe(1)
  expect(afterTry(tries, true, 31_000)).toEqual(noTries)
})

test('a clock that was set back by a year does not lock for a year', () => {
  expect(lockedFor(wrongTimes(3, 40_000_000_000), 0)).toBe(15_000)
})

test('trying every PIN would take months', () => {
  let now = 0
  let tries = noTries
  for (let i = 0; i < 10_000; i++) {
    now += lockedFor(tries, now)
    tries = afterTry(tries, false, now)
  }
  expect(now / 86_400_000).toBeGreaterThan(100)
})
