import { datesOf, languages } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { formatDate, hubTime, plainDate, wallTime, weekday, weekdayName } from './hub-clock.ts'

const zone = 'Europe/Warsaw'

test('the clock runs on from the view, whatever the machine thinks', () => {
  const now = hubTime('2026-11-19T12:05:00+01:00', 1_000, 31_500)
  expect(now.toISOString()).toBe('2026-11-19T11:05:30.500Z')
  expect(wallTime(now, zone)).toBe('12:05')
})

test('midnight is 00, and the night the clock changes shows the hour twice', () => {
  expect(wallTime('2026-11-18T23:00:00Z', zone)).toBe('00:00')
  expect(wallTime('2026-10-25T00:30:00Z', zone)).toBe('02:30')
  expect(wallTime('2026-10-25T01:30:00Z', zone)).toBe('02:30')
})

test("dates and weekdays are the office's, not the machine's", () => {
  expect(plainDate('2026-11-19T23:30:00Z', zone)).toBe('2026-11-20')
  expect(weekday('2026-11-19T23:30:00Z', zone)).toBe(5)
  expect(weekday('2026-11-22T12:00:00Z', zone)).toBe(7)
  expect(weekdayName(4, 'pl')).toBe('czwartek')
  expect(formatDate('2026-11-19T12:05:00+01:00', zone, 'pl')).toBe('czwartek, 19 listopada')
  expect(formatDate('2026-11-19T12:05:00+01:00', zone, 'en')).toBe('Thursday 19 November')
})

test.each(languages)(
  '[ACC-8] a day is named on every screen as the Unicode CLDR has it, in any browser: %s',
  (language) => {
    const long = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
    const whole = new Intl.DateTimeFormat(datesOf(language), long)
    const weekdays = new Intl.DateTimeFormat(datesOf(language), { weekday: 'long', timeZone: 'UTC' })
    for (let day = 1; day <= 366; day++) {
      const instant = new Date(Date.UTC(2024, 0, day, 12))
      expect(formatDate(instant, 'UTC', language)).toBe(whole.format(instant))
      if (day <= 7) expect(weekdayName(day, language)).toBe(weekdays.format(instant))
    }
  },
)
