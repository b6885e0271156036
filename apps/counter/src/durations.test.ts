import { expect, test } from 'vitest'
import { minutesSince, stopwatch } from './durations.ts'

const since = '2026-11-19T12:00:00+01:00'
const later = (seconds: number) => Date.parse(since) + seconds * 1000

test('minutes are whole and never below zero', () => {
  expect(minutesSince(since, later(119))).toBe(1)
  expect(minutesSince(since, later(-5))).toBe(0)
})

test('a stopwatch', () => {
  expect(stopwatch(since, later(5))).toBe('0:05')
  expect(stopwatch(since, later(125))).toBe('2:05')
  expect(stopwatch(since, later(3725))).toBe('1:02:05')
})

test('the night the clock goes back does not stretch it', () => {
  expect(stopwatch('2026-10-25T02:30:00+02:00', Date.parse('2026-10-25T02:10:00+01:00'))).toBe('40:00')
})
