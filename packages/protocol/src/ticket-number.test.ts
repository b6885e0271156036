import { expect, test } from 'vitest'
import { ticketNumber } from './ticket-number.ts'

test.each([
  ['u7', 'U007'],
  [' U 7 ', 'U007'],
  ['U-007', 'U007'],
  ['U0007', 'U007'],
  ['wm11', 'WM011'],
  ['U1001', 'U1001'],
  ['U000', 'U000'],
  ['А7', 'A007'],
  ['ВС12', 'BC012'],
])('[ALL-1] %j is typed for %s', (typed, number) => {
  expect(ticketNumber(typed)).toBe(number)
})

test.each(['', '7', 'U', 'ticket-17', 'ABC12', 'U12X'])('%j is no number and stays as it is, in capitals', (typed) => {
  expect(ticketNumber(typed)).toBe(typed.toUpperCase())
})
