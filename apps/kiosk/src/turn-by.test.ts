import { expect, test } from 'vitest'
import { turnBy } from './turn-by.ts'

test('[ACC-3] a press turns by most of what is seen, or to the next that can be pressed at the lower end', () => {
  expect(turnBy(1, 1000, [])).toBe(800)
  expect(turnBy(-1, 1000, [])).toBe(-800)
  expect(turnBy(1, 1000, [-500, 3, 120, 400])).toBe(120)
  expect(turnBy(-1, 1000, [-500, -90, -3, 120])).toBe(-90)
  expect(turnBy(1, 1000, [900])).toBe(800)
})
