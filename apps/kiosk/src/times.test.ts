import { expect, test } from 'vitest'
import { dayName, hoursLines, nextOpening, paginate } from './times.ts'

const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '15:30' }))

test('the next opening: later today, tomorrow, after the weekend, never', () => {
  const thursday = { date: '2026-11-19', weekday: 4 }
  expect(nextOpening(hours, { ...thursday, time: '07:10' })).toEqual({ date: '2026-11-19', time: '08:00' })
  expect(nextOpening(hours, { ...thursday, time: '16:00' })).toEqual({ date: '2026-11-20', time: '08:00' })
  expect(nextOpening(hours, { date: '2026-11-20', weekday: 5, time: '15:30' })).toEqual({
    date: '2026-11-23',
    time: '08:00',
  })
  expect(nextOpening([], { ...thursday, time: '12:00' })).toBeNull()
})

test('[BYD-11] the hours of the week, equal neighbours in one line', () => {
  expect(hoursLines(hours, 'en')).toEqual([
    { days: 'Monday – Friday', hours: '08:00-15:30' },
    { days: 'Saturday – Sunday', hours: null },
  ])
  const longTuesday = hours.map((day) => (day.weekday === 2 ? { ...day, to: '17:30' } : day))
  expect(hoursLines(longTuesday, 'pl').map((line) => line.days)).toEqual([
    'poniedziałek',
    'wtorek',
    'środa – piątek',
    'sobota – niedziela',
  ])
})

test('a date is the same day everywhere', () => {
  expect(dayName('2026-11-26', 'pl')).toBe('czwartek, 26 listopada')
})

test('pages hold whole paragraphs', () => {
  expect(paginate(['aaaa', 'bbbb', 'cccc'], 9)).toEqual([['aaaa', 'bbbb'], ['cccc']])
  expect(paginate(['a'.repeat(50)], 9)).toHaveLength(1)
  expect(paginate([], 9)).toEqual([])
})
