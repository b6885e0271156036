import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressBehind } from '@poczekalnia/server/client-address'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openGateway } from './gateway.ts'
import { type OneOffice, readOffices } from './offices.ts'

const closing: (() => unknown)[] = []
let offices: OneOffice[]
let dir: string
let url: string
let state: 'up' | 'down'

/** An office's process as the gateway sees it: something that answers on its socket. */
async function office(id: string, answer: RequestListener): Promise<Server> {
  const server = createServer(answer).listen(join(dir, id))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return server
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gateway-'))
  state = 'up'
  offices = readOffices(['offices/katowice.yaml', 'offices/bydgoszcz.yaml'])
  const server = createServer()
  openGateway(
    { server, clientAddress: addressBehind(null), proxy: null },
    offices.map((one) => ({
      ...one,
      process: { socket: join(dir, one.id), state: () => state, handOver: () => false },
    })),
    { demo: false, today: () => '2026-11-19', log: { error: () => undefined, warn: () => undefined } },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  closing.push(() => {
    server.closeAllConnections()
    server.close()
    rmSync(dir, { recursive: true })
  })
})

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test('a request goes to the office that its address begins with, as it was asked', async () => {
  await office('katowice', (request, response) => {
    const { url, method, headers } = request
    response.setHeader('set-cookie', ['a=1', 'b=2'])
    response.end(JSON.stringify({ url, method, host: headers.host, origin: headers.origin }))
  })
  const answer = await fetch(`${url}/katowice/kiosk?x=%20y`, { headers: { origin: 'http://elsewhere' } })
  expect(await answer.json()).toEqual({
    url: '/katowice/kiosk?x=%20y',
    method: 'GET',
    host: new URL(url).host,
    origin: 'http://elsewhere',
  })
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect((await fetch(`${url}/poznan/kiosk`)).status).toBe(404)
  expect((await fetch(`${url}/katowice2/kiosk`)).status).toBe(404)
})

test('who asks is told by the gateway alone: nobody can pass for another', async () => {
  await office('katowice', (request, response) => {
    const { forwarded, 'x-forwarded-for': address } = request.headers
    response.end(JSON.stringify({ forwarded, address }))
  })
  const headers = { 'x-forwarded-for': '10.0.0.1', forwarded: 'for=10.0.0.1' }
  expect(await (await fetch(`${url}/katowice/api`, { headers })).json()).toEqual({ address: '127.0.0.1' })
})

test('server-sent events come through one by one', async () => {
  let say: (text: string) => void = () => undefined
  await office('katowice', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    say = (text) => void response.write(text)
    say('data: 1\n\n')
  })
  const reader = (await fetch(`${url}/katowice/t/abc/events`)).body!.getReader()
  const read = async () => new TextDecoder().decode((await reader.read()).value)
  expect(await read()).toBe('data: 1\n\n')
  say('data: 2\n\n')
  expect(await read()).toBe('data: 2\n\n')
  await reader.cancel()
})

test('a listener that leaves is gone for the office too', async () => {
  const server = await office('katowice', (_request, response) => void response.write('data: 1\n\n'))
  const left = new Promise((resolve) => server.on('request', (_, response) => response.on('close', resolve)))
  const reader = (await fetch(`${url}/katowice/t/abc/events`)).body!.getReader()
  await reader.read()
  await reader.cancel()
  await left
})

test('a large upload flows through, with a length and without one', async () => {
  let kept = 0
  await office('bydgoszcz', async (request, response) => {
    let size = 0
    for await (const piece of request as AsyncIterable<Buffer>) size += piece.length
    kept = size
    response.end(String(size))
  })
  const body = new Uint8Array(20_000_000)
  expect(await (await fetch(`${url}/bydgoszcz/api/bookings`, { method: 'POST', body })).text()).toBe('20000000')
  const piecewise = request(`${url}/bydgoszcz/api/bookings`, { method: 'POST' })
  for (let i = 0; i < 20; i++) piecewise.write(body.subarray(0, 100_000))
  piecewise.end()
  const [answer] = (await once(piecewise, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  expect(kept).toBe(2_000_000)
})

test('an upload that is refused unread gets its refusal, and the connection goes on', async () => {
  await office('katowice', (request, response) => {
    response.writeHead(request.method === 'POST' ? 401 : 200)
    response.end('told')
  })
  const client = connect(Number(new URL(url).port), '127.0.0.1')
  closing.push(() => client.destroy())
  let said = ''
  client.on('data', (bytes: Buffer) => {
    said += bytes
  })
  for (let i = 0; i < 5; i++) {
    said = ''
    client.write('POST /katowice/api/bookings HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n')
    client.write(Buffer.alloc(3_000_000))
    client.write('GET /katowice/kiosk HTTP/1.1\r\nHost: h\r\n\r\n')
    await expect.poll(() => said.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200'])
  }
})

test('a WebSocket goes to its office and carries bytes both ways', async () => {
  const server = await office('katowice', (_request, response) => response.end())
  let asked: IncomingMessage | null = null
  server.on('upgrade', (request, socket) => {
    asked = request
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => socket.write(`echo ${bytes}`))
  })
  const client = connect(Number(new URL(url).port), '127.0.0.1')
  closing.push(() => client.destroy())
  const next = async () => String((await once(client, 'data'))[0])
  client.write(
    'GET /katowice/socket.io/?EIO=4 HTTP/1.1\r\nHost: h:1\r\nConnection: Upgrade\r\nUpgrade: x\r\n' +
      'X-Forwarded-For: 10.0.0.1\r\n\r\n',
  )
  expect(await next()).toContain('101 Switching Protocols')
  expect(asked).toMatchObject({
    url: '/katowice/socket.io/?EIO=4',
    headers: { host: 'h:1', 'x-forwarded-for': '127.0.0.1' },
  })
  client.write('hello')
  expect(await next()).toBe('echo hello')
})

test('a WebSocket of an office that is down is refused, and of none', async () => {
  const refusal = async (path: string) => {
    const client = connect(Number(new URL(url).port), '127.0.0.1')
    closing.push(() => client.destroy())
    client.write(`GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
    return String((await once(client, 'data'))[0]).split('\r\n')[0]
  }
  expect(await refusal('/katowice/socket.io/')).toBe('HTTP/1.1 503 Service Unavailable')
  expect(await refusal('/poznan/socket.io/')).toBe('HTTP/1.1 404 Not Found')
})

test('one office is down: 503 with a page in the language of who asks, and the other works', async () => {
  await office('bydgoszcz', (_request, response) => response.end('well'))
  const headers = { accept: 'text/html', 'accept-language': 'en' }
  const down = await fetch(`${url}/katowice/kiosk`, { headers })
  expect([down.status, down.headers.get('retry-after')]).toEqual([503, '2'])
  const page = await down.text()
  expect(page).toContain('One moment, please')
  expect(page).toContain('http-equiv="refresh"')
  const told = await fetch(`${url}/katowice/api/x`, { method: 'POST', body: 'x' })
  expect([told.status, told.headers.get('content-type')]).toEqual([503, 'text/plain; charset=utf-8'])
  expect(await (await fetch(`${url}/bydgoszcz/kiosk`)).text()).toBe('well')
})

test('/healthz tells of each office, and is 503 while one is down', async () => {
  await office('katowice', (_request, response) => response.end('{"status":"ok","office":"katowice","now":"now"}'))
  const katowice = { status: 'ok', office: 'katowice', now: 'now' }
  const half = await fetch(`${url}/healthz`)
  expect(half.status).toBe(503)
  expect(await half.json()).toEqual({ status: 'down', offices: [katowice, { status: 'down', office: 'bydgoszcz' }] })
  await office('bydgoszcz', (_request, response) => response.end('{"status":"ok","office":"bydgoszcz","now":"now"}'))
  const whole = await fetch(`${url}/healthz`)
  expect(whole.status).toBe(200)
  expect(await whole.json()).toMatchObject({ status: 'ok', offices: [katowice, { office: 'bydgoszcz' }] })
})

test('/ lists the offices in the language of who asks, or the one that was chosen', async () => {
  const page = async (path: string, language: string) =>
    (await fetch(url + path, { headers: { 'accept-language': language } })).text()
  const ukrainian = await page('/', 'uk-UA,uk;q=0.9')
  expect(ukrainian).toContain('<html lang="uk">')
  expect(ukrainian).toContain('href="katowice/kiosk"')
  expect(ukrainian).toContain('href="bydgoszcz/counter"')
  expect(await page('/?lang=en', 'uk')).toContain('<html lang="en">')
  state = 'down'
  expect(await page('/', 'pl')).not.toContain('href="katowice/kiosk"')
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
})

test('the figures of all offices are one text, and one that is down is told', async () => {
  await office('katowice', (request, response) => {
    expect(request.url).toBe('/katowice/metrics')
    response.end('# HELP a A.\n# TYPE a gauge\na{office="katowice"} 5\n')
  })
  const text = await (await fetch(`${url}/metrics`)).text()
  expect(text).toContain('# TYPE a gauge\na{office="katowice"} 5\n')
  expect(text).toContain('poczekalnia_office_up{office="katowice"} 1\npoczekalnia_office_up{office="bydgoszcz"} 0\n')
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
})

test('figures are not for who comes through a proxy, neither all of them nor those of one office', async () => {
  await office('katowice', (_request, response) => response.end('a 1\n'))
  const headers = { 'x-forwarded-for': '10.0.0.1' }
  for (const path of ['/metrics', '/katowice/metrics', '/katowice/metrics?x=1'])
    expect((await fetch(url + path, { headers })).status).toBe(401)
  expect(await (await fetch(`${url}/katowice/metrics`)).text()).toBe('a 1\n')
})
