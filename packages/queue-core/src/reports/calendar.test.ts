import { expect, test } from 'vitest'
import { monthOf, weekOf } from './calendar.ts'

test('a week is ISO 8601’s: from Monday, and of the year that its Thursday is in', () => {
  const weeks = ['2026-11-16', '2026-11-22', '2026-01-01', '2026-12-31', '2027-01-03', '2024-12-30'].map(weekOf)
  expect(weeks).toEqual(['2026-W47', '2026-W47', '2026-W01', '2026-W53', '2026-W53', '2025-W01'])
  expect(monthOf('2026-11-16')).toBe('2026-11')
})
