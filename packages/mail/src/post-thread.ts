import { Worker } from 'node:worker_threads'
import type { Fate, Letter } from './letter.ts'
import type { Post } from './post.ts'

/** What the thread is given: the mail server, who sends, and whether letters come back to addresses of their own. */
export type PostOrder = { url: string; from: { name: string; address: string }; hasReturnPaths: boolean }
/**
 * A letter for the thread, with the address that it comes back to when it has one of its own; or that it asks what the
 * server offers.
 */
export type PostAsk = { letter: Letter; id: string; returnPath: string | null } | { id: null }
/** What came of a letter, `null`: none was given; and what the server was heard to offer by then. */
export type PostTold = { anyLetters: boolean | null } & ({ id: string; fate: Fate } | { id: null })

/** What is put together for a letter is garbage when it is sent. */
const limits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 96 }

/**
 * The same as `openPost`, in a thread of its own that begins when it is first asked: putting a letter together and
 * handing it over take longer than booking the visit that it tells of, and nobody waits for them in front of a form.
 */
export function openPostThread(
  url: string,
  from: { name: string; address: string },
  returnPath?: (id: string) => string,
): Post {
  let thread: Worker | null = null
  const waiting = new Map<string, (fate: Fate) => void>()
  let anyLetters: boolean | null = null
  const asked: (() => void)[] = []

  const answered = () => {
    for (const tell of asked.splice(0)) tell()
  }
  const start = (): Worker => {
    const workerData: PostOrder = { url, from, hasReturnPaths: returnPath !== undefined }
    const started = new Worker(new URL('./post-worker.ts', import.meta.url), { workerData, resourceLimits: limits })
    started.unref()
    started.on('message', (told: PostTold) => {
      anyLetters = told.anyLetters
      if (told.id === null) return answered()
      waiting.get(told.id)?.(told.fate)
      waiting.delete(told.id)
    })
    // What it was handing over may have arrived; the next letter has another thread.
    const ended = (why: string) => {
      if (thread !== started) return
      thread = null
      for (const tell of waiting.values()) tell({ kind: 'perhaps', code: null, said: why })
      waiting.clear()
      answered()
    }
    started.once('error', (error) => ended(error instanceof Error ? error.message : String(error)))
    started.once('exit', () => ended('the thread that sends letters has ended'))
    return started
  }

  return {
    offers: {
      get anyLetters() {
        return anyLetters
      },
      ask() {
        thread ??= start()
        thread.postMessage({ id: null } satisfies PostAsk)
        return new Promise((resolve) => void asked.push(resolve))
      },
    },
    send(letter, id) {
      thread ??= start()
      thread.postMessage({ letter, id, returnPath: returnPath?.(id) ?? null } satisfies PostAsk)
      return new Promise((resolve) => waiting.set(id, resolve))
    },
    close() {
      void thread?.terminate()
    },
  }
}
