import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tcpTransport } from './tcp-transport.ts'
import type { Transport } from './transport.ts'

let server: Server
let port: number
let accepted: Socket[]
let onSocket: (socket: Socket) => void

beforeEach(async () => {
  accepted = []
  onSocket = () => undefined
  server = createServer((socket) => {
    accepted.push(socket)
    socket.on('error', () => undefined)
    onSocket(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterEach(async () => {
  for (const socket of accepted) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
})

const opened = async (options = {}): Promise<Transport> => {
  const transport = tcpTransport({ host: '127.0.0.1', port }, options)
  await transport.open()
  return transport
}

test('carries bytes there and back', async () => {
  onSocket = (socket) => socket.pipe(socket)
  const transport = await opened()
  await transport.write(Buffer.from('hello'), { chunkTimeoutMs: 30_000 })
  expect(Buffer.from((await transport.read(30_000)) ?? []).toString()).toBe('hello')
  expect(await transport.read(30)).toBeNull()
  await transport.close('finish')
})

test('everything that was taken arrives before the end of the session', async () => {
  let received = 0
  onSocket = (socket) => socket.on('data', (bytes: Buffer) => (received += bytes.length))
  const transport = await opened()
  await transport.write(new Uint8Array(300_000), { chunkTimeoutMs: 30_000 })
  await transport.close('finish')
  await expect.poll(() => received).toBe(300_000)
})

test('a printer that takes no more is stalled after the time given for one chunk', async () => {
  onSocket = (socket) => socket.pause()
  const transport = await opened()
  await expect(transport.write(new Uint8Array(30_000_000), { chunkTimeoutMs: 200 })).rejects.toMatchObject({
    failure: 'stalled',
    bytesAccepted: expect.any(Number),
  })
  await transport.close('drop')
})

test('a connection that is reset is lost, for writing, reading and whoever listens', async () => {
  const transport = await opened()
  const lost = new Promise<void>((resolve) => transport.onDisconnect(resolve))
  await expect.poll(() => accepted.length).toBe(1)
  accepted[0]?.resetAndDestroy()
  await lost
  await expect(transport.write(Buffer.from('x'), { chunkTimeoutMs: 200 })).rejects.toMatchObject({ failure: 'lost' })
  await expect(transport.read(200)).rejects.toMatchObject({ failure: 'lost' })
  await transport.close('finish')
})

test('nobody there is unreachable', async () => {
  await new Promise((resolve) => server.close(resolve))
  await expect(tcpTransport({ host: '127.0.0.1', port }).open()).rejects.toMatchObject({
    failure: 'unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  })
  server.listen()
})

test('a session on which nothing moves is ended', async () => {
  const transport = await opened({ idleTimeoutMs: 50 })
  await new Promise<void>((resolve) => transport.onDisconnect(resolve))
  await transport.close('finish')
})

test('a job can be called off while it is sent', async () => {
  onSocket = (socket) => socket.pause()
  const transport = await opened()
  await expect(
    transport.write(new Uint8Array(30_000_000), { chunkTimeoutMs: 30_000, signal: AbortSignal.timeout(100) }),
  ).rejects.toMatchObject({ failure: 'aborted' })
  await transport.close('drop')
})
