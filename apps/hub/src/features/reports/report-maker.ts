import { Worker } from 'node:worker_threads'
import type { StorePlace, Subject } from '@poczekalnia/queue-core/store'
import type { Answers, Ask } from './ask.ts'

/** A worker that nobody has asked for so long is let go, milliseconds: its memory belongs to the office's day. */
const IDLE_MS = 60_000

/** Where the log and its figures are, and whose they are. */
export type Place = { place: StorePlace; subject: Subject }

export type WorkerAsk = Place & { id: number; ask: Ask }
export type WorkerAnswer = { id: number; answer: Answers[Ask['kind']] } | { id: number; problem: string }

/**
 * Makes reports off the main thread: whoever looks back over ten years must not keep anybody waiting who calls the next
 * visitor.
 */
export type ReportMaker = {
  /** @throws Error when the figures can't be read or made */
  ask<Kind extends Ask['kind']>(ask: Extract<Ask, { kind: Kind }>): Promise<Answers[Kind]>
  stop(): Promise<void>
}

/** @param place asked anew each time: an office's zone may change */
export function reportMaker(place: () => Place): ReportMaker {
  const waiting = new Map<number, PromiseWithResolvers<Answers[Ask['kind']]>>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0
  let stopped = false

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url))
    started.unref()
    started.on('message', (told: WorkerAnswer) => {
      const asked = waiting.get(told.id)
      waiting.delete(told.id)
      if ('answer' in told) asked?.resolve(told.answer)
      else asked?.reject(new Error(told.problem))
      if (waiting.size === 0) letGoLater()
    })
    const fail = (why: Error) => {
      if (worker === started) worker = null
      for (const asked of waiting.values()) asked.reject(why)
      waiting.clear()
    }
    started.once('error', fail)
    started.once('exit', () => fail(new Error('the reports worker has ended')))
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
    ask<Kind extends Ask['kind']>(ask: Extract<Ask, { kind: Kind }>) {
      if (stopped) return Promise.reject(new Error('the hub is stopping'))
      worker ??= start()
      last += 1
      const asked = Promise.withResolvers<Answers[Ask['kind']]>()
      waiting.set(last, asked)
      worker.postMessage({ id: last, ...place(), ask } satisfies WorkerAsk)
      return asked.promise as Promise<Answers[Kind]>
    },
    async stop() {
      stopped = true
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}
