import { expect, test } from 'vitest'
import { deskTimes } from './desk-times.ts'

test('a desk’s day: first opening, last closing, breaks between', () => {
  expect(
    deskTimes([
      { at: '08:00', what: 'desk-opened', desk: 3 },
      { at: '08:05', what: 'desk-opened', desk: 1 },
      { at: '10:00', what: 'desk-paused', desk: 3 },
      { at: '10:20', what: 'desk-resumed', desk: 3 },
      { at: '11:00', what: 'tickets-stopped', queue: 'x' },
      { at: '12:00', what: 'desk-closed', desk: 3 },
      { at: '12:30', what: 'desk-opened', desk: 3 },
      { at: '15:00', what: 'desk-paused', desk: 3 },
      { at: '15:30', what: 'desk-closed', desk: 3 },
    ]),
  ).toEqual([
    { desk: 1, from: '08:05', to: null, paused: 0 },
    { desk: 3, from: '08:00', to: '15:30', paused: 50 },
  ])
})
