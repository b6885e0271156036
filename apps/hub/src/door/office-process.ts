import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../wire/answer.ts'
import { backOff } from './back-off.ts'
import { type Place, placeVariable, Ready } from './behind-door.ts'

const main = join(import.meta.dirname, '../main.ts')
/** An office that does not stop when told is ended so long after, milliseconds. */
const STOP_WITHIN_MS = 10_000

export type OfficeProcess = {
  socket: string
  state(): 'starting' | 'up' | 'down'
  /** Starts it. Resolves with what it tells once it works. @throws NotStarted when it ends before */
  start(): Promise<string | null>
  /** Lets the office read its profile again. */
  reload(): void
  stop(): Promise<void>
}

/** An office's process ended before it worked. It has said why itself. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
}

/**
 * The process of one office: a hub like any other, started again whenever it ends.
 * @param parts.args options of its command line
 * @param parts.log where its ends are told
 */
export function officeProcess(parts: {
  id: string
  place: Place
  args: readonly string[]
  log: Pick<Logger, 'info' | 'error'>
}): OfficeProcess {
  const { id, place, args, log } = parts
  const wait = backOff()
  let child: ChildProcess | null = null
  let state: ReturnType<OfficeProcess['state']> = 'starting'
  let stopping = false
  let worked = false
  let timer: NodeJS.Timeout | null = null

  const launch = (onReady: (told: string | null) => void, onEnd: (status: number | null) => void) => {
    // The file of a process that was killed would be in the way of the next one.
    if (process.platform !== 'win32') rmSync(place.socket, { force: true })
    const env = { ...process.env, [placeVariable]: JSON.stringify({ ...place, fresh: place.fresh && !worked }) }
    const started = fork(main, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child = started
    started.on('message', (message) => {
      const ready = Ready.safeParse(message)
      if (!ready.success) return
      state = 'up'
      worked = true
      wait.began(performance.now())
      onReady(ready.data.told)
    })
    let ended = false
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      if (ended) return
      ended = true
      child = null
      state = 'down'
      onEnd(code)
      if (stopping || !worked) return
      const milliseconds = wait.next(performance.now())
      log.error({ office: id, code, signal, againInMs: milliseconds }, 'the office has ended and is started again')
      const again = () => log.info({ office: id }, 'the office works again')
      timer = setTimeout(() => launch(again, () => undefined), milliseconds)
    }
    started.once('exit', end)
    started.once('error', (error) => {
      log.error({ office: id, err: error }, 'the office has trouble with its process')
      // One that never came to be has no end of its own.
      if (started.pid === undefined) end(null, null)
    })
  }

  return {
    socket: place.socket,
    state: () => state,
    start: () =>
      new Promise((resolve, reject) => {
        launch(resolve, (status) => reject(new NotStarted(`${id} did not start (status ${status ?? 'none'})`)))
      }),
    reload: () => void child?.kill('SIGHUP'),
    async stop() {
      stopping = true
      if (timer) clearTimeout(timer)
      const running = child
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      const ended = once(running, 'exit')
      running.kill('SIGTERM')
      const late = setTimeout(() => running.kill('SIGKILL'), STOP_WITHIN_MS)
      await ended
      clearTimeout(late)
    },
  }
}
