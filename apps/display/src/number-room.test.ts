import { expect, test } from 'vitest'
import { numberRoom } from './number-room.ts'

const board = (prefixes: string[], desks: number[], called: [string, number][] = []) => ({
  queues: prefixes.map((prefix) => ({ id: prefix, prefix, name: { pl: prefix }, waiting: 0 })),
  desks,
  calls: called.map(([number, desk]) => ({
    id: number,
    number,
    desk,
    at: '2026-11-19T12:05:00+01:00',
    recalls: 0,
    language: 'pl' as const,
    current: true,
  })),
})

test('[ACC-6] number and desk stand side by side where both read from ten metres, else one above the other', () => {
  expect(numberRoom(board(['U'], [3]), 'landscape').stacked).toBe(false)
  expect(numberRoom(board(['U', 'W'], [125]), 'landscape').stacked).toBe(false)
  expect(numberRoom(board(['WM'], [125]), 'landscape').stacked).toBe(true)
  expect(numberRoom(board(['U'], [3], [['WM1001', 999]]), 'landscape').stacked).toBe(true)
  expect(numberRoom(board(['WM'], [125]), 'portrait').stacked).toBe(true)
})

test('[ACC-6] the type goes by the longest number and desk of the office, not by the call that is on', () => {
  const office = board(['A', 'WM'], [1, 25])
  const { panel, row, list } = numberRoom(office, 'landscape')
  const calling = numberRoom({ ...office, calls: board([], [], [['A001', 1]]).calls }, 'landscape')
  expect(calling).toEqual({ panel, row, list, stacked: calling.stacked })
  expect(numberRoom(board(['A'], [1]), 'landscape').list).toBe(584)
})
