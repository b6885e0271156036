import { expect, test } from 'vitest'
import { officeTime } from './office-time.ts'
import { nextWindow, openWindow, type Timetable, windowsOn } from './windows.ts'

const time = officeTime('Europe/Warsaw')
const every = (...windows: [from: string, to: string][]): Timetable => ({
  weekly: {},
  onDate: () => windows.map(([from, to]) => ({ from, to })),
})
/** Windows as the wall and the office's offset tell them. */
const told = (table: Timetable, date: string) =>
  windowsOn(time, table, date).map(({ opens, closes, from, to }) => [time.stamp(opens), time.stamp(closes), from, to])

const spring = '2026-03-29'
const autumn = '2026-10-25'

test('[ACC-10] a window in the hour that the spring night skips does not open, and nothing announces it', () => {
  const night = every(['02:00', '03:00'])
  expect(told(night, spring)).toEqual([])
  expect(nextWindow(time, night, time.instant(spring, '00:30'))?.opens).toBe(time.instant('2026-03-30', '02:00'))
})

test('[ACC-10] of a window that the spring night cuts, what is left is told as the wall shows it', () => {
  expect(told(every(['01:30', '02:30']), spring)).toEqual([
    ['2026-03-29T01:30:00+01:00', '2026-03-29T03:00:00+02:00', '01:30', '02:00'],
  ])
  expect(told(every(['02:30', '04:00']), spring)).toEqual([
    ['2026-03-29T03:00:00+02:00', '2026-03-29T04:00:00+02:00', '03:00', '04:00'],
  ])
})

test('[ACC-10] a window that goes through a change of the clock is one, as long as it really lasts', () => {
  expect(told(every(['00:00', '24:00']), spring)).toEqual([
    ['2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', '00:00', '24:00'],
  ])
  expect(told(every(['01:00', '04:00']), autumn)).toEqual([
    ['2026-10-25T01:00:00+02:00', '2026-10-25T04:00:00+01:00', '01:00', '04:00'],
  ])
})

test('[ACC-10] what the autumn night has twice is open twice: whenever the wall shows an hour within it', () => {
  const night = every(['02:00', '02:30'])
  expect(told(night, autumn)).toEqual([
    ['2026-10-25T02:00:00+02:00', '2026-10-25T02:30:00+02:00', '02:00', '02:30'],
    ['2026-10-25T02:00:00+01:00', '2026-10-25T02:30:00+01:00', '02:00', '02:30'],
  ])
  const first = time.instant(autumn, '02:10')
  expect([0, 30, 60, 90].map((minutes) => openWindow(time, night, first + minutes * 60_000) !== null)).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('[ACC-10] a whole day of minutes: open exactly while the wall shows an hour within a window', () => {
  const windows: [string, string][] = [
    ['00:00', '01:15'],
    ['01:45', '02:20'],
    ['02:50', '03:10'],
    ['23:00', '24:00'],
  ]
  const table = every(...windows)
  for (const date of [spring, autumn, '2026-11-19']) {
    const end = time.instant(time.plusDays(date, 1), '00:00')
    for (let at = time.instant(date, '00:00'); at < end; at += 60_000) {
      const wall = time.hourAndMinute(at)
      const open = openWindow(time, table, at)
      expect([wall, open !== null]).toEqual([wall, windows.some(([from, to]) => from <= wall && wall < to)])
      if (open) expect(wall >= open.from && wall < open.to).toBe(true)
    }
  }
})
