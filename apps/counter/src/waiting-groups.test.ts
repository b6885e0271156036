import type { CounterView, WaitingTicket } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { waitingGroups } from './waiting-groups.ts'

const queue = (id: string, waiting: number): CounterView['queues'][number] => ({
  id,
  prefix: id,
  name: { pl: id },
  kind: 'walk-in',
  waiting,
  longestSince: null,
  usual: { low: 5, high: 9 },
  desks: [],
})
const ticket = (of: string, index: number): WaitingTicket => ({
  ticket: `${of}${index}`,
  number: `${of}00${index}`,
  queue: of,
  kind: 'walk-in',
  issuedAt: '',
  hour: null,
  due: false,
  language: 'pl',
  desk: null,
})
const many = (of: string, count: number) => Array.from({ length: count }, (_, index) => ticket(of, index))
const lines = (groups: ReturnType<typeof waitingGroups>) =>
  groups.reduce((sum, { rows, hidden }) => sum + rows.length + (hidden > 0 ? 1 : 0), 0)

test('groups keep the call order and tell the place in it', () => {
  const waiting = [ticket('B', 1), ticket('A', 1), ticket('B', 2)]
  const groups = waitingGroups(waiting, [queue('A', 1), queue('B', 2)], null, 10)
  expect(groups.map((group) => group.rows.map(({ number, turn }) => `${turn} ${number}`))).toEqual([
    ['2 A001'],
    ['1 B001', '3 B002'],
  ])
})

test('what does not fit is counted, and every queue shows somebody', () => {
  const groups = waitingGroups(
    [...many('A', 20), ...many('B', 20), ...many('C', 2)],
    [queue('A', 20), queue('B', 20), queue('C', 2)],
    null,
    12,
  )
  expect(groups.map(({ rows, hidden }) => [rows.length, hidden])).toEqual([
    [4, 16],
    [4, 16],
    [2, 0],
  ])
  expect(lines(groups)).toBeLessThanOrEqual(12)
})

test('one queue alone gets all the room', () => {
  const groups = waitingGroups([...many('A', 20), ...many('B', 20)], [queue('A', 20), queue('B', 20)], 'B', 12)
  expect(groups.map(({ rows, hidden }) => [rows.length, hidden])).toEqual([
    [0, 0],
    [11, 9],
  ])
})

test('tickets beyond the view are counted too', () => {
  const [group] = waitingGroups(many('A', 60), [queue('A', 200)], null, 100)
  expect(group).toMatchObject({ hidden: 140 })
  expect(group!.rows).toHaveLength(60)
})

test('an empty queue takes no rows', () => {
  expect(waitingGroups([], [queue('A', 0)], null, 5)).toMatchObject([{ rows: [], hidden: 0 }])
})
