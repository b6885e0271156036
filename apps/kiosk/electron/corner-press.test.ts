import { expect, test } from 'vitest'
import { cornerPress } from './corner-press.ts'

test('five presses in the corner within three seconds', () => {
  const press = cornerPress()
  expect([0, 500, 1000, 1500, 2000].map((at) => press(10, 10, at))).toEqual([false, false, false, false, true])
  expect(press(10, 10, 2100)).toBe(false)
})

test('too slow, or a press elsewhere between them, is nothing', () => {
  const slow = cornerPress()
  expect([0, 1000, 2000, 3000, 4000, 5000].some((at) => slow(10, 10, at))).toBe(false)
  const stray = cornerPress()
  for (const at of [0, 100, 200, 300]) stray(10, 10, at)
  expect(stray(500, 900, 400)).toBe(false)
  expect(stray(10, 10, 500)).toBe(false)
})
