import { expect, test } from 'vitest'
import { statusByte } from './emulator/faults.ts'
import { isStatusAnswer, printerStatus, type StatusAnswers } from './status.ts'

const state = (answers: StatusAnswers) => printerStatus(answers).state

test('only bytes of the shape 0xx1xx10 are answers', () => {
  for (const answer of [0x12, 0x16, 0x1a, 0x1e, 0x32, 0x72, 0x7e]) expect(isStatusAnswer(answer)).toBe(true)
  // Rubbish, XON, XOFF and the bytes of an automatic status are none.
  for (const other of [0x00, 0xff, 0x92, 0x02, 0x13, 0x11, 0x10, 0x0f, 0x60]) expect(isStatusAnswer(other)).toBe(false)
})

test('each state by its bits', () => {
  expect(state({ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 })).toBe('ready')
  expect(state({ 1: 0x12, 2: 0x12, 4: 0x1e })).toBe('paper-low')
  expect(state({ 1: 0x1a, 2: 0x32, 4: 0x7e })).toBe('paper-out')
  expect(state({ 1: 0x1a, 2: 0x12, 4: 0x72 })).toBe('paper-out')
  expect(state({ 1: 0x1a, 2: 0x16, 4: 0x12 })).toBe('cover-open')
  expect(state({ 1: 0x1a, 2: 0x12, 4: 0x12 })).toBe('offline')
  expect(state({ 1: 0x12, 2: 0x52, 3: 0x12, 4: 0x12 })).toBe('offline')
  expect(printerStatus({ 1: 0x1a, 2: 0x52, 3: 0x1a, 4: 0x12 })).toEqual({
    state: 'offline',
    detail: 'the knife is stuck',
  })
})

test('an open cover is told before the paper that it hides', () => {
  expect(state({ 1: 0x1a, 2: 0x36, 4: 0x7e })).toBe('cover-open')
})

test('silence is unknown, not fine', () => {
  expect(state({ 1: null })).toBe('unknown')
  expect(state({})).toBe('unknown')
  expect(state({ 1: 0x12, 2: null })).toBe('ready')
  expect(state({ 1: 0x12, 2: 0x16, 4: null })).toBe('cover-open')
})

test('the virtual printer answers as it is', () => {
  const all = (faults: Parameters<typeof statusByte>[1]) =>
    state(Object.fromEntries([1, 2, 3, 4].map((question) => [question, statusByte(question, faults)])))
  expect(all({})).toBe('ready')
  expect(all({ paper: 'low' })).toBe('paper-low')
  expect(all({ paper: 'out' })).toBe('paper-out')
  expect(all({ cover: 'open' })).toBe('cover-open')
  expect(all({ knife: 'stuck' })).toBe('offline')
})
