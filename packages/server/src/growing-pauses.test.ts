import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GrowingPauses, type Pauses } from './growing-pauses.ts'

const bounds: Pauses = { free: 4, first: 10_000, longest: 120_000, forgive: 60_000 }

test('[ALL-3] whoever waits out each pause has in the long run one try for each that time forgives', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200_000), { minLength: 50, maxLength: 200 }), (rests) => {
      const pauses = new GrowingPauses()
      let now = 0
      let tries = 0
      for (const rest of rests) {
        now += pauses.waitSeconds('a', now) * 1000 + rest
        expect(pauses.waitSeconds('a', now)).toBe(0)
        pauses.charge('a', bounds, now)
        tries++
      }
      // Past the free ones and those on the way to the longest pause, each costs two minutes or was forgiven by one.
      expect(tries).toBeLessThanOrEqual(bounds.free + 5 + now / bounds.forgive)
    }),
  )
})

test('a try that is taken back is none, and its pause is over', () => {
  const pauses = new GrowingPauses()
  for (let i = 0; i < 5; i++) pauses.charge('a', bounds, 0)
  expect(pauses.waitSeconds('a', 0)).toBe(10)
  pauses.takeBack('a')
  expect(pauses.waitSeconds('a', 0)).toBe(0)
  expect(pauses.charge('a', bounds, 0)).toBe(10)
})
