import { expect, test } from 'vitest'
import { demonstrationClock } from './clock.ts'

test('a demonstration clock runs on from where it was set, and never shows a time before what has happened', () => {
  const clock = demonstrationClock(1_000_000)
  expect(clock.now() - 1_000_000).toBeLessThan(60_000)
  clock.notBefore?.(5_000_000)
  expect(clock.now() - 5_000_000).toBeLessThan(60_000)
  clock.notBefore?.(2_000_000)
  expect(clock.now()).toBeGreaterThanOrEqual(5_000_000)
})
