import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HttpEndpoint, takePort } from '@poczekalnia/server/endpoint'
import { type Patience, patience } from '@poczekalnia/server/patience'
import { rawClient } from '@poczekalnia/server/testing/raw-client'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { voiceRoutes } from '../../features/displays/voice.ts'
import { screenRoutes } from '../../features/screens/screens.ts'
import { openFiles } from '../../testing/open-files.ts'

/** More than any socket takes at once: a client that reads nothing keeps the file open. */
const BYTES = 24 * 1024 * 1024
const CLIENTS = 40

let folder: string
let endpoint: HttpEndpoint
let port: number
const large: Record<string, string> = {}
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'send-file-')))
  mkdirSync(join(folder, 'kiosk/dist/assets'), { recursive: true })
  mkdirSync(join(folder, 'voice/pl'), { recursive: true })
  writeFileSync(join(folder, 'kiosk/dist/index.html'), '<p>')
  large['/kiosk/assets/large.js'] = join(folder, 'kiosk/dist/assets/large.js')
  large['/voice/pl/large.wav'] = join(folder, 'voice/pl/large.wav')
  for (const path of Object.values(large)) writeFileSync(path, Buffer.alloc(BYTES, 'a'))
  writeFileSync(join(folder, 'voice/pl/empty.wav'), '')
  execFileSync('mkfifo', [join(folder, 'voice/pl/pipe.wav')])
  endpoint = await opened(patience)
  port = portOf(endpoint)
})
afterAll(async () => {
  endpoint.server.closeAllConnections()
  await endpoint.close()
  rmSync(folder, { recursive: true, force: true })
})

const portOf = ({ url }: HttpEndpoint) => Number(new URL(url).port)
async function opened(waits: Patience): Promise<HttpEndpoint> {
  const made = await takePort('127.0.0.1', 0, { waits })
  made.open([...screenRoutes(folder, ''), ...voiceRoutes(join(folder, 'office.yaml'))], pino({ level: 'silent' }))
  return made
}
const openOf = (path: string) => openFiles().filter((one) => one === path).length
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`
const paths = ['/kiosk/assets/large.js', '/voice/pl/large.wav']

test.each(paths)('%s comes whole, with its type and length, and its file is closed', async (path) => {
  const answer = await fetch(endpoint.url + path)
  expect(answer.headers.get('content-length')).toBe(String(BYTES))
  expect((await answer.arrayBuffer()).byteLength).toBe(BYTES)
  await expect.poll(() => openOf(large[path] ?? '')).toBe(0)
})

test.runIf(process.platform === 'linux').each(paths)(
  'clients that break off %s leave no file open, however they go and however many they are',
  async (path) => {
    const clients = await Promise.all(Array.from({ length: CLIENTS }, () => rawClient(port, get(path))))
    for (const { socket } of clients) socket.pause()
    await expect.poll(() => openOf(large[path] ?? '')).toBe(CLIENTS)
    clients.forEach(({ socket }, i) => void (i % 2 === 0 ? socket.destroy() : socket.resetAndDestroy()))
    await expect.poll(() => openOf(large[path] ?? '')).toBe(0)
    expect((await fetch(endpoint.url + path)).status).toBe(200)
  },
)

test.runIf(process.platform === 'linux').each(paths)('who asks for %s and reads nothing is cut off', async (path) => {
  const hasty = await opened({ ...patience, idleMs: 1_500 })
  const client = await rawClient(portOf(hasty), get(path))
  // The first bytes show that the file was opened; no more are read.
  client.socket.once('data', () => client.socket.pause())
  await expect.poll(() => client.said().slice(0, 20)).toContain('200 OK')
  await expect.poll(() => openOf(large[path] ?? '')).toBe(0)
  expect(client.said().length).toBeLessThan(BYTES)
  client.socket.destroy()
  await hasty.close()
})

test('an empty file is an empty answer, and what is no file is not there', async () => {
  const empty = await fetch(`${endpoint.url}/voice/pl/empty.wav`)
  expect([empty.status, await empty.text()]).toEqual([200, ''])
  expect((await fetch(`${endpoint.url}/voice/pl/pipe.wav`)).status).toBe(404)
  expect((await fetch(`${endpoint.url}/kiosk/assets/none.js`)).status).toBe(404)
})
