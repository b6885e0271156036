import { Worker } from 'node:worker_threads'
import type { TicketDocument } from '@poczekalnia/protocol'
import type { PrinterProfile } from './profile.ts'

/** Turns documents into bytes off the main thread: drawing takes 20-80 ms, in which a hub answers dozens of people. */
export type TicketMaker = {
  /** @throws when the document cannot be drawn */
  make(document: TicketDocument): Promise<Uint8Array>
  stop(): Promise<void>
}

export type MakeRequest = { id: number; document: TicketDocument; profile: PrinterProfile }
export type MakeAnswer = { id: number; bytes: Uint8Array } | { id: number; problem: string }

/** Starts the worker at once, so that the first ticket does not wait for fonts. A worker that dies is replaced. */
export function ticketMaker(profile: PrinterProfile): TicketMaker {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>()
  let last = 0
  let stopped = false
  let worker: Worker | null = start()

  function start(): Worker {
    // The setting has to be in the environment before the worker loads its fonts (canvas.ts): a worker's own copy is
    // not seen.
    process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
    const started = new Worker(new URL('./ticket-worker.ts', import.meta.url))
    started.unref()
    started.on('message', (answer: MakeAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('bytes' in answer) asked?.resolve(answer.bytes)
      else asked?.reject(new Error(answer.problem))
    })
    const fail = (why: Error) => {
      if (worker === started) worker = null
      for (const asked of waiting.values()) asked.reject(why)
      waiting.clear()
    }
    started.once('error', fail)
    started.once('exit', (code) => fail(new Error(`the ticket worker ended with ${code}`)))
    return started
  }

  return {
    make(document) {
      if (stopped) return Promise.reject(new Error('the ticket maker was stopped'))
      worker ??= start()
      last += 1
      const asked = Promise.withResolvers<Uint8Array>()
      waiting.set(last, asked)
      worker.postMessage({ id: last, document, profile } satisfies MakeRequest)
      return asked.promise
    },
    async stop() {
      stopped = true
      await worker?.terminate()
    },
  }
}
