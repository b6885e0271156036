import { join } from 'node:path'
import type { ApiRight } from '@poczekalnia/protocol'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { someBookings } from '../../testing/sound.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { EXAMPLE_SERVER, openApi } from './openapi.ts'
import { operations } from './operations.ts'
import { apiBase } from './routes.ts'
import { ApiError } from './schemas.ts'

const file = join(import.meta.dirname, '../../../../../docs/openapi.json')

let running: RunningHub
let administrator: string
beforeAll(async () => {
  running = await runHub()
  administrator = await firstAdministrator(running)
  await running.importCsv(someBookings)
  const kiosk = await running.join('kiosk')
  for (let n = 0; n < 3; n++) await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'uk' })
  const desk = await running.join('counter', 'desk', await clerk())
  await desk.ask('open-desk', { desk: 1 })
  await desk.ask('call-next', {})
})
afterAll(() => running.stop())

const clerk = async () => (await addMember(running, administrator, { name: 'Anna', role: 'clerk' })).cookie

let made = 0
/** A token with these rights, as an administrator makes it. */
async function token(...rights: ApiRight[]): Promise<{ id: string; token: string; name: string }> {
  const name = `Intranet ${++made}`
  const { body } = await askApi(running, 'POST', '/api/tokens', { cookie: administrator, body: { name, rights } })
  return { ...(body as { id: string; token: string }), name }
}
const read = (path: string, bearer?: string) =>
  askApi(running, 'GET', apiBase + path, bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } })

/** What each operation is asked here besides nothing. */
const queries: Record<string, string> = { '/figures': '?from=2026-11-01&to=2026-11-30&by=queue' }

test('docs/openapi.json is what the schemas make, and is sound OpenAPI 3.1', async () => {
  const description = openApi(EXAMPLE_SERVER)
  await expect(`${JSON.stringify(description, null, 2)}\n`).toMatchFileSnapshot(file)
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(description)))
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

test('the hub serves the same description with its own address, to everybody', async () => {
  const { body, status } = await read('/openapi.json')
  expect(status).toBe(200)
  expect(body).toEqual(JSON.parse(JSON.stringify(openApi(running.hub.url + apiBase))))
})

test('[REG-3] every route answers what its schema says, and nothing besides', async () => {
  const all = await token('tickets', 'bookings', 'names', 'figures')
  for (const { path, answer } of operations) {
    const { status, body } = await read(path + (queries[path] ?? ''), all.token)
    expect([path, status]).toEqual([path, 200])
    expect(answer.safeParse(body).error?.issues ?? [], path).toEqual([])
  }
})

test('[REG-3] a token reads what its rights name; without one nobody reads anything', async () => {
  for (const own of [[], ['tickets'], ['bookings'], ['figures']] as ApiRight[][]) {
    const { token: bearer } = await token(...(own.length > 0 ? own : (['figures'] as ApiRight[])))
    for (const { path, right } of operations) {
      const { status, body } = await read(path + (queries[path] ?? ''), bearer)
      const may = right === null || (own.length > 0 ? own : ['figures']).includes(right)
      expect([path, right, status]).toEqual([path, right, may ? 200 : 403])
      if (!may) expect(ApiError.safeParse(body).success).toBe(true)
    }
  }
  for (const { path } of operations)
    for (const bearer of [undefined, '', 'poczekalnia_wrong', 'x'.repeat(50)])
      expect(await read(path, bearer)).toMatchObject({ status: 401, code: 'unauthorised' })
  // A browser that is signed in is no program.
  expect(await askApi(running, 'GET', `${apiBase}/tickets`, { cookie: administrator })).toMatchObject({ status: 401 })
})

test('[ALL-4] names and cases are told only to a token that names them; PINs, codes and priority to none', async () => {
  const [person] = await running.hub.people.all('bydgoszcz')
  const plain = await token('tickets', 'bookings')
  const named = await token('tickets', 'bookings', 'names')
  const texts = async (bearer: string) =>
    JSON.stringify([
      (await read('/bookings', bearer)).body,
      (await read('/tickets', bearer)).body,
      (await read('/queues', bearer)).body,
    ])
  expect(await texts(plain.token)).not.toContain(person?.name)
  const told = await texts(named.token)
  expect(told).toContain(person?.name)
  expect(told).not.toContain(person?.email)
  const { ticketByCode } = running.hub.session.state
  for (const code of ticketByCode.keys()) expect(told).not.toContain(code)
  expect(told).not.toMatch(/"(pin|code|email|priority|language)"/)
})

test('[ALL-8] the log has who made and revoked a token, and what it read for the first time that day', async () => {
  const made = await token('tickets', 'bookings', 'names')
  for (let n = 0; n < 3; n++) await read('/bookings', made.token)
  await askApi(running, 'DELETE', `/api/tokens/${made.id}`, { cookie: administrator })
  expect(await read('/bookings', made.token)).toMatchObject({ status: 401 })
  const { body } = await askApi(running, 'GET', '/api/log?kind=staff&language=en', { cookie: administrator })
  const rows = (body.rows as { text: string; who: string }[]).filter(({ text }) => text.includes(made.name))
  expect(rows.map(({ text, who }) => [who, text]).reverse()).toEqual([
    [
      'Maria (administrator)',
      `Token for another program made: ${made.name} (tickets, bookings, names and case numbers)`,
    ],
    [`program ${made.name}`, `The program ${made.name} used its token for the first time today: bookings`],
    [
      `program ${made.name}`,
      `The program ${made.name} used its token for the first time today: names and case numbers`,
    ],
    ['Maria (administrator)', `Token revoked: ${made.name}`],
  ])
})

test('a token is shown once, is kept as a hash, survives a restart, and its name is given once', async () => {
  const made = await token('figures')
  const refused = await askApi(running, 'POST', '/api/tokens', {
    ...{ cookie: administrator, body: { name: made.name.toUpperCase(), rights: ['tickets'] } },
  })
  expect(refused.code).toBe('token-name-taken')
  const alone = { cookie: administrator, body: { name: 'Alone', rights: ['names'] } }
  expect((await askApi(running, 'POST', '/api/tokens', alone)).code).toBe('bad-request')
  const listed = await askApi(running, 'GET', '/api/tokens', { cookie: administrator })
  expect(JSON.stringify(listed.body)).not.toContain(made.token)
  expect(JSON.stringify(await Array.fromAsync(running.store.read('staff')))).not.toContain(made.token)
  await running.restart()
  expect((await read('/office', made.token)).body).toMatchObject({ id: 'bydgoszcz', token: { rights: ['figures'] } })
})

test('who asks too often is told when to come again, and others are not kept waiting', async () => {
  const [busy, other] = [await token('tickets'), await token('tickets')]
  const answers = await Promise.all(Array.from({ length: 120 }, () => read('/queues', busy.token)))
  expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['ok', 'rate-limited']))
  expect(await read('/queues', other.token)).toMatchObject({ status: 200 })
})
