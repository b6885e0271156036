import { expect, test } from 'vitest'
import { plainDate, plainTime, spoiledBy, withoutFormula } from './spreadsheet-cells.ts'

test.each([
  ['19.11.2026', '2026-11-19'],
  ['9.1.2026', '2026-01-09'],
  ['2026-11-19', '2026-11-19'],
  ['19/11/2026', '19/11/2026'],
  ['11.19.26', '11.19.26'],
])('the date %s is %s', (cell, date) => expect(plainDate(cell)).toBe(date))

test.each([
  ['9:20', '09:20'],
  ['09:20:00', '09:20'],
  ['12:05:00 AM', '00:05'],
  ['12:05 PM', '12:05'],
  ['1:20:00 PM', '13:20'],
  ['13:20 PM', '13:20 PM'],
  ['0:20 AM', '0:20 AM'],
  ['9:20:30', '9:20:30'],
])('the time %s is %s', (cell, time) => expect(plainTime(cell)).toBe(time))

test('a code that a formula keeps from losing its zero is the code', () => {
  expect(withoutFormula('="0475"')).toBe('0475')
  expect(withoutFormula('=0475')).toBe('=0475')
})

test('what a spreadsheet made of a cell is told where it can be told', () => {
  expect(spoiledBy('date', '####')).toBe('column-too-narrow')
  expect(spoiledBy('date', '46345')).toBe('date-as-number')
  expect(spoiledBy('time', '0,38')).toBe('time-as-number')
  expect(spoiledBy('pin', '1.2E+05')).toBe('code-as-number')
  expect(spoiledBy('pin', '12E4')).toBeNull()
  expect(spoiledBy('name', '####')).toBeNull()
})
