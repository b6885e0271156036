import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { hookRunner } from './runner.ts'
import { isInside, send } from './send.ts'
import { type HookSettings, readHooks } from './settings.ts'

const key = Buffer.alloc(32, 7)
const hook: HookSettings = {
  ...{ id: 'intranet', url: '', secret: `whsec_${key.toString('base64')}`, trusted: true },
}
type Got = { id: string; type: string; data: Record<string, unknown>; body: string; isSigned: boolean }
/** What another program got, as it would check it; `answers` is what it says to the next ones. */
const got: Got[] = []
let answers: number[] = []
const double = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request.setEncoding('utf8')) body += piece
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signed } = request.headers
  const made = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
  got.push({ ...JSON.parse(body), id: String(id), body, isSigned: signed === `v1,${made}` })
  response.writeHead(answers.shift() ?? 204, { location: '/elsewhere' }).end()
})

let running: RunningHub
beforeAll(async () => {
  await new Promise<void>((resolve) => double.listen(0, '127.0.0.1', resolve))
  hook.url = `http://127.0.0.1:${(double.address() as AddressInfo).port}/hook?key=secret`
  const hookWaits = { firstMs: 20, longestMs: 40, offAfterMs: Number.POSITIVE_INFINITY }
  running = await runHub({ hooks: [hook], hookWaits })
})
afterEach(() => {
  got.length = 0
  answers = []
})
afterAll(async () => {
  await running.stop()
  double.close()
})

/** Messages about tickets. */
const tickets = () => got.filter(({ type }) => type.startsWith('ticket'))

test('[REG-3] another program is told what happens in its order, signed, each until it is taken', async () => {
  // What needs somebody is told once after each start.
  await expect.poll(() => got.some(({ type }) => type === 'warnings.changed')).toBe(true)
  answers = [500, 302, 429]
  const kiosk = await running.join('kiosk')
  const desk = await running.join('counter', 'desk')
  const { ticket } = (await kiosk.ask('take-ticket', {
    queue: 'uzupelnienie-dokumentow',
    language: 'uk',
  })) as unknown as {
    ticket: { number: string }
  }
  await desk.ask('open-desk', { desk: 1 })
  await desk.ask('call-next', {})
  await desk.ask('start', {})
  await desk.ask('finish', {})
  await expect.poll(() => got.some(({ type }) => type === 'ticket.served')).toBe(true)
  expect(got.every(({ isSigned }) => isSigned)).toBe(true)
  const ids = [...new Set(tickets().map(({ id }) => id))]
  const told = ids.map((id) => tickets().find((one) => one.id === id))
  expect(told.map((one) => one?.type)).toEqual(['ticket.issued', 'ticket.called', 'ticket.started', 'ticket.served'])
  expect(new Set(told.map((one) => one?.data.number))).toEqual(new Set([ticket.number]))
  // The same bytes at every try: who got them twice knows it by the id.
  for (const id of ids) expect(new Set(tickets().flatMap((one) => (one.id === id ? one.body : []))).size).toBe(1)
})

test('[REG-3] what was not taken is told after a restart, from where it stood', async () => {
  answers = Array(1_000).fill(503)
  const kiosk = await running.join('kiosk')
  await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  await expect.poll(() => tickets().length).toBeGreaterThan(0)
  await running.restart()
  got.length = 0
  answers = []
  await expect.poll(() => tickets().map(({ type }) => type)).toEqual(['ticket.issued'])
})

test('a file that was read again: hooks go on, go on elsewhere from where they stood, begin and end', async () => {
  const kiosk = await running.join('kiosk')
  const take = () => kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  await running.hub.hooks.replace([hook])
  await take()
  await expect.poll(() => tickets().length).toBe(1)
  // Nothing is taken at the old address any more: the new one has it from there.
  answers = Array(1_000).fill(503)
  await take()
  await expect.poll(() => tickets().length).toBeGreaterThan(1)
  const second = tickets().at(-1)!.id
  answers = []
  const moved = { ...hook, url: hook.url.replace('/hook', '/moved'), events: ['ticket.issued' as const] }
  await running.hub.hooks.replace([moved, { ...moved, id: 'another' }])
  const ids = () => [...new Set(tickets().map(({ id }) => id))]
  const timesToldOf = (id: string | undefined) => tickets().filter((one) => one.id === id).length
  await take()
  await expect.poll(() => timesToldOf(ids()[2])).toBe(2)
  expect(ids()[1]).toBe(second)
  await running.hub.hooks.replace([hook])
  await take()
  await expect.poll(() => timesToldOf(ids()[3])).toBe(1)
})

test('an administrator sees that a program takes nothing, and no secret', async () => {
  const administrator = await firstAdministrator(running)
  const state = async () => (await askApi(running, 'GET', '/api/hooks', { cookie: administrator })).body
  answers = Array(1_000).fill(410)
  const kiosk = await running.join('kiosk')
  await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  await expect.poll(async () => JSON.stringify(await state())).toContain('answered 410')
  expect(JSON.stringify(await state())).not.toMatch(/secret|whsec/)
  answers = []
  await expect.poll(async () => JSON.stringify(await state())).toContain('"failing":null')
})

test('after a day of failures a hook is off, and goes on from there when it is turned on', async () => {
  let now = 0
  const [sent, off]: [string[], string[]] = [[], []]
  let takes = false
  const reached: number[] = []
  const runner = hookRunner({
    ...{ from: 4, isOff: false, steady: () => now },
    waits: { firstMs: 1, longestMs: 2, offAfterMs: 1_000 },
    next: async (after) => (after < 6 ? { version: after + 1, message: { id: String(after + 1), body: '' } } : null),
    async send({ id }) {
      sent.push(id)
      now += 400
      return takes ? null : 'answered 500'
    },
    onReached: async (version) => void reached.push(version),
    onOff: async (why) => void off.push(why),
    onError: (error) => off.push(String(error)),
  })
  runner.wake()
  await expect.poll(() => off).toEqual(['answered 500'])
  expect(new Set(sent)).toEqual(new Set(['5']))
  const tries = sent.length
  runner.wake()
  expect(sent.length).toBe(tries)
  takes = true
  runner.turnOn()
  await expect.poll(() => reached).toEqual([5, 6])
  await runner.stop()
})

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.1.10', true],
  ['169.254.169.254', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['1.1.1.1', false],
  ['2606:4700::1111', false],
])('%s lies within: %s', (address, within) => expect(isInside(address)).toBe(within))

test('a hook leads into this machine or its network only where the operator vouches for it', async () => {
  const { port } = double.address() as AddressInfo
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1'])
    expect(
      await send({ ...hook, trusted: false, url: `https://${host}:${port}/` }, { id: '1', body: '{}' }, 0),
      host,
    ).toMatch(/not trusted/)
  expect(got).toEqual([])
})

test('a faulty file is told in one line that names the field', () => {
  const dir = mkdtempSync(join(tmpdir(), 'hooks-'))
  const file = join(dir, 'hooks.yaml')
  const read = (text: string) => {
    writeFileSync(file, text)
    return readHooks(file, 'bydgoszcz')
  }
  const good = `hooks:\n  - id: a\n    url: https://a.example/x\n    secret: ${hook.secret}\n    offices: [bydgoszcz]\n`
  expect(read(good)).toMatchObject([{ id: 'a', trusted: false }])
  expect(read(good.replace('[bydgoszcz]', '[katowice]'))).toEqual([])
  expect(() => read(good.replace('https', 'http'))).toThrow(/https, or `trusted: true`/)
  expect(() => read(good.replace(hook.secret, 'abc'))).toThrow(/secret/)
  expect(() => read(`${good}    events: [ticket.eaten]\n`)).toThrow(/events/)
  expect(() => readHooks(join(dir, 'none.yaml'), 'x')).toThrow(/no such file/)
  rmSync(dir, { recursive: true })
})
