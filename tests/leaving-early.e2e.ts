import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawClient, rawClient } from '@poczekalnia/server/testing/raw-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFiles } from '../apps/hub/src/testing/open-files.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'

/** For how long clients come and go, seconds; `POCZEKALNIA_LONG_SECONDS=60` for a minute. */
const SECONDS = Number(process.env.POCZEKALNIA_LONG_SECONDS ?? 4)
const OPEN_FILES = 256
/** Below the bound, so that a file kept by mistake shows as one too many and not as a refused connection. */
const AT_ONCE = 60

const download = (base: string) => `GET ${base}/voice/pl/large.wav HTTP/1.1\r\nHost: x\r\n\r\n`
const socketKey = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
const upgrade = `HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${socketKey}\r\n`
/** What a client may have said before it leaves. */
const said = (base: string) => [
  download(base),
  download(base),
  `GET ${base}/voice/index.json HTTP/1.1\r\nHost: x\r\n\r\n`,
  `GET ${base}/kiosk HTTP/1.1\r\nHost: x\r\n\r\nGET ${base}/healthz HTTP/1.1\r\nHost: x\r\n\r\n`,
  `POST ${base}/api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"name"`,
  `POST ${base}/api/bookings HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n`,
  `GET ${base}/nowhere ${upgrade}`,
  `GET ${base}/socket.io/?EIO=4&transport=websocket ${upgrade}`,
  `GET ${base}/socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n`,
  `GET ${base}/api/log.csv HTTP/1.1\r\nHost: x\r\n\r\n`,
  'GE',
  '',
]
const leave = async ({ socket, closed }: RawClient, i: number) => {
  if (i % 2 === 0) socket.resetAndDestroy()
  else socket.destroy()
  await inTime(closed, 'a client that left is gone')
}

/** Says what was waited for in vain. */
async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`in vain: ${what}`)), 120_000)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** The hub's process, and those of its offices where it has several. */
const processes = (pid: number) => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
]
const filesOf = (pids: readonly number[]) => pids.map((pid) => openFiles(pid).length)

describe.runIf(process.platform === 'linux').each([
  { which: 'a hub of one office', base: '', more: [] },
  { which: 'a hub of two offices', base: '/bydgoszcz', more: ['katowice.yaml'] },
])('$which', ({ base, more }) => {
  let folder: string
  let hub: HubProcess
  let port: number
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'poczekalnia-leaving-'))
    cpSync(join(import.meta.dirname, '../offices'), folder, { recursive: true })
    mkdirSync(join(folder, 'voice/pl'), { recursive: true })
    // More than a socket takes at once.
    writeFileSync(join(folder, 'voice/pl/large.wav'), Buffer.alloc(24 * 1024 * 1024))
    const args = more.flatMap((file) => ['--office', join(folder, file)])
    hub = await hubProcess({ office: join(folder, 'bydgoszcz.yaml'), args, openFiles: OPEN_FILES })
    await hub.start()
    port = Number(new URL(hub.url).port)
    // What is opened with the first request of its kind stays open.
    expect(await isWell()).toBe(true)
  })
  afterAll(async () => {
    await hub?.remove()
    rmSync(folder, { recursive: true, force: true })
  })
  const isWell = async () => {
    const isOk = async (path: string) => (await inTime(fetch(hub.url + path), `${path} is answered`)).ok
    return (await isOk('/healthz')) && (await isOk(`${base}/voice/index.json`))
  }

  /** No process has more open than before, but for the connections of this very moment. */
  const areFreed = async (pids: readonly number[], before: readonly number[]) => {
    await expect.poll(() => filesOf(pids).every((files, i) => files <= (before[i] ?? 0) + 4)).toBe(true)
    expect(processes(hub.pid())).toEqual(pids)
  }

  test('clients that leave early, many at once and in every way, leave nothing open, and the hub answers', async () => {
    const pids = processes(hub.pid())
    const before = filesOf(pids)
    const until = performance.now() + SECONDS * 1000
    let clients = 0
    let most = before
    while (performance.now() < until) {
      const what = said(base)
      const wave = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, i) =>
          inTime(rawClient(port, what[(clients + i) % what.length]), 'a client is taken'),
        ),
      )
      clients += wave.length
      // Answered after them, the hub has begun with all of theirs.
      expect(await isWell()).toBe(true)
      most = filesOf(pids).map((files, i) => Math.max(files, most[i] ?? 0))
      await Promise.all(wave.map(leave))
    }
    await areFreed(pids, before)
    console.log(JSON.stringify({ seconds: SECONDS, clients, before, most, after: filesOf(pids) }))
  })

  test('with every file that the system allows in use nothing ends; when they are free all is as before', async () => {
    const pids = processes(hub.pid())
    const before = filesOf(pids)
    // Each takes a connection and a file. Those beyond the bound are turned away by the system, which may close them at
    // once.
    const clients = await Promise.all(Array.from({ length: OPEN_FILES + 100 }, () => rawClient(port, download(base))))
    for (const { socket } of clients) socket.pause()
    await expect.poll(() => Math.max(...filesOf(pids))).toBeGreaterThanOrEqual(OPEN_FILES - 10)
    const most = filesOf(pids)
    await Promise.all(clients.map(leave))
    await expect.poll(() => isWell().catch(() => false)).toBe(true)
    await areFreed(pids, before)
    console.log(JSON.stringify({ clients: clients.length, before, most, after: filesOf(pids) }))
    expect((await hub.terminate()).status).toBe(0)
  })
})
