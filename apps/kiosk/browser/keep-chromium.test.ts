import { expect, test, vi } from 'vitest'
import { keepChromium } from './keep-chromium.ts'

const quiet = { info: () => undefined, warn: vi.fn(), error: () => undefined }

test('where to begin could not be told once: it is asked again, and nothing ends', async () => {
  const start = vi.fn(async () => ['-e', 'setTimeout(() => {}, 60_000)'])
  start.mockRejectedValueOnce(new Error('the hub does not answer'))
  const kept = keepChromium({ executable: process.execPath, start, again: true, log: quiet })
  await expect.poll(() => start).toHaveBeenCalledTimes(2)
  expect(quiet.warn).toHaveBeenCalledWith({ reason: 'the hub does not answer' }, 'the browser could not be started')
  kept.stop()
  await kept.ended
})

test('a browser that is not there is told of and tried again', async () => {
  const start = vi.fn(async () => [])
  const kept = keepChromium({ executable: '/nowhere/chromium', start, again: true, log: quiet })
  await expect.poll(() => start.mock.calls.length).toBeGreaterThan(1)
  kept.stop()
  await kept.ended
})
