import type { AtDesk, CounterView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { stillOpen } from './still-open.ts'

const queue = (id: string, waiting: number, desks: number[]): CounterView['queues'][number] => ({
  id,
  prefix: id.toUpperCase(),
  name: { pl: id },
  kind: 'walk-in',
  waiting,
  longestSince: null,
  usual: { low: 5, high: 9 },
  desks,
})
const desk = (over: Partial<NonNullable<CounterView['desk']>> = {}) => ({
  number: 3,
  state: 'free' as const,
  pauseReason: null,
  queues: [],
  since: '',
  sentHere: [],
  visitor: null,
  ...over,
})

test('before closing: who is here, what waits for this desk alone, and which queues nobody else serves', () => {
  const queues = [queue('a', 2, [3]), queue('b', 4, [2, 3]), queue('c', 0, [3]), queue('d', 1, [])]
  const absent = [{ ticket: 't', number: 'A001', queue: 'a', since: '', until: '' }]
  const visitor = { number: 'A011' } as AtDesk
  const left = stillOpen({ desk: desk({ visitor, sentHere: ['U021'] }), queues, absent })
  expect(left.visitor).toBe('A011')
  expect(left.sentHere).toEqual(['U021'])
  expect(left.unserved.map(({ id }) => id)).toEqual(['a', 'd'])
  expect(left.absent).toEqual(absent)
})

test('nothing left open is told as nothing', () => {
  const left = stillOpen({ desk: desk(), queues: [queue('a', 0, [3])], absent: [] })
  expect(left).toEqual({ visitor: null, sentHere: [], unserved: [], absent: [] })
})
