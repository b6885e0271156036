import { expect, test } from 'vitest'
import { easterSunday, polishHolidays } from './holidays.ts'

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2035, '2035-03-25'],
  [2038, '2038-04-25'],
])('Easter of %i is on %s', (year, date) => {
  expect(easterSunday(year).toString()).toBe(date)
})

test('the fourteen public holidays of 2026, Christmas Eve among them', () => {
  expect([...polishHolidays(2026).keys()].sort()).toEqual([
    '2026-01-01',
    '2026-01-06',
    '2026-04-05',
    '2026-04-06',
    '2026-05-01',
    '2026-05-03',
    '2026-05-24',
    '2026-06-04',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-24',
    '2026-12-25',
    '2026-12-26',
  ])
})

test('Christmas Eve is a public holiday since 2025', () => {
  expect([polishHolidays(2024).has('2024-12-24'), polishHolidays(2025).has('2025-12-24')]).toEqual([false, true])
})
