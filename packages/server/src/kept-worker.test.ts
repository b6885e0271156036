import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type KeptWorker, keptWorker } from './kept-worker.ts'

type Answer = { threadId: number; ask: string }
let worker: KeptWorker<string, Answer>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  worker = keptWorker(new URL('./testing/kept-worker-of-tests.ts', import.meta.url), 'the worker of a test')
})
afterEach(async () => {
  vi.useRealTimers()
  await worker.stop()
})

test('each who asks has their own answer, from one worker; a failure is told to who asked for it alone', async () => {
  const asked = await Promise.allSettled([worker.ask('a'), worker.ask('fail'), worker.ask('b')])
  const [first, failed, second] = asked
  expect(first).toMatchObject({ value: { ask: 'a' } })
  expect(failed).toMatchObject({ reason: new Error('it was told to') })
  expect(second).toEqual({ status: 'fulfilled', value: { ...(first as { value: Answer }).value, ask: 'b' } })
})

test('a worker that dies fails whoever waits for it, and the next who asks has another', async () => {
  const { threadId } = await worker.ask('a')
  const lost = await Promise.allSettled([worker.ask('end'), worker.ask('behind it')])
  expect(lost).toEqual(Array(2).fill({ status: 'rejected', reason: new Error('the worker of a test has ended') }))
  expect((await worker.ask('b')).threadId).not.toBe(threadId)
})

test('a worker that nobody asks for a minute is let go; its end is nobody’s failure who asks the next', async () => {
  const { threadId } = await worker.ask('a')
  vi.advanceTimersByTime(59_000)
  expect((await worker.ask('still there')).threadId).toBe(threadId)
  vi.advanceTimersByTime(60_000)
  const next = await worker.ask('b')
  expect(next.threadId).not.toBe(threadId)
})

test('who waits when it is stopped is told so, and so is who asks later', async () => {
  const waits = expect(worker.ask('be silent')).rejects.toThrow('the worker of a test has ended')
  await worker.stop()
  await waits
  await expect(worker.ask('a')).rejects.toThrow('the worker of a test was stopped')
})
