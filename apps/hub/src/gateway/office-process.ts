import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { allocator } from '@poczekalnia/server/allocator'
import type { Logger } from '@poczekalnia/server/logger'
import { backOff } from './back-off.ts'
import { Beat, type Place, placeVariable, Ready, StandsBy } from './behind-gateway.ts'
import { type HandedOver, type Offer, Taking } from './hand-over.ts'
import { watchBeats } from './watch-beats.ts'

const main = join(import.meta.dirname, '../main.mjs')
/** An office that does not stop when told is ended so long after, milliseconds. */
const STOP_WITHIN_MS = 10_000
/** One that says nothing for so long hangs and is ended, milliseconds. Far above what any single act of a hub takes. */
const SILENT_AFTER_MS = 30_000
/** Connections that may be offered to an office at once. One that works takes each within a moment. */
const MOST_OFFERED = 512

export type OfficeProcess = {
  socket: string
  /** `standby`: it hands on to the hub of another machine that works the office. */
  state(): 'starting' | 'standby' | 'up' | 'down'
  /** Starts it. Resolves with what it tells once it works or stands by. @throws NotStarted when it ends before */
  start(): Promise<string | null>
  /**
   * Hands a connection over to the office, for good.
   * @returns whether it was: not while the office is down or takes none
   */
  handOver(asked: HandedOver, socket: Socket): boolean
  /** Lets the office read its profile again. */
  reload(): void
  stop(): Promise<void>
}

/** An office's process ended before it worked. It has said why itself. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
}

/**
 * The process of one office: a hub like any other, started again whenever it ends, and ended when it hangs.
 * @param parts.args options of its command line
 * @param parts.log where its ends are told
 * @param parts.program what is run, the hub
 * @param parts.silentAfterMs how long it may say nothing once it works, milliseconds
 */
export function officeProcess(parts: {
  id: string
  place: Place
  args: readonly string[]
  log: Pick<Logger, 'info' | 'error'>
  program?: string
  silentAfterMs?: number
}): OfficeProcess {
  const { id, place, args, log, program = main, silentAfterMs = SILENT_AFTER_MS } = parts
  const wait = backOff()
  let child: ChildProcess | null = null
  let state: ReturnType<OfficeProcess['state']> = 'starting'
  let stopping = false
  let worked = false
  let timer: NodeJS.Timeout | null = null
  const offered = new Map<number, { asked: HandedOver; socket: Socket }>()
  let offers = 0

  const send = (to: ChildProcess, offer: number) => {
    const taken = offered.get(offer)
    offered.delete(offer)
    if (taken && !taken.socket.destroyed)
      to.send(taken.asked, taken.socket, {}, (error) => error && taken.socket.destroy())
  }

  const launch = (onReady: (told: string | null) => void, onEnd: (status: number | null) => void) => {
    // The file of a process that was killed would be in the way of the next one.
    if (process.platform !== 'win32') rmSync(place.socket, { force: true })
    const env = {
      ...allocator,
      ...process.env,
      [placeVariable]: JSON.stringify({ ...place, fresh: place.fresh && !worked }),
    }
    const started = fork(program, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child = started
    const beats = watchBeats(silentAfterMs, (silentMs) => {
      log.error({ office: id, silentMs }, 'the office says nothing any more and is ended')
      started.kill('SIGKILL')
    })
    started.on('message', (message) => {
      if (Beat.safeParse(message).success) beats.heard()
      const taking = Taking.safeParse(message)
      if (taking.success) send(started, taking.data.take)
      const ready = Ready.safeParse(message)
      const standsBy = StandsBy.safeParse(message).success
      if (!ready.success && !standsBy) return
      if (ready.success) beats.heard()
      state = standsBy ? 'standby' : 'up'
      worked = true
      wait.began(performance.now())
      onReady(ready.data?.told ?? null)
    })
    let ended = false
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      if (ended) return
      ended = true
      child = null
      state = 'down'
      beats.stop()
      // Nobody is left who could take them; they ask again.
      for (const { socket } of offered.values()) socket.destroy()
      offered.clear()
      onEnd(code)
      if (stopping || !worked) return
      const milliseconds = wait.next(performance.now())
      log.error({ office: id, code, signal, againInMs: milliseconds }, 'the office has ended and is started again')
      const again = () => state === 'up' && log.info({ office: id }, 'the office works again')
      timer = setTimeout(() => launch(again, () => undefined), milliseconds)
    }
    started.once('exit', end)
    // It can have trouble more than once: in its start, when a signal or a message does not reach it.
    started.on('error', (error) => {
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
    handOver(asked, socket) {
      if (state !== 'up' || !child?.connected || stopping || offered.size >= MOST_OFFERED) return false
      const offer = ++offers
      offered.set(offer, { asked, socket })
      socket.once('error', () => socket.destroy())
      socket.once('close', () => offered.delete(offer))
      child.send({ offer } satisfies Offer, (error) => error && socket.destroy())
      return true
    },
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
