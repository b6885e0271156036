import { expect, test } from 'vitest'
import { lookPace } from './look-pace.ts'

test('a call right after other news is told at once', () => {
  const pace = lookPace()
  expect(pace.waitMs(0)).toBe(0)
  pace.took(0, 20)
  expect(pace.waitMs(20)).toBe(0)
})

test('while something happens all the time, looking takes a quarter of it', () => {
  const pace = lookPace()
  let [now, looked] = [0, 0]
  while (now < 60_000) {
    now += pace.waitMs(now)
    pace.took(now, now + 20)
    now += 20
    looked += 20
  }
  expect(looked / now).toBeCloseTo(0.25, 2)
})

test('nobody waits longer than a fifth of a second, however long a look took', () => {
  const pace = lookPace()
  pace.took(0, 900)
  expect(pace.waitMs(900)).toBe(200)
  pace.took(1_100, 2_000)
  expect(pace.waitMs(2_000)).toBe(200)
})
