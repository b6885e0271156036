import { parentPort, Worker } from 'node:worker_threads'

/** A worker that nobody has asked for so long is let go, milliseconds: its memory belongs to the office's day. */
const IDLE_MS = 60_000

type Question<Ask> = { id: number; ask: Ask }
type Told<Answer> = { id: number; answer: Answer } | { id: number; problem: string }

/** What takes too long for the main thread, asked of a worker that is there only while somebody asks. */
export type KeptWorker<Ask, Answer> = {
  /** @throws Error with what the worker says of it, or when it ends before it has answered */
  ask(ask: Ask): Promise<Answer>
  /** Ends the worker; who waits for an answer has none. */
  stop(): Promise<void>
}

/**
 * Starts a worker with the first that is asked of it, lets it go when it was idle, and starts another where it died.
 * @param file its module, which answers by `answerAsks`
 * @param name what it is called where it ended: "the worker that …"
 */
export function keptWorker<Ask, Answer>(file: URL, name: string): KeptWorker<Ask, Answer> {
  let waiting = new Map<number, PromiseWithResolvers<Answer>>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0
  let stopped = false

  function start(): Worker {
    const started = new Worker(file)
    const asked = new Map<number, PromiseWithResolvers<Answer>>()
    waiting = asked
    started.unref()
    started.on('message', (told: Told<Answer>) => {
      const one = asked.get(told.id)
      asked.delete(told.id)
      if ('answer' in told) one?.resolve(told.answer)
      else one?.reject(new Error(told.problem))
      if (asked.size === 0) letGoLater()
    })
    // Whoever asked this worker has lost it, and nobody who asks the one that follows.
    const fail = (why: Error) => {
      if (worker === started) worker = null
      for (const one of asked.values()) one.reject(why)
      asked.clear()
    }
    started.once('error', fail)
    started.once('exit', () => fail(new Error(`${name} has ended`)))
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
    ask(ask) {
      if (stopped) return Promise.reject(new Error(`${name} was stopped`))
      worker ??= start()
      last += 1
      const one = Promise.withResolvers<Answer>()
      waiting.set(last, one)
      worker.postMessage({ id: last, ask } satisfies Question<Ask>)
      return one.promise
    },
    async stop() {
      stopped = true
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}

/** In the worker: answers what it is asked, one thing after another. What `answer` throws is told by its message. */
export function answerAsks<Ask, Answer>(answer: (ask: Ask) => Promise<Answer> | Answer): void {
  let before: Promise<unknown> = Promise.resolve()
  parentPort?.on('message', ({ id, ask }: Question<Ask>) => {
    before = before
      .then(() => answer(ask))
      .then(
        (given): Told<Answer> => ({ id, answer: given }),
        (error): Told<Answer> => ({ id, problem: error instanceof Error ? error.message : String(error) }),
      )
      .then((told) => parentPort?.postMessage(told))
  })
}
