import { expect, test } from 'vitest'
import { quarterHours } from './quarter-hours.ts'

test('the quarter-hours that are still to come before the end', () => {
  expect(quarterHours('14:00', '15:00')).toEqual(['14:15', '14:30', '14:45'])
  expect(quarterHours('23:31', '24:00')).toEqual(['23:45'])
  expect(quarterHours('15:30', '15:30')).toEqual([])
})
