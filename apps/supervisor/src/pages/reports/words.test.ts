import { words } from '@poczekalnia/locales'
import type { SupervisorView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { daysOfWeek, grouped, inMinutes, rowName } from './words.ts'

const named = (by: 'week' | 'month', key: string, language: 'pl' | 'en' | 'uk' | 'ru') =>
  rowName(by, key, { view: {} as SupervisorView, language, t: words(language) })

test('a week is told by its days, also over the turn of a year', () => {
  expect(daysOfWeek('2026-W47')).toEqual(['2026-11-16', '2026-11-22'])
  expect(daysOfWeek('2026-W01')).toEqual(['2025-12-29', '2026-01-04'])
  expect(daysOfWeek('2026-W53')).toEqual(['2026-12-28', '2027-01-03'])
  expect(named('week', '2026-W47', 'pl')).toEqual({ full: '16–22 listopada 2026', short: '16 lis' })
})

test('a month is told in words', () => {
  expect(named('month', '2026-11', 'pl').full).toBe('listopad 2026')
  expect(named('month', '2026-11', 'en').full).toBe('November 2026')
  expect(named('month', '2026-11', 'uk').short).toMatch(/^лист/)
})

test('thousands stand apart, and hours are told in hours', () => {
  expect(grouped(1234, 'pl')).toMatch(/^1\s234$/)
  expect(grouped(1_234_567, 'en')).toBe('1,234,567')
  expect(inMinutes(125 * 60, words('en'))).toMatch(/^2\sh\s5\smin$/)
  expect(inMinutes(59 * 60, words('pl'))).toMatch(/^59\smin$/)
  expect(inMinutes(undefined, words('pl'))).toBe('–')
})
