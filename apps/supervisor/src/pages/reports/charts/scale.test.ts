import { expect, test } from 'vitest'
import { labelEvery, ticks } from './scale.ts'

test('an axis has round steps, begins at nothing and holds the largest value', () => {
  expect(ticks(0)).toEqual([0, 1])
  expect(ticks(4)).toEqual([0, 1, 2, 3, 4])
  expect(ticks(7)).toEqual([0, 2, 4, 6, 8])
  expect(ticks(93)).toEqual([0, 50, 100])
  expect(ticks(163)).toEqual([0, 50, 100, 150, 200])
  for (const most of [1, 3, 11, 99, 1234, 75_000]) {
    expect(ticks(most).at(-1)).toBeGreaterThanOrEqual(most)
    expect(ticks(most).length).toBeLessThanOrEqual(6)
  }
})

test('labels are left out before they would overlap', () => {
  expect(labelEvery(8, 600, 40)).toBe(1)
  expect(labelEvery(22, 600, 48)).toBe(2)
  expect(labelEvery(250, 600, 48)).toBe(50)
})
