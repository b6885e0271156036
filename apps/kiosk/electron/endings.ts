import { app } from 'electron'
import type { Log } from '../device/log.ts'
import { relaunchArguments, STATUS_RESTART, type StartOptions } from './start-options.ts'

/** A ticket in the printer may take so long to finish, milliseconds; then the program ends all the same. */
const STOP_WITHIN_MS = 5_000

/** How the program ends: by staff, by the system, or to begin anew. */
export function endings(parts: { options: StartOptions; stop: () => Promise<void>; log: Log }): {
  quit: () => void
  relaunch: (relaunches: number) => void
} {
  const { options, log } = parts
  let ending = false

  const end = async (why: string, last: () => void) => {
    if (ending) return
    ending = true
    log.info({ why }, 'ending')
    const late = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS))
    await Promise.race([parts.stop().catch((error) => log.warn({ reason: String(error) }, 'not ended well')), late])
    last()
  }
  const quit = () => void end('quit', () => app.exit(0))

  // Closed windows don't end the program: one is opened before the other goes.
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', (event) => {
    event.preventDefault()
    quit()
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit)

  const relaunch = (relaunches: number) =>
    void end('relaunch', () => {
      // A compositor like cage ends with its first program, so a second one has to come from whoever starts cage.
      if (options.supervised) return app.exit(STATUS_RESTART)
      app.relaunch({ args: relaunchArguments(process.argv, relaunches) })
      app.exit(0)
    })

  // A fault of the program itself. Without a listener Electron would show a window with its stack to visitors.
  const fault = (error: unknown) => {
    const afterMs = Math.min(1_000 * 2 ** Math.min(options.relaunches, 6), 60_000)
    log.warn({ reason: error instanceof Error ? error.stack : String(error), afterMs }, 'fault')
    setTimeout(() => relaunch(options.relaunches + 1), afterMs)
  }
  process.on('uncaughtException', fault)
  process.on('unhandledRejection', fault)

  return { quit, relaunch }
}
