import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DeviceRegistry } from '@poczekalnia/hub'
import type { DeviceKind } from '@poczekalnia/protocol'
import { databaseName, openSqliteStore, openStoreAt, type StorePlace } from '@poczekalnia/queue-core/store'
import { freePort } from './free-port.ts'

const root = join(import.meta.dirname, '../..')
export const hubMain = join(root, 'apps/hub/src/main.mjs')

/** How long a start may take before a test gives it up, milliseconds. */
const HEALTHY_WITHIN_MS = 400_000
/** And an end: as long as systemd waits for a service before it kills it. */
const ENDED_WITHIN_MS = 90_000

/**
 * The hub as an operator runs it: a process of its own, on a data folder and a port that stay the same over restarts.
 */
export type HubProcess = {
  url: string
  dir: string
  dbFile: string
  pid(): number
  /** What it has written on its standard output since its last start. */
  output(): string
  /** Starts it again. @returns milliseconds until it was healthy */
  start(): Promise<number>
  /** SIGKILL: no goodbye, nothing flushed. Resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM. @returns how it ended; `null`: it did not, and was killed */
  terminate(): Promise<{ status: number | null }>
  /** Ends it and removes a data folder that was made for it. */
  remove(): Promise<void>
}

/**
 * Prepares a hub of an office; `start` runs it.
 * @param options.args further options of the command line, `['--at', '2026-11-19T12:05']`, or made with its address
 * @param options.dir its data folder, a new one when left out
 * @param options.kept starts it again when it has ended by itself, as a service manager does
 * @param options.openFiles how many files it may have open, sockets among them; what the machine allows when left out
 */
export async function hubProcess(options: {
  office: string
  args?: readonly string[] | ((url: string) => readonly string[])
  nodeArgs?: readonly string[]
  dir?: string
  kept?: boolean
  openFiles?: number
}): Promise<HubProcess> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'poczekalnia-hub-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const args = typeof options.args === 'function' ? options.args(url) : (options.args ?? [])
  let child: ChildProcess | null = null
  let told = ''

  const ended = async (signal: NodeJS.Signals): Promise<number | null> => {
    const running = child
    child = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return running?.exitCode ?? null
    const exit = once(running, 'exit')
    running.kill(signal)
    // A bound for what is broken: it is killed then, and its status tells.
    const late = setTimeout(() => running.kill('SIGKILL'), ENDED_WITHIN_MS)
    await exit
    clearTimeout(late)
    return running.exitCode
  }

  /** Until it works, as a service manager does. What a test ends is no longer `child`, and stays away. */
  const startAgain = async (ended: ChildProcess) => {
    for (let last: ChildProcess | null = ended; last !== null && child === last; last = child) {
      const isWell = await hub.start().then(
        () => true,
        () => wait(200),
      )
      if (isWell) return
    }
  }

  const hub: HubProcess = {
    url,
    dir,
    dbFile: join(dir, databaseName),
    pid() {
      if (child?.pid === undefined) throw new Error('the hub does not run')
      return child.pid
    },
    output: () => told,
    async start() {
      const began = performance.now()
      const where = ['--office', options.office, '--data', dir, '--port', String(port), '--host', '127.0.0.1']
      const command = [process.execPath, ...(options.nodeArgs ?? []), hubMain, ...where, ...args]
      // The shell makes way for the hub, which keeps its number.
      if (options.openFiles) command.unshift('/bin/sh', '-c', `ulimit -n ${options.openFiles}; exec "$0" "$@"`)
      const started = spawn(command[0]!, command.slice(1), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      let said = ''
      told = ''
      started.stdout.setEncoding('utf8').on('data', (text: string) => {
        told += text
      })
      started.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
      while (!(await isHealthy(url))) {
        if (started.exitCode !== null || started.signalCode !== null) throw new Error(`the hub did not start: ${said}`)
        if (performance.now() - began > HEALTHY_WITHIN_MS) throw new Error(`the hub is not healthy: ${said}`)
        await wait(10)
      }
      if (options.kept) started.once('exit', () => void startAgain(started))
      return performance.now() - began
    },
    async kill() {
      await ended('SIGKILL')
    },
    async terminate() {
      return { status: await ended('SIGTERM') }
    },
    async remove() {
      await ended('SIGKILL')
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
  return hub
}

/**
 * Adds devices to an office, as `poczekalnia device add` does.
 * @param to its file, or where it is in a database
 * @returns their tokens
 */
export async function addDevices(
  to: string | StorePlace,
  kind: DeviceKind,
  names: readonly string[],
): Promise<string[]> {
  const store = typeof to === 'string' ? openSqliteStore(to) : await openStoreAt(to)
  try {
    const devices = new DeviceRegistry(store)
    const tokens: string[] = []
    for (const name of names) tokens.push((await devices.add(kind, name)).token)
    return tokens
  } finally {
    await store.close()
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok
  } catch {
    return false
  }
}
