import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { serviceSession } from './service-session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a PIN page that nobody uses goes back after a minute, a try gives another', () => {
  const onIdle = vi.fn()
  const service = serviceSession(onIdle)
  service.ask()
  vi.advanceTimersByTime(50_000)
  service.ask()
  vi.advanceTimersByTime(59_000)
  expect(onIdle).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(onIdle).toHaveBeenCalledOnce()
})

test('an open menu locks itself five minutes after the last act', () => {
  const onIdle = vi.fn()
  const service = serviceSession(onIdle)
  service.ask()
  service.open()
  vi.advanceTimersByTime(200_000)
  service.touch()
  vi.advanceTimersByTime(299_000)
  expect(service.isOpen()).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(service.isOpen()).toBe(false)
  expect(onIdle).toHaveBeenCalledOnce()
})

test('a closed menu stays closed, whatever is touched', () => {
  const onIdle = vi.fn()
  const service = serviceSession(onIdle)
  service.open()
  service.close()
  service.touch()
  expect(service.isOpen()).toBe(false)
  vi.advanceTimersByTime(1_000_000)
  expect(onIdle).not.toHaveBeenCalled()
})
