import type { KioskView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { codeShape, entryKind, inGroups, lengths, signsFor } from './entry.ts'

type Office = Pick<KioskView, 'checkIn' | 'bookedQueues'>
const queue = (prefix: string, arrival?: 'ticket' | 'by-number') => ({
  id: prefix,
  prefix,
  name: { pl: prefix },
  bring: [],
  ...(arrival && { arrival }),
})
const checkIn = { opensMinutesBefore: 120, graceMinutes: 0, arriveMinutesBefore: 5, pinLength: 4 }
const pins: Office = { checkIn, bookedQueues: [queue('A')] }
const codes: Office = {
  checkIn: { ...checkIn, code: { kind: 'letters-and-digits', min: 4, max: 10 }, queueFirst: true },
  bookedQueues: [queue('L', 'ticket')],
}
const numbers: Office = { checkIn, bookedQueues: [queue('A', 'by-number'), queue('BC', 'by-number')] }

test('[BYD-1] [WRO-1] [OLS-1] what proves a booking: a PIN, a code, a booking number', () => {
  expect([pins, codes, numbers].map(entryKind)).toEqual(['pin', 'code', 'number'])
  expect(entryKind({ ...numbers, bookedQueues: [...numbers.bookedQueues, queue('D', 'ticket')] })).toBe('pin')
  expect(entryKind({ checkIn, bookedQueues: [] })).toBe('pin')
})

test('[BYD-1] four digits are asked about at once; [WRO-1] a code is whole when the visitor says so', () => {
  expect(lengths('pin', pins)).toEqual({ least: 4, longest: 4, autoSubmitLength: 4 })
  expect(lengths('code', codes)).toEqual({ least: 4, longest: 10, autoSubmitLength: null })
  expect(lengths('number', numbers)).toEqual({ least: 4, longest: 6, autoSubmitLength: null })
})

test('[OLS-1] a scan may hold a booking number where visits are called by it, and nowhere else', () => {
  expect(codeShape(numbers).numbers).toEqual(['A', 'BC'])
  expect(codeShape(codes)).toEqual({ kind: 'letters-and-digits', min: 4, max: 10, numbers: [] })
})

test('[WRO-1] capitals do not matter, and what no code holds is left out', () => {
  expect(signsFor('code', 'kx7-m 2ż')).toBe('KX7M2')
  expect(signsFor('pin', 'a4 8')).toBe('48')
})

test('[WRO-1] a code stands in groups, a booking number whole', () => {
  expect(inGroups('code', 'KX7M2Q9P1')).toEqual(['KX7M', '2Q9P', '1'])
  expect(inGroups('number', 'A0123')).toEqual(['A0123'])
  expect(inGroups('code', '')).toEqual([])
})
