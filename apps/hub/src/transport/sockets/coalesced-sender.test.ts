import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { coalescedSender } from './coalesced-sender.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('changes within 50 ms go out together: one view at once, one with all the rest', () => {
  const send = vi.fn()
  const views = coalescedSender(send)
  for (let i = 0; i < 20; i++) views.mark()
  expect(send).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(49)
  expect(send).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(send).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(500)
  expect(send).toHaveBeenCalledTimes(2)
})

test('a call is never held back', () => {
  const send = vi.fn()
  const views = coalescedSender(send)
  views.mark()
  views.now()
  views.now()
  expect(send).toHaveBeenCalledTimes(3)
})

test('a sender that was stopped sends nothing more', () => {
  const send = vi.fn()
  const views = coalescedSender(send)
  views.mark()
  views.mark()
  views.stop()
  vi.advanceTimersByTime(100)
  expect(send).toHaveBeenCalledTimes(1)
})
