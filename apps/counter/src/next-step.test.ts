import type { AtDesk, CounterView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const at = Date.parse('2026-11-19T12:05:00+01:00')
const calls: CounterView['calls'] = { recallAfterSeconds: 30, takeBackMinutes: 30 }
const called = (recallsOwed: number, state: 'called' | 'serving' = 'called') => ({
  calls,
  desk: {
    number: 3,
    state,
    pauseReason: null,
    queues: [],
    since: '',
    sentHere: [],
    visitor: { recallsOwed, lastCallAt: '2026-11-19T12:05:00+01:00' } as AtDesk,
  },
})

test('[ALL-7] nobody comes: after the office’s time another call, once those are made absent, and never before', () => {
  expect(nextStep(called(1), at + 29_000)).toEqual({ act: 'start', guided: false })
  expect(nextStep(called(1), at + 30_000)).toEqual({ act: 'recall', guided: true })
  expect(nextStep(called(0), at + 29_000)).toEqual({ act: 'start', guided: false })
  expect(nextStep(called(0), at + 30_000)).toEqual({ act: 'absent', guided: true })
})

test('nobody is hurried while they are being served', () => {
  expect(nextStep(called(1, 'serving'), at + 3_600_000)).toEqual({ act: 'finish', guided: false })
})

test('no desk, no next step', () => {
  expect(nextStep({ calls, desk: null }, at)).toEqual({ act: null, guided: false })
})
