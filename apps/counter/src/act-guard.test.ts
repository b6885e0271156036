import { expect, test } from 'vitest'
import { begin, end, GUARD_MS, idleGuard, takesPress, VIEW_WAIT_MS } from './act-guard.ts'

const press = (seq: number, now: number, primary = true) => ({ seq, now, primary })

test('one act in flight at a time', () => {
  expect(takesPress(idleGuard, press(1, 0))).toBe(true)
  const flying = begin(idleGuard, 'next', 0)
  expect(takesPress(flying, press(1, 5000))).toBe(false)
  expect(takesPress(flying, press(9, 5000, false))).toBe(false)
})

test('[ALL-6] the second press of a double press is not taken: the button means something else by then', () => {
  const done = end(true, 1, 1000)
  expect(takesPress(done, press(2, 1000 + GUARD_MS - 1))).toBe(false)
  expect(takesPress(done, press(2, 1000 + GUARD_MS))).toBe(true)
  expect(takesPress(done, press(2, 1001, false))).toBe(true)
})

test('until the outcome is on the screen nothing else starts, but not for ever', () => {
  const done = end(true, 5, 0)
  expect(takesPress(done, press(5, GUARD_MS))).toBe(false)
  expect(takesPress(done, press(6, GUARD_MS))).toBe(true)
  expect(takesPress(done, press(5, VIEW_WAIT_MS))).toBe(true)
})

test('after a refusal the view stays as it is and the next press is taken after the guard', () => {
  const refused = end(false, 5, 0)
  expect(takesPress(refused, press(5, GUARD_MS - 1))).toBe(false)
  expect(takesPress(refused, press(5, GUARD_MS))).toBe(true)
})
