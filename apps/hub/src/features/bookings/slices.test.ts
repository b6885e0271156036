import { expect, test } from 'vitest'
import { inSlices } from './slices.ts'

test('long work is left again and again, and what it comes to is answered', async () => {
  let turns = 0
  const count = setInterval(() => turns++, 1)
  function* work() {
    // As many steps as several slices have, however fast the machine is.
    while (turns < 5) yield
    return 'done'
  }
  expect(await inSlices(work())).toBe('done')
  clearInterval(count)
  expect(turns).toBeGreaterThanOrEqual(5)
})
