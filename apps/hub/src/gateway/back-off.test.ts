import { expect, test } from 'vitest'
import { backOff } from './back-off.ts'

test('an office that ends again and again is started ever more slowly, half a minute at most', () => {
  const wait = backOff()
  const waits = Array.from({ length: 12 }, (_, i) => {
    wait.began(i * 1_000)
    return wait.next(i * 1_000 + 500)
  })
  expect(waits.slice(0, 4)).toEqual([100, 200, 400, 800])
  expect(waits.at(-1)).toBe(30_000)
})

test('one that has worked for a minute is started at once again', () => {
  const wait = backOff()
  for (let i = 0; i < 5; i++) wait.next(i)
  wait.began(10)
  expect(wait.next(60_010)).toBe(100)
})
