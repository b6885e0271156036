import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { connect as plainly } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { addressBehind } from './client-address.ts'
import { type HttpEndpoint, takePort } from './endpoint.ts'
import { type Patience, patience } from './patience.ts'
import { respondJson } from './respond.ts'
import { rawClient } from './testing/raw-client.ts'
import { UsageProblem } from './usage-problem.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tls-'))
  for (const name of ['one', 'two'])
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
        ...['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost'],
        ...['-keyout', join(dir, `${name}.key`), '-out', join(dir, `${name}.pem`)],
      ],
      { stdio: 'ignore' },
    )
})
afterAll(() => rmSync(dir, { recursive: true }))

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function opened(
  proxy: string | null = null,
  waits: Patience = patience,
): Promise<{ endpoint: HttpEndpoint; port: number; files: { cert: string; key: string } }> {
  const files = { cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') }
  copyFileSync(join(dir, 'one.pem'), files.cert)
  copyFileSync(join(dir, 'one.key'), files.key)
  const endpoint = await takePort('127.0.0.1', 0, { tls: files, proxy, waits })
  onTestFinished(() => endpoint.close())
  const asked = {
    matches: () => true,
    answer: (asking: IncomingMessage, response: Parameters<typeof respondJson>[0]) => {
      respondJson(response, 200, { address: endpoint.clientAddress(asking) })
    },
  }
  endpoint.open([asked], silent as never)
  return { endpoint, port: Number(new URL(endpoint.secureUrl ?? '').port), files }
}

/** Who the certificate is made out to, by a client that trusts `trusted`. */
const nameAt = (port: number, trusted: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: readFileSync(join(dir, trusted)) })
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      resolve(String(socket.getPeerCertificate().subject.CN))
      socket.destroy()
    })
  })

const ask = (port: number, headers: Record<string, string> = {}) =>
  new Promise<unknown>((resolve, reject) => {
    const asking = request({
      port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca: readFileSync(join(dir, 'one.pem')),
      headers,
    })
    asking.once('error', reject)
    asking.once('response', async (answer) =>
      resolve(JSON.parse(Buffer.concat(await Array.fromAsync(answer)).toString())),
    )
    asking.end()
  })

test('the port speaks https, and tells who asks', async () => {
  const { port, endpoint } = await opened()
  expect(await ask(port, { 'x-forwarded-for': '10.0.0.1' })).toEqual({ address: '127.0.0.1' })
  expect(endpoint.secureUrl).toBe(`https://localhost:${port}`)
  await expect(nameAt(port, 'two.pem')).rejects.toThrow()
  expect(await nameAt(port, 'one.pem')).toBe('one')
})

test('programs of this machine have a plain port of their own', async () => {
  const { endpoint } = await opened()
  expect(endpoint.url).toMatch(/^http:\/\/localhost:\d+$/)
  expect(await (await fetch(endpoint.url)).json()).toEqual({ address: '127.0.0.1' })
})

test('sockets go over it as WebSockets', async () => {
  const { port, endpoint } = await opened()
  const sockets = new Server(endpoint.server)
  onTestFinished(async () => void (await sockets.close()))
  sockets.on('connection', (socket) => socket.on('hello', (answer: (text: string) => void) => answer('well met')))
  const client = io(`https://localhost:${port}`, {
    transports: ['websocket'],
    ca: readFileSync(join(dir, 'one.pem'), 'utf8'),
  } as never)
  onTestFinished(() => void client.disconnect())
  expect(await client.emitWithAck('hello')).toBe('well met')
})

test('who comes without https is sent there; what would change something is not taken', async () => {
  const { port } = await opened()
  const page = await fetch(`http://localhost:${port}/kiosk?x=1`, { redirect: 'manual' })
  expect([page.status, page.headers.get('location')]).toEqual([308, `https://localhost:${port}/kiosk?x=1`])
  const act = await fetch(`http://localhost:${port}/api/sign-in`, { method: 'POST', body: '{}' })
  expect(act.status).toBe(426)
})

test('a certificate is renewed without a stop, and a bad one changes nothing', async () => {
  const { port, endpoint, files } = await opened()
  writeFileSync(files.cert, 'nothing')
  const told: string[] = []
  const log = { info: () => void told.push('info'), error: () => void told.push('error') }
  endpoint.renewCertificate?.(log as never)
  expect(await nameAt(port, 'one.pem')).toBe('one')
  copyFileSync(join(dir, 'two.pem'), files.cert)
  endpoint.renewCertificate?.(log as never)
  expect(await nameAt(port, 'one.pem')).toBe('one')
  copyFileSync(join(dir, 'two.key'), files.key)
  endpoint.renewCertificate?.(log as never)
  expect(await nameAt(port, 'two.pem')).toBe('two')
  expect(told).toEqual(['error', 'error', 'info'])
})

/** Short, for a test. */
const short: Patience = { handshakeMs: 300, headersMs: 300, idleMs: 1_000, lookEveryMs: 50 }
/** And where the handshake is not what is tried: on a busy machine that of twenty clients takes its time. */
const afterHandshake: Patience = { ...short, handshakeMs: 60_000 }
const secured = (port: number, text: string) =>
  new Promise<{ closed: Promise<void> }>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
    const closed = new Promise<void>((gone) => socket.once('close', () => gone()))
    socket.once('close', () => reject(new Error('closed before the handshake was over')))
    socket.on('error', () => undefined).resume()
    socket.once('secureConnect', () => {
      if (text !== '') socket.write(text)
      resolve({ closed })
    })
  })
/** What somebody may begin and not go on with. */
const begun = {
  nothing: '',
  'the first byte of a handshake': '\u0016',
  'the head of a handshake record': '\u0016\u0003\u0001\u0002\u0000',
  'half a method': 'GE',
  'half a head': 'GET / HTTP/1.1\r\nHost: x\r\nA: ',
  'a head without its body': 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab',
}

test.each(Object.entries(begun))('who says %s on a port of TLS and no more is cut off', async (_, text) => {
  const { port } = await opened(null, short)
  const clients = await Promise.all(Array.from({ length: 20 }, () => rawClient(port, text)))
  await Promise.all(clients.map(({ closed }) => closed))
  // Who is slow themselves is cut off too, and comes again.
  await expect.poll(() => ask(port).catch(() => null)).toEqual({ address: '127.0.0.1' })
})

test.each([begun.nothing, begun['half a method'], begun['half a head']])(
  'who says %j within TLS and no more is cut off',
  async (text) => {
    const { port } = await opened(null, afterHandshake)
    const clients = await Promise.all(Array.from({ length: 20 }, () => secured(port, text)))
    await Promise.all(clients.map(({ closed }) => closed))
    await expect.poll(() => ask(port).catch(() => null)).toEqual({ address: '127.0.0.1' })
  },
)

test.each([begun.nothing, begun['half a method'], begun['half a head'], begun['a head without its body']])(
  'who says %j on a port without TLS and no more is cut off',
  async (text) => {
    const endpoint = await takePort('127.0.0.1', 0, { waits: short })
    onTestFinished(() => endpoint.close())
    const read = {
      matches: () => true,
      answer: async (asking: IncomingMessage) => void (await Array.fromAsync(asking)),
    }
    endpoint.open([read], silent as never)
    const clients = Array.from({ length: 20 }, () => rawClient(Number(new URL(endpoint.url).port), text))
    await Promise.all((await Promise.all(clients)).map(({ closed }) => closed))
  },
)

test('a WebSocket that is quiet for longer than that stays', async () => {
  const { port, endpoint } = await opened(null, afterHandshake)
  const sockets = new Server(endpoint.server)
  onTestFinished(async () => void (await sockets.close()))
  sockets.on('connection', (socket) => socket.on('hello', (answer: (text: string) => void) => answer('well met')))
  const client = io(`https://localhost:${port}`, {
    transports: ['websocket'],
    ca: readFileSync(join(dir, 'one.pem'), 'utf8'),
  } as never)
  onTestFinished(() => void client.disconnect())
  expect(await client.emitWithAck('hello')).toBe('well met')
  const { id } = client
  for (let i = 0; i < 4; i++) await (await secured(port, begun['half a head'])).closed
  expect(await client.emitWithAck('hello')).toBe('well met')
  expect(client.id).toBe(id)
})

test('noise, and who says nothing, ends nothing and keeps nobody from stopping', async () => {
  const { port, endpoint } = await opened()
  const noisy = plainly(port, '127.0.0.1')
  noisy.on('error', () => undefined)
  noisy.write(Buffer.from([0x16, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))
  const mute = plainly(port, '127.0.0.1')
  mute.on('error', () => undefined)
  await new Promise((resolve) => mute.once('connect', resolve))
  expect(await ask(port)).toEqual({ address: '127.0.0.1' })
  await endpoint.close()
  await new Promise((resolve) => (mute.closed ? resolve(null) : mute.once('close', resolve)))
})

test.each([
  ['a missing file', 'nowhere.pem', 'one.key', 'can not be read: there is no such file'],
  ['a key of another certificate', 'one.pem', 'two.key', 'are not a certificate and its key'],
])('%s is refused in one line before anything starts', async (_, cert, key, saying) => {
  const files = { cert: join(dir, cert), key: join(dir, key) }
  const failure = await takePort('127.0.0.1', 0, { tls: files }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(UsageProblem)
  expect((failure as Error).message).toContain(saying)
})

test('only the proxy that was named is believed who asks', () => {
  const from = (remoteAddress: string, told?: string) =>
    ({
      socket: { remoteAddress },
      headers: told === undefined ? {} : { 'x-forwarded-for': told },
    }) as unknown as IncomingMessage
  const behind = addressBehind('127.0.0.1')
  expect(behind(from('127.0.0.1', '10.0.0.9, 192.168.1.5'))).toBe('192.168.1.5')
  expect(behind(from('::ffff:127.0.0.1', '192.168.1.5'))).toBe('192.168.1.5')
  expect(behind(from('192.168.1.7', '10.0.0.9'))).toBe('192.168.1.7')
  expect(behind(from('127.0.0.1'))).toBe('127.0.0.1')
  expect(addressBehind(null)(from('127.0.0.1', '10.0.0.9'))).toBe('127.0.0.1')
})
