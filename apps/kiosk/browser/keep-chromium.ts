import { type ChildProcess, spawn } from 'node:child_process'
import type { Log } from '../device/log.ts'

/** A browser that ran for so long was well: the next start is at once again, milliseconds. */
const WELL_MS = 60_000
const LONGEST_WAIT_MS = 30_000

export type KeptChromium = {
  /** Resolves when it has ended for good: only in an ordinary window, which people may close. */
  ended: Promise<void>
  stop(): void
}

/**
 * Starts the browser and, where visitors could close it, starts it again.
 * @param start where to begin, anew for each start
 */
export function keepChromium(parts: {
  executable: string
  start: () => Promise<string[]>
  again: boolean
  log: Log
}): KeptChromium {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  let child: ChildProcess | null = null
  let stopped = false
  let failures = 0

  const again = (began: number, code: number | null) => {
    if (stopped || !parts.again) return resolve()
    failures = performance.now() - began > WELL_MS ? 0 : failures + 1
    const afterMs = Math.min(500 * 2 ** failures, LONGEST_WAIT_MS)
    parts.log.warn({ code, afterMs }, 'the browser ended, it is started again')
    setTimeout(() => stopped || void run(), afterMs)
  }
  const failed = (error: unknown) =>
    parts.log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'the browser could not be started',
    )

  const run = async () => {
    const began = performance.now()
    let where: string[]
    try {
      where = await parts.start()
    } catch (error) {
      failed(error)
      return again(began, null)
    }
    if (stopped) return
    const started = spawn(parts.executable, where, { stdio: 'ignore' })
    child = started
    // More than once: a browser that can't be ended tells of it here as well.
    started.on('error', failed)
    started.once('close', (code) => again(began, code))
  }
  void run()
  return {
    ended,
    stop() {
      stopped = true
      child?.kill('SIGTERM')
      resolve()
    },
  }
}
