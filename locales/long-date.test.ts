import { languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { dayInYear, longDate, monthName } from './long-date.ts'

test.each(languages)(
  '[ACC-8] a date is written out in %s with figures 0-9, by its own rules for capitals',
  (language) => {
    const date = longDate('2026-11-19', language)
    expect(date).toMatch(/\b19\b/)
    expect(date).toContain('2026')
    expect(monthName('2026-11', language)).toContain('2026')
    const day = dayInYear('2026-11-19', language)
    expect(day).toMatch(/\b19\b/)
    expect(day).not.toContain('2026')
  },
)

test('[ACC-8] no Georgian word begins with a capital, a Turkish i does with İ', () => {
  expect(longDate('2026-11-19', 'ka')).toMatch(/^ხუთშაბათი/)
  expect(monthName('2026-11', 'ka')).toMatch(/^ნოემბერი/)
  expect(longDate('2026-11-19', 'tr')).toBe('19 Kasım 2026 Perşembe')
  expect(longDate('2026-11-19', 'az', 'within')).toContain('noyabr')
})
