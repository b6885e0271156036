import { expect, test } from 'vitest'
import { pinThrottle } from './pin-throttle.ts'

test('[ALL-3] one honest mistype costs nothing, nor do four', () => {
  const throttle = pinThrottle()
  for (let i = 0; i < 4; i++) {
    throttle.wrong('kiosk', 1000 * i)
    expect(throttle.waitSeconds('kiosk', 1000 * i)).toBe(0)
  }
})

test('[ALL-3] from the fifth wrong PIN on each costs a longer pause, up to two minutes', () => {
  const throttle = pinThrottle()
  let now = 0
  const pauses = Array.from({ length: 10 }, () => {
    throttle.wrong('kiosk', now)
    const seconds = throttle.waitSeconds('kiosk', now)
    now += 1
    return seconds
  })
  expect(pauses).toEqual([0, 0, 0, 0, 10, 20, 40, 80, 120, 120])
})

test('[ALL-3] trying all 10,000 PINs at one machine takes more than a working day', () => {
  const throttle = pinThrottle()
  let now = 0
  for (let pin = 0; pin < 10_000; pin++) {
    now += throttle.waitSeconds('kiosk', now) * 1000
    throttle.wrong('kiosk', now)
  }
  expect(now / 3_600_000).toBeGreaterThan(24)
})

test('[ALL-3] time forgives: after quiet minutes a mistype costs nothing again; another machine was never held up', () => {
  const throttle = pinThrottle()
  for (let i = 0; i < 8; i++) throttle.wrong('kiosk', i)
  expect(throttle.waitSeconds('other', 10)).toBe(0)
  throttle.wrong('kiosk', 10 * 60_000)
  expect(throttle.waitSeconds('kiosk', 10 * 60_000)).toBe(0)
})
