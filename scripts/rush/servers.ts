import { fork, type StdioOptions } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allocator } from '@poczekalnia/server/allocator'
import { youngRoom } from '../../apps/booking/src/v8-settings.mjs'
import type { SiteOrder } from './site.ts'

/** One process of the site. */
export type Server = { url: string; kill(): void }

/** The processes of one site that a rush is played at: each answers every request. */
export type Servers = {
  /** The site's address, which its pages have: that of the first one. */
  url: string
  /** Those that are asked: one that takes no connections is left out, as whatever stands before them does. */
  asked: Server[]
  opensInMs: number
  forgetPeaks(): void
  /** The most memory that one of them held, MB. */
  peakMb(): number
  killOne(): void
  kill(): void
}

type Started = Server & { pid: number; opensInMs: number }

/** Starts them one after the other: the first makes the key that all have. */
export async function startServers(order: SiteOrder, count: number): Promise<Servers> {
  const all: Started[] = []
  const kill = () => {
    for (const one of all) one.kill()
  }
  try {
    for (let n = 0; n < count; n++) all.push(await startServer({ ...order, url: all[0]?.url ?? null }))
  } catch (error) {
    kill()
    throw error
  }
  const peaks = () => Math.max(...all.map(({ pid }) => peakOf(pid)))
  let peakOfKilled = 0
  return {
    url: all[0]?.url ?? '',
    asked: [...all],
    opensInMs: all.at(-1)?.opensInMs ?? 0,
    forgetPeaks: () => {
      for (const { pid } of all) forgetPeakOf(pid)
    },
    peakMb: () => Math.max(peakOfKilled, peaks()),
    killOne() {
      peakOfKilled = peaks()
      all[0]?.kill()
    },
    kill,
  }
}

function startServer(order: SiteOrder): Promise<Started> {
  // With the settings that the site's own start has (apps/booking/src/main.mjs).
  const env = { ...allocator, ...process.env }
  const execArgv = [youngRoom, ...process.execArgv]
  const stdio: StdioOptions = ['ignore', 'inherit', 'inherit', 'ipc']
  const child = fork(join(import.meta.dirname, 'site.ts'), { env, execArgv, stdio })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the site ended with ${code}`)))
    child.once('message', (ready: { url: string; opensInMs: number }) =>
      resolve({ ...ready, pid: child.pid ?? 0, kill: () => void child.kill('SIGKILL') }),
    )
    child.send(order)
  })
}

/** From now on a process's peak is counted anew (`proc(5)`); elsewhere its start counts too. */
function forgetPeakOf(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Only Linux has it.
  }
}

/** What a process held at its most, MB; where the system doesn't say, what this one can't know is 0. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
