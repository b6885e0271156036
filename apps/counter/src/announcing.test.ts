import { expect, test } from 'vitest'
import { begins, idleOf } from './announcing.ts'

const idle = (waiting: number, isIdle = true) => ({ seq: 1, isIdle, waiting })

test('the first who begins to wait at an idle desk is announced, and nobody after', () => {
  expect(begins(idle(0), idle(1))).toBe(true)
  expect(begins(idle(1), idle(2))).toBe(false)
  expect(begins(idle(1), idle(0))).toBe(false)
})

test('a page that has just come to its desk announces nobody: the clerk sees the list', () => {
  expect(begins(null, idle(3))).toBe(false)
})

test('never on a break, never while somebody is at the desk', () => {
  expect(begins(idle(0, false), idle(1, false))).toBe(false)
  expect(begins(idle(0), idle(1, false))).toBe(false)
  const desk = { number: 3, pauseReason: null, queues: [], since: '', sentHere: [], visitor: null }
  expect(idleOf({ seq: 1, desk: { ...desk, state: 'paused' }, waitingTotal: 1 }).isIdle).toBe(false)
  expect(idleOf({ seq: 1, desk: { ...desk, state: 'free' }, waitingTotal: 1 }).isIdle).toBe(true)
  expect(idleOf({ seq: 1, desk: null, waitingTotal: 1 }).isIdle).toBe(false)
})
