import { expect, test } from 'vitest'
import { SignInThrottle } from './sign-in-throttle.ts'

const MINUTE = 60_000
/**
 * Wrong tries, each as soon as it may be made.
 * @returns when the last one was made and the seconds of the pause after it
 */
function guess(throttle: SignInThrottle, name: string, from: (n: number) => string, times: number, start = 0) {
  let now = start
  let pause = 0
  for (let n = 0; n < times; n++) {
    now += throttle.waitSeconds({ name }, from(n), now) * 1000
    pause = throttle.charge({ name }, from(n), now)
  }
  return { now, pause }
}

test('four wrong ones cost nothing, then the pause doubles up to a quarter of an hour', () => {
  const pauses = Array.from({ length: 10 }, (_, i) => guess(new SignInThrottle(), 'anna', () => 'a', i + 1).pause)
  expect(pauses).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480])
  // Somebody who goes on and on comes to some five tries an hour.
  const { now, pause } = guess(new SignInThrottle(), 'anna', () => 'a', 200)
  expect(pause).toBeLessThanOrEqual(900)
  expect(200 / (now / (60 * MINUTE))).toBeLessThan(6)
})

test('whoever guesses a colleague’s password keeps them waiting for half a minute at most', () => {
  const throttle = new SignInThrottle()
  const { now } = guess(throttle, 'anna', () => 'thief', 40)
  expect(throttle.waitSeconds({ name: 'anna' }, 'thief', now)).toBe(900)
  expect(throttle.waitSeconds({ name: 'anna' }, 'her own desk', now)).toBeLessThanOrEqual(30)
  const many = guess(throttle, 'ewa', (n) => `10.0.0.${n}`, 200)
  expect(throttle.waitSeconds({ name: 'ewa' }, 'her own desk', many.now)).toBeLessThanOrEqual(30)
})

test('an office behind one address waits a minute at most for what somebody else there mistyped', () => {
  const throttle = new SignInThrottle()
  let now = 0
  for (let n = 0; n < 60; n++) {
    now += throttle.waitSeconds({ name: `name ${n}` }, 'office', now) * 1000
    throttle.charge({ name: `name ${n}` }, 'office', now)
  }
  expect(throttle.waitSeconds({ name: 'anna' }, 'office', now)).toBeGreaterThan(0)
  expect(throttle.waitSeconds({ name: 'anna' }, 'office', now)).toBeLessThanOrEqual(60)
})

test('many tries at once are not all free', () => {
  const throttle = new SignInThrottle()
  for (let n = 0; n < 50; n++) throttle.charge({ name: 'anna' }, 'a', 0)
  expect(throttle.waitSeconds({ name: 'anna' }, 'a', 0)).toBe(900)
})

test('the right password begins anew; time forgives one by one', () => {
  const throttle = new SignInThrottle()
  guess(throttle, 'anna', () => 'a', 4)
  throttle.forgive({ name: 'anna' }, 'a')
  expect(guess(throttle, 'anna', () => 'a', 4).pause).toBe(0)
  expect(guess(throttle, 'anna', () => 'a', 1, 20 * MINUTE).pause).toBe(0)
})

test('capitals, spaces and signs that can’t be seen make no other name', () => {
  const throttle = new SignInThrottle()
  for (const name of ['Anna ', 'ANNA', 'an\u{200b}na', 'An\u{ad}na', '\u{0}anna']) guess(throttle, name, () => 'a', 1)
  expect(throttle.waitSeconds({ name: 'anna' }, 'a', 0)).toBe(15)
  throttle.clear({ name: 'ANNA' })
  expect(throttle.waitSeconds({ name: 'anna' }, 'a', 0)).toBe(0)
})
