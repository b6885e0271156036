import { expect, test } from 'vitest'
import { loudness } from './teller.ts'

test('[ACC-1] speech can be made 18 dB louder, with a step 12 dB above the softest (EN 301 549, 8.2.1)', () => {
  const above = loudness.map((step) => 20 * Math.log10(step / loudness[0]))
  expect(Math.max(...above)).toBeGreaterThanOrEqual(18)
  expect(above.slice(1, -1).some((gain) => gain >= 12)).toBe(true)
  expect(above).toEqual([...above].sort((a, b) => a - b))
})
