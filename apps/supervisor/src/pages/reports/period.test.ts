import { expect, test } from 'vitest'
import { datesOf, fittingDivision, isDate, isPeriod, plusDays } from './period.ts'

test('a period ends today; a week begins on Monday, also seen from a Sunday', () => {
  const thursday = '2026-11-19'
  expect(datesOf('today', thursday)).toEqual({ from: thursday, to: thursday })
  expect(datesOf('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' })
  expect(datesOf('week', thursday)).toEqual({ from: '2026-11-16', to: thursday })
  expect(datesOf('week', '2026-11-22').from).toBe('2026-11-16')
  expect(datesOf('week', '2026-11-16').from).toBe('2026-11-16')
  expect(datesOf('month', thursday).from).toBe('2026-11-01')
  expect(datesOf('year', thursday).from).toBe('2026-01-01')
})

test('own dates are two, in order, at most twenty years apart', () => {
  expect(isPeriod({ from: '2026-11-01', to: '2026-11-01' })).toBe(true)
  expect(isPeriod({ from: '2026-11-02', to: '2026-11-01' })).toBe(false)
  expect(isPeriod({ from: '', to: '2026-11-01' })).toBe(false)
  expect(isPeriod({ from: '2000-01-01', to: '2026-11-01' })).toBe(false)
  expect(isDate('2026-13-01')).toBe(false)
  expect(plusDays('2026-10-25', 1)).toBe('2026-10-26')
})

test('a year is looked at by months, a month by days, a day by hours; queues and desks stay', () => {
  expect(fittingDivision('year', 'day')).toBe('month')
  expect(fittingDivision('month', 'hour')).toBe('day')
  expect(fittingDivision('today', 'month')).toBe('hour')
  expect(fittingDivision('year', 'desk')).toBe('desk')
})
