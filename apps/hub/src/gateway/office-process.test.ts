import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressBehind } from '@poczekalnia/server/client-address'
import { afterEach, expect, test } from 'vitest'
import { openGateway } from './gateway.ts'
import { officeProcess } from './office-process.ts'
import { readOffices } from './offices.ts'

const program = join(import.meta.dirname, '../testing/frail-office.ts')
const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A gateway and one office's process behind it, a real one. @param silentAfterMs as `officeProcess` takes it */
async function opened(silentAfterMs?: number) {
  const dir = mkdtempSync(join(tmpdir(), 'office-process-'))
  const told: string[] = []
  const tell = (_: unknown, text?: string) => void told.push(text ?? '')
  const log = { info: tell, warn: tell, error: tell }
  const place = {
    ...{ socket: join(dir, '0.sock'), url: 'http://localhost:1/katowice', base: '/katowice' },
    ...{ fresh: false, site: null, directory: false },
  }
  const office = officeProcess({
    id: 'katowice',
    place,
    args: [],
    log,
    program,
    ...(silentAfterMs && { silentAfterMs }),
  })
  const [one] = readOffices(['offices/katowice.yaml'])
  const server = createServer()
  openGateway({ server, clientAddress: addressBehind(null), proxy: null }, [{ ...one!, process: office }], {
    demo: false,
    today: () => '2026-11-19',
    log,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
    rmSync(dir, { recursive: true })
  })
  closing.push(() => office.stop())
  await office.start()
  const linked = (more = '') => {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
    closing.push(() => client.destroy())
    client.on('error', () => client.destroy())
    const lines = ['GET /katowice/socket.io/?EIO=4 HTTP/1.1', 'Host: h', 'Connection: Upgrade', 'Upgrade: x']
    client.write(`${[...lines, 'X-Forwarded-For: 10.0.0.1'].join('\r\n')}\r\n\r\n${more}`)
    return client
  }
  return { office, told, linked }
}

async function gone(client: Socket): Promise<void> {
  client.resume()
  if (!client.closed) await once(client, 'close')
}

/** Reads until this was said. */
async function heard(client: Socket, text: string): Promise<string> {
  let said = ''
  const over = new AbortController()
  client.once('close', () => over.abort())
  while (!said.includes(text)) said += String((await once(client, 'data', { signal: over.signal }))[0])
  return said
}

test('a WebSocket’s own connection goes to the office, with who asks and what came right behind', async () => {
  const { linked } = await opened()
  const client = linked('early')
  const said = await heard(client, 'echo early')
  expect(said).toContain('101 Switching Protocols')
  expect(said).toContain('{"url":"/katowice/socket.io/?EIO=4","address":"127.0.0.1"}')
  client.write('later')
  await heard(client, 'echo later')
})

test('many at once each get through', async () => {
  const { linked } = await opened()
  const clients = Array.from({ length: 100 }, () => linked('hello'))
  for (const said of await Promise.all(clients.map((client) => heard(client, 'echo hello'))))
    expect(said).toContain('127.0.0.1')
})

test('an office that hangs is started again; who was linked is told, and who comes then is let in', async () => {
  const { told, linked } = await opened(6_000)
  const client = linked()
  await heard(client, '101')
  client.write('hang')
  await heard(client, 'it hangs')
  // Comes while nobody takes it: it is let go, and may ask again.
  const late = linked()
  await Promise.all([gone(client), gone(late)])
  await expect.poll(() => told).toContain('the office works again')
  expect(told.slice(0, 3)).toEqual([
    'the office says nothing any more and is ended',
    'the office has ended and is started again',
    'the office works again',
  ])
  await heard(linked('again'), 'echo again')
})

test('an office that ends is started again', async () => {
  const { office, told, linked } = await opened()
  const client = linked('end')
  await gone(client)
  await expect.poll(() => told).toContain('the office works again')
  expect(office.state()).toBe('up')
})
