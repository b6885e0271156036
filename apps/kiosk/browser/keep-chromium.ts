import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Log } from '../device/log.ts'
import { type DevTools, devToolsOver } from './dev-tools.ts'

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
 * @param start its command line, anew for each start
 * @param onStarted what is to be said to it over its pipe, which are its files 3 and 4
 */
export function keepChromium(parts: {
  executable: string
  start: () => Promise<string[]>
  onStarted?: (devTools: DevTools) => Promise<void>
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
    const started = spawn(parts.executable, where, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    child = started
    const [, , , to, from] = started.stdio
    parts.onStarted?.(devToolsOver(to as Writable, from as Readable)).catch(failed)
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
