import { checkProfile } from '@poczekalnia/queue-core'
import { keptWorker } from '@poczekalnia/server/kept-worker'

/**
 * Texts up to this length are checked at once: the six offices' profiles are shorter, and the worst of this length
 * takes a tenth of a second. The longest that are taken need up to one second, in which nobody could be called.
 */
const AT_ONCE = 16_000

export type Checked = ReturnType<typeof checkProfile>

/** Checks profiles' texts, long ones off the main thread. */
export type ProfileChecker = {
  /** As `checkProfile`. @throws Error when the worker ends before it has answered */
  check(text: string): Promise<Checked>
  stop(): Promise<void>
}

export function profileChecker(): ProfileChecker {
  const file = new URL('./check-worker.ts', import.meta.url)
  const worker = keptWorker<string, Checked>(file, 'the worker that checks profiles')
  return {
    check: async (text) => (text.length <= AT_ONCE ? checkProfile(text) : worker.ask(text)),
    stop: worker.stop,
  }
}
