import type { AtDesk, CounterView } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const at = Date.parse('2026-11-19T12:05:00+01:00')
const calls: CounterView['calls'] = { recallAfterSeconds: 30, takeBackMinutes: 30 }
const called = (recallsOwed: number, state: 'called' | 'serving' = 'called', more: Partial<AtDesk> = {}) => ({
  calls,
  desk: {
    number: 3,
    state,
    pauseReason: null,
    queues: [],
    since: '',
    sentHere: [],
    visitor: { recallsOwed, lastCallAt: '2026-11-19T12:05:00+01:00', ...more } as AtDesk,
  },
})

test('[ALL-7] nobody comes: after the office’s time another call, once those are made absent, and never before', () => {
  expect(nextStep(called(1), at + 29_000)).toEqual({ act: 'start', beside: null, guided: false })
  expect(nextStep(called(1), at + 30_000)).toEqual({ act: 'recall', beside: 'start', guided: true })
  expect(nextStep(called(0), at + 29_000)).toEqual({ act: 'start', beside: null, guided: false })
  expect(nextStep(called(0), at + 30_000)).toEqual({ act: 'absent', beside: 'start', guided: true })
})

test('[ALL-7] several calls at once: the time runs from when this one was heard', () => {
  const unheard = called(1, 'called', { shown: true, announcedAt: null })
  expect(nextStep(unheard, at + 60_000)).toEqual({ act: 'start', beside: null, guided: false })
  const heard = called(1, 'called', { shown: true, announcedAt: '2026-11-19T12:05:25+01:00' })
  expect(nextStep(heard, at + 54_000)).toEqual({ act: 'start', beside: null, guided: false })
  expect(nextStep(heard, at + 55_000)).toEqual({ act: 'recall', beside: 'start', guided: true })
  // A display that shows it and never says that it was heard holds nobody for ever; one that does not show it, not at
  // all.
  expect(nextStep(unheard, at + 120_000)).toEqual({ act: 'recall', beside: 'start', guided: true })
  expect(nextStep(called(1, 'called', { shown: false, announcedAt: null }), at + 30_000)).toMatchObject({
    guided: true,
  })
})

test('nobody is hurried while they are being served; their visit ends with the next call, or without one', () => {
  const guided = false
  expect(nextStep(called(1, 'serving'), at + 3_600_000)).toEqual({ act: 'finishNext', beside: 'finish', guided })
})

test('no desk, no next step', () => {
  expect(nextStep({ calls, desk: null }, at)).toEqual({ act: null, beside: null, guided: false })
})
