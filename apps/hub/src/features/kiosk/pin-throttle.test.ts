import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pinThrottle } from './pin-throttle.ts'

const MINUTE = 60_000

test('[ALL-3] one honest mistype costs nothing, nor do four', () => {
  const throttle = pinThrottle()
  for (let i = 0; i < 4; i++) {
    expect(throttle.wrong('kiosk', `${i}`, 1000 * i)).toBe(0)
    expect(throttle.lockedSeconds('kiosk', 1000 * i)).toBe(0)
  }
})

test('[ALL-3] the fifth wrong PIN begins a pause; each within it is answered as the pause and lengthens it', () => {
  const throttle = pinThrottle()
  const answered = Array.from({ length: 8 }, (_, i) => throttle.wrong('kiosk', `${i}`, i))
  expect(answered).toEqual([0, 0, 0, 0, 0, 30, 70, 120])
})

test('[ALL-3] who waits for the end of the pause is answered as ever', () => {
  const throttle = pinThrottle()
  for (let i = 0; i < 5; i++) throttle.wrong('kiosk', `${i}`, i)
  expect(throttle.wrong('kiosk', '9', 10_005)).toBe(0)
})

test('[ALL-3] the same wrong PIN again and again is one guess and puts no machine on hold', () => {
  const throttle = pinThrottle()
  const answered = Array.from({ length: 20 }, (_, i) => throttle.wrong('kiosk', '2026', i))
  expect(answered).toEqual(Array(20).fill(0))
  expect(throttle.lockedSeconds('kiosk', 20)).toBe(0)
  // Once it is forgiven it is a guess as any other.
  for (let i = 0; i < 8; i++) throttle.wrong('kiosk', `${i % 2 ? '2026' : i}`, 10 * MINUTE)
  expect(throttle.lockedSeconds('kiosk', 10 * MINUTE)).toBe(0)
  for (let i = 10; i < 14; i++) throttle.wrong('kiosk', `${i}`, 10 * MINUTE)
  expect(throttle.lockedSeconds('kiosk', 10 * MINUTE)).toBe(60)
})

test('[ALL-3] a PIN is looked up in a pause too, until eight are wrong; then for a minute none is', () => {
  const throttle = pinThrottle()
  for (let i = 0; i < 8; i++) {
    expect(throttle.lockedSeconds('kiosk', 0)).toBe(0)
    throttle.wrong('kiosk', `${i}`, 0)
  }
  expect(throttle.lockedSeconds('kiosk', 0)).toBe(60)
  expect(throttle.lockedSeconds('kiosk', MINUTE - 1)).toBe(1)
  expect(throttle.lockedSeconds('kiosk', MINUTE)).toBe(0)
  throttle.wrong('kiosk', '9', MINUTE)
  expect(throttle.lockedSeconds('kiosk', MINUTE)).toBe(60)
})

test('[ALL-3] trying all 10,000 PINs at one machine takes a week, pauses heeded or not', () => {
  for (const heeds of [true, false]) {
    const throttle = pinThrottle()
    let now = 0
    for (let pin = 0; pin < 10_000; pin++) {
      now += throttle.lockedSeconds('kiosk', now) * 1000
      const pause = throttle.wrong('kiosk', `${pin}`, now)
      if (heeds) now += pause * 1000
    }
    expect(now / (24 * 60 * MINUTE)).toBeGreaterThan(6.9)
  }
})

test('[ALL-3] at whatever times somebody guesses, no more than eight and one a minute are ever looked up', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90_000), { maxLength: 300 }), (pauses) => {
      const throttle = pinThrottle()
      const looked: number[] = []
      let now = 0
      for (const pause of pauses) {
        now += pause
        if (throttle.lockedSeconds('kiosk', now) > 0) continue
        throttle.wrong('kiosk', `${looked.length}`, now)
        looked.push(now)
      }
      looked.forEach((from, i) => {
        const last = looked.at(-1) ?? from
        expect(looked.length - i).toBeLessThanOrEqual(8 + 1 + Math.floor((last - from) / MINUTE))
      })
    }),
  )
})

test('[ALL-3] time forgives: a mistype after quiet minutes costs nothing; another machine was never held up', () => {
  const throttle = pinThrottle()
  for (let i = 0; i < 8; i++) throttle.wrong('kiosk', `${i}`, i)
  expect(throttle.lockedSeconds('other', 10)).toBe(0)
  expect(throttle.wrong('other', '9', 10)).toBe(0)
  expect(throttle.wrong('kiosk', '9', 10 * MINUTE)).toBe(0)
  expect(throttle.lockedSeconds('kiosk', 10 * MINUTE)).toBe(0)
})
