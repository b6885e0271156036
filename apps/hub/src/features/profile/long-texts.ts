import { Worker } from 'node:worker_threads'
import { checkProfile } from '@poczekalnia/queue-core'

/**
 * Texts up to this length are checked at once: the six offices' profiles are shorter, and the worst of this length
 * takes a tenth of a second. The longest that are taken need up to one second, in which nobody could be called.
 */
const AT_ONCE = 16_000

/** A worker that nobody has asked for so long is let go, milliseconds: its memory belongs to the office's day. */
const IDLE_MS = 60_000

export type Checked = ReturnType<typeof checkProfile>
export type CheckAsk = { id: number; text: string }
export type CheckAnswer = { id: number; checked: Checked }

/** Checks profiles' texts, long ones off the main thread. */
export type ProfileChecker = {
  /** As `checkProfile`. @throws Error when the worker ends before it has answered */
  check(text: string): Promise<Checked>
  stop(): Promise<void>
}

export function profileChecker(): ProfileChecker {
  const waiting = new Map<number, PromiseWithResolvers<Checked>>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function start(): Worker {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url))
    started.unref()
    started.on('message', ({ id, checked }: CheckAnswer) => {
      waiting.get(id)?.resolve(checked)
      waiting.delete(id)
      if (waiting.size === 0) letGoLater()
    })
    const fail = (why: Error) => {
      if (worker !== started) return
      worker = null
      for (const asked of waiting.values()) asked.reject(why)
      waiting.clear()
    }
    started.once('error', fail)
    started.once('exit', () => fail(new Error('the worker that checks profiles has ended')))
    return started
  }

  function letGoLater(): void {
    clearTimeout(idle)
    idle = setTimeout(() => {
      if (waiting.size > 0) return
      const idleOne = worker
      worker = null
      void idleOne?.terminate()
    }, IDLE_MS)
    idle.unref()
  }

  return {
    async check(text) {
      if (text.length <= AT_ONCE) return checkProfile(text)
      worker ??= start()
      last += 1
      const asked = Promise.withResolvers<Checked>()
      waiting.set(last, asked)
      worker.postMessage({ id: last, text } satisfies CheckAsk)
      return asked.promise
    },
    async stop() {
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}
