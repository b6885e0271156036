import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitsPath } from '../features/elsewhere/exchanged.ts'
import { type RunningHub, runHub } from '../testing/running-hub.ts'
import { askOffice } from './ask-office.ts'
import { askAs } from './region/ask-as.ts'
import { waitsExchange } from './waits-exchange.ts'

const ids = ['bydgoszcz', 'torun'] as const
const queue = 'uzupelnienie-dokumentow'
const hubs = {} as Record<(typeof ids)[number], RunningHub>
let dir: string

const socketOf = (id: string) => join(dir, id)
const office = (id: string) => ({ id, process: { socket: socketOf(id) } })
const byGateway = (id: string, body: object, asGateway: boolean) =>
  askAs(
    office(id),
    { request: { headers: {} }, address: '127.0.0.1' },
    { method: 'POST', path: waitsPath, body, ...(asGateway && { asGateway }) },
  )

/** Two hubs of one matter: a dozen people wait here, nobody there. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'waits-'))
  for (const id of ids)
    hubs[id] = await runHub({
      behind: { socket: socketOf(id), url: `http://127.0.0.1/${id}`, base: `/${id}` },
      profile: (yaml) =>
        yaml
          .replace('id: bydgoszcz\n', `id: ${id}\n`)
          .replace('noBooking:', `${id === 'torun' ? '' : 'shorterElsewhere: { offices: [torun] }\n'}noBooking:`),
    })
  for (const id of ids) {
    const holder = { device: 'desk', name: 'desk', session: 'session' }
    await hubs[id].hub.session.act({ type: 'OpenDesk', desk: 1, takeOver: false, holder }, { actor: 'test' })
  }
  for (let i = 0; i < 12; i++)
    await hubs.bydgoszcz.hub.session.act(
      { type: 'TakeTicket', queue, language: 'en', ticket: `t${i}`, code: `code-of-ticket-${i}` },
      { actor: 'test' },
    )
})
afterAll(async () => {
  for (const id of ids) await hubs[id]?.stop()
  rmSync(dir, { recursive: true, force: true })
})

const page = () => askOffice({ id: 'bydgoszcz', socket: socketOf('bydgoszcz') }, '/t/code-of-ticket-11', 200_000)

test('[REG-3] offices hear each other’s waits from the gateway, and the phone says where it is shorter', async () => {
  let tick = 0
  const exchange = waitsExchange(ids.map(office), () => tick)
  expect(await page()).not.toContain('shorter wait')
  await exchange.round()
  tick += 20_000
  await exchange.round()
  expect(await page()).toMatch(
    /shorter wait for the same matter elsewhere:[\s\S]+>ul\. Konarskiego [\s\S]+>Here about .+ \(as of 12:0[0-4]\)/,
  )
})

test('[REG-3] [ALL-4] what is told is waits alone, to the gateway alone, and nothing odd is taken', async () => {
  const told = await byGateway('bydgoszcz', { offices: [] }, true)
  expect(told.body).toEqual({
    id: 'bydgoszcz',
    name: expect.objectContaining({ pl: expect.any(String) }),
    address: expect.any(String),
    queues: [{ id: queue, estimate: { low: expect.any(Number), high: expect.any(Number) } }],
  })
  expect((await byGateway('bydgoszcz', { offices: [] }, false)).status).toBe(404)
  for (const offices of [null, [{}], [{ ...told.body, ageMs: -1 }], [{ ...told.body, ageMs: 1, waiting: ['Jan'] }]])
    expect((await byGateway('bydgoszcz', { offices }, true)).status).toBe(404)
})

test('[REG-3] an office that no longer answers is told of for two minutes', async () => {
  let tick = 0
  const torun = office('torun')
  const exchange = waitsExchange([office('bydgoszcz'), torun], () => tick)
  await exchange.round()
  torun.process.socket = socketOf('nobody')
  tick += 60_000
  await exchange.round()
  expect(await page()).toContain('shorter wait')
  tick += 60_000
  await exchange.round()
  expect(await page()).not.toContain('shorter wait')
})
