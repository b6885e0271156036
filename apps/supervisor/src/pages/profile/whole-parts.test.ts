import { expect, test } from 'vitest'
import { wholeParts } from './whole-parts.ts'

test('a queue that goes and a desk that comes are one change each', () => {
  const changes = wholeParts([
    { path: 'hours.monday', before: '08:00-15:00', after: '08:00-14:00' },
    { path: 'desks.6.number', before: null, after: '6' },
    { path: 'desks.6.queues', before: null, after: 'a' },
    { path: 'queues.b.kind', before: 'booked', after: null },
    { path: 'queues.b.id', before: 'b', after: null },
    { path: 'queues.b.name.pl', before: 'B', after: null },
    { path: 'queues.bb.prefix', before: 'B', after: 'D' },
  ])
  expect(changes).toEqual([
    { path: 'hours.monday', before: '08:00-15:00', after: '08:00-14:00', whole: false },
    { path: 'desks.6', before: null, after: '6', whole: true },
    { path: 'queues.b', before: 'b', after: null, whole: true },
    { path: 'queues.bb.prefix', before: 'B', after: 'D', whole: false },
  ])
})

test('a setting of a queue that stays is told by itself, also where it comes or goes', () => {
  const limit = { path: 'queues.b.limit.perDay', before: null, after: '40' }
  expect(wholeParts([limit])).toEqual([{ ...limit, whole: false }])
})
