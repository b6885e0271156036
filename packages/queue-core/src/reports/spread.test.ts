import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldRange, spreadOf as spread } from './spread.ts'

const spreadOf = (seconds: number[]) => spread(Int32Array.from(seconds))

test('percentiles are values that occurred: the smallest that so many of a hundred do not exceed', () => {
  expect(spreadOf([])).toBeNull()
  expect(spreadOf([7])).toEqual({ count: 1, median: 7, p90: 7, longest: 7 })
  expect(spreadOf([40, 10, 30, 20])).toEqual({ count: 4, median: 20, p90: 40, longest: 40 })
  expect(spreadOf(Array.from({ length: 10 }, (_, i) => 10 - i))).toEqual({ count: 10, median: 5, p90: 9, longest: 10 })
})

test('many times are spread as few are, though they are counted another way', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90_000), { minLength: 1, maxLength: 40 }), (few) => {
      const many = Array.from({ length: 500 }, () => few).flat()
      expect(spreadOf(many)).toEqual({ ...spreadOf(few), count: many.length })
    }),
    { numRuns: 30 },
  )
})

test('[ALL-10] a range held when the wait in whole minutes lies in it', () => {
  expect(heldRange(24 * 60 + 30, 25, 40)).toBe('held')
  expect(heldRange(24 * 60 + 29, 25, 40)).toBe('sooner')
  expect(heldRange(40 * 60 + 29, 25, 40)).toBe('held')
  expect(heldRange(40 * 60 + 30, 25, 40)).toBe('later')
})
