import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchBeats } from './watch-beats.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('who says something in time is left alone; who falls silent is told of once', () => {
  const silent = vi.fn()
  const beats = watchBeats(30_000, silent)
  vi.advanceTimersByTime(60_000)
  expect(silent).not.toHaveBeenCalled()
  for (let i = 0; i < 10; i++) {
    beats.heard()
    vi.advanceTimersByTime(29_000)
  }
  expect(silent).not.toHaveBeenCalled()
  vi.advanceTimersByTime(120_000)
  expect(silent).toHaveBeenCalledOnce()
})

test('time in which the gateway itself stood still does not count', () => {
  const silent = vi.fn()
  const beats = watchBeats(30_000, silent)
  beats.heard()
  vi.advanceTimersByTime(10_000)
  // A day of sleep: one look comes, a day late.
  const slept = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 86_400_000)
  vi.advanceTimersByTime(5_000)
  expect(silent).not.toHaveBeenCalled()
  slept.mockRestore()
  beats.heard()
  vi.advanceTimersByTime(29_000)
  expect(silent).not.toHaveBeenCalled()
})

test('who has ended is not waited for', () => {
  const silent = vi.fn()
  const beats = watchBeats(30_000, silent)
  beats.heard()
  beats.stop()
  vi.advanceTimersByTime(60_000)
  expect(silent).not.toHaveBeenCalled()
})
