import type { BookingEntry } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { isWanted } from './search.ts'

const booking: BookingEntry = {
  id: 'b',
  time: '12:20',
  queue: 'a',
  status: 'checked-in',
  code: '4711',
  name: 'Łukasz Żółty-Nowak',
  case: 'WSC-II.6151',
  language: null,
  party: 1,
  ticket: 'A007',
  reason: null,
}

test.each(['', 'lukasz', 'ŻÓŁTY', 'nowak lukasz', '4711', '12:2', 'a007', 'wsc-ii', ' zolty '])(
  '"%s" finds the booking',
  (search) => expect(isWanted(booking, search)).toBe(true),
)

test.each(['Anna', '4712', '13:', 'lukasz 4712'])('"%s" does not', (search) =>
  expect(isWanted(booking, search)).toBe(false),
)

test('a booking whose name was erased is still found by its code', () => {
  expect(isWanted({ ...booking, name: null, case: null, ticket: null }, '4711')).toBe(true)
  expect(isWanted({ ...booking, name: null }, 'null')).toBe(false)
})
