import type { Server as HttpServer, ServerResponse } from 'node:http'
import pino from 'pino'
import { Server } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { takePort } from './endpoint.ts'
import { rawClient } from './testing/raw-client.ts'

const broken: Record<string, (response: ServerResponse) => void | Promise<void>> = {
  'throws at once': () => {
    throw new Error('at once')
  },
  'throws later': async () => {
    await null
    throw new Error('later')
  },
  'throws what is no error': () => Promise.reject(undefined),
  'throws after the head': async (response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('half')
    await null
    throw new Error('after the head')
  },
  'writes after the end': (response) => {
    response.end('whole')
    response.write('more')
  },
  'writes two heads': (response) => {
    response.writeHead(200).write('half')
    response.writeHead(200)
  },
}

async function opened() {
  const told: unknown[] = []
  const endpoint = await takePort('127.0.0.1', 0)
  onTestFinished(() => endpoint.close())
  const log = pino({ level: 'silent' })
  log.error = (about: unknown) => void told.push(about)
  endpoint.open(
    [
      {
        matches: () => true,
        answer: (request, response) =>
          broken[decodeURI((request.url ?? '').slice(1))]?.(response) ?? void response.end('well'),
      },
    ],
    log,
  )
  return { endpoint, told, port: Number(new URL(endpoint.url).port) }
}

test.each(Object.keys(broken))('an answer that %s concerns the one client that asked', async (kind) => {
  const { endpoint, told } = await opened()
  const outcome = await fetch(`${endpoint.url}/${encodeURI(kind)}`).then(
    async (answer) => {
      const text = await answer.text().catch(() => null)
      return text === null ? 'broken off' : answer.status
    },
    () => 'broken off',
  )
  const isHalf = kind === 'throws after the head' || kind === 'writes two heads'
  expect(outcome).toBe(isHalf ? 'broken off' : kind === 'writes after the end' ? 200 : 500)
  expect(told.length).toBe(kind === 'writes after the end' ? 0 : 1)
  expect(await (await fetch(`${endpoint.url}/else`)).text()).toBe('well')
})

const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'

test.each([
  upgrade('/nowhere'),
  upgrade('/socket.io/?EIO=4&transport=websocket'),
  upgrade('/socket.io/?EIO=9&transport=none'),
  'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /else HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab',
  'POST /else HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz',
  'GET / HT',
  '\r\n\r\n',
  '\u0000\u00ff\u0016',
])('who says %j and then tears the connection ends nothing', async (said) => {
  const { endpoint, port } = await opened()
  const io = new Server(endpoint.server)
  onTestFinished(async () => void (await io.close()))
  const client = await rawClient(port, said)
  // Answered, the hub has read it.
  await fetch(`${endpoint.url}/else`)
  client.socket.resetAndDestroy()
  await client.closed
  expect(await (await fetch(`${endpoint.url}/else`)).text()).toBe('well')
  // The hub hears of the end in a turn of its own.
  await expect.poll(() => connections(endpoint.server)).toBe(0)
})

const connections = (server: HttpServer) =>
  new Promise<number>((resolve, reject) => {
    server.closeIdleConnections()
    server.getConnections((error: Error | null, count: number) => (error ? reject(error) : resolve(count)))
  })
