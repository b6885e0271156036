import { expect, test } from 'vitest'
import { mondayOf, plusDays, rangeOfDays } from './weeks.ts'

test('a week begins on Monday, also over a month’s end and both clock changes', () => {
  expect(mondayOf('2026-11-19')).toBe('2026-11-16')
  expect(mondayOf('2026-11-16')).toBe('2026-11-16')
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(mondayOf('2026-11-01')).toBe('2026-10-26')
  expect(plusDays('2026-10-24', 1)).toBe('2026-10-25')
  expect(plusDays('2026-10-25', 1)).toBe('2026-10-26')
  expect(plusDays('2027-03-28', 7)).toBe('2027-04-04')
  expect(plusDays('2026-01-01', -1)).toBe('2025-12-31')
})

test('a week is told in few words', () => {
  expect(rangeOfDays('2026-11-16', '2026-11-22', 'pl')).toBe('16–22 listopada 2026')
  expect(rangeOfDays('2026-11-30', '2027-01-10', 'uk')).toContain('30 листопада 2026')
})
