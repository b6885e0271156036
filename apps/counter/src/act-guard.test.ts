import { expect, test } from 'vitest'
import {
  type ActGuard,
  begin,
  end,
  GUARD_MS,
  idleGuard,
  isBusy,
  nextPress,
  PRESS_WAIT_MS,
  PRESSES_WAITING,
  takePress,
  VIEW_WAIT_MS,
} from './act-guard.ts'
import type { Act } from './acts.ts'

const press = (key: string, at: number, act: Act = 'next') => ({ key, at, acts: [act] })
/** The guard after a press that was done at once and agreed to; its outcome is in the view after `seq`. */
const done = (key: string, at: number, seq: number): ActGuard =>
  end(begin(takePress(idleGuard, press(key, at), seq).guard, 'next', at), true, seq, at)

test('[ALL-6] only a repeat of the same key is passed over: it means something else by then', () => {
  const called = done('N', 0, 1)
  expect(takePress(called, press('N', GUARD_MS - 1), 2).taken).toBe('never')
  expect(takePress(called, press('N', GUARD_MS), 2).taken).toBe('now')
  expect(takePress(called, press('S', 1), 2).taken).toBe('now')
})

test('the same key counts again once another was pressed after it: five presses a second, each of them', () => {
  let guard = idleGuard
  for (const [i, key] of ['N', 'S', 'N', 'S', 'N'].entries()) {
    const step = takePress(guard, press(key, i * 200), i)
    expect(step.taken).toBe('now')
    guard = end(begin(step.guard, 'next', i * 200), true, i, i * 200 + 20)
    expect(isBusy(guard, i + 1, i * 200 + 50)).toBe(false)
  }
})

test('[ALL-6] one act in flight at a time: the same key is passed over however slow the hub, another waits', () => {
  const flying = begin(takePress(idleGuard, press('N', 0), 1).guard, 'next', 0)
  expect(takePress(flying, press('N', 5000), 1).taken).toBe('never')
  const waits = takePress(flying, press('S', 200, 'start'), 1)
  expect(waits.taken).toBe('later')
  expect(nextPress(waits.guard, 1, 300).press).toBeNull()
  const agreed = end(waits.guard, true, 1, 400)
  expect(nextPress(agreed, 1, 410).press).toBeNull()
  const turn = nextPress(agreed, 2, 420)
  expect(turn.press?.acts).toEqual(['start'])
  expect(nextPress(turn.guard, 2, 430).press).toBeNull()
})

test('presses keep their order: nothing overtakes what waits', () => {
  const flying = begin(takePress(idleGuard, press('N', 0), 1).guard, 'next', 0)
  const one = takePress(flying, press('S', 200, 'start'), 1).guard
  const agreed = end(one, true, 1, 300)
  const two = takePress(agreed, press('N', 400), 2)
  expect(two.taken).toBe('later')
  expect(two.guard.waiting.map(({ key }) => key)).toEqual(['S', 'N'])
})

test('what was pressed after an act that was refused is forgotten, for it rested on that', () => {
  const flying = begin(takePress(idleGuard, press('N', 0), 1).guard, 'next', 0)
  const waits = takePress(flying, press('S', 200, 'start'), 1).guard
  expect(nextPress(end(waits, false, 1, 300), 1, 310).press).toBeNull()
})

test('a press does not wait for ever, nor do very many', () => {
  let guard = begin(takePress(idleGuard, press('N', 0), 1).guard, 'next', 0)
  for (let i = 0; i < PRESSES_WAITING; i++) guard = takePress(guard, press(i % 2 === 0 ? 'S' : 'N', 100 + i), 1).guard
  expect(guard.waiting).toHaveLength(PRESSES_WAITING)
  expect(takePress(guard, press('F', 200), 1).taken).toBe('never')
  const late = end(guard, true, 1, 100 + PRESS_WAIT_MS + PRESSES_WAITING)
  expect(nextPress(late, 2, 100 + PRESS_WAIT_MS + PRESSES_WAITING).press).toBeNull()
})

test('until the outcome is on the screen nothing else starts, but not for ever', () => {
  const agreed = done('N', 0, 5)
  expect(takePress(agreed, press('S', 100), 5).taken).toBe('later')
  expect(takePress(agreed, press('S', 100), 6).taken).toBe('now')
  expect(takePress(agreed, press('S', VIEW_WAIT_MS), 5).taken).toBe('now')
})

test('after a refusal the view stays as it is; the same key counts again after the guard', () => {
  const refused = end(takePress(idleGuard, press('N', 0), 5).guard, false, 5, 1000)
  expect(takePress(refused, press('N', 1000 + GUARD_MS - 1), 5).taken).toBe('never')
  expect(takePress(refused, press('N', 1000 + GUARD_MS), 5).taken).toBe('now')
})
