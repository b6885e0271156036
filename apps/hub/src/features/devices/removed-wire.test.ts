import { join } from 'node:path'
import type { DeviceKind } from '@poczekalnia/protocol'
import { databaseName, openSqliteStore } from '@poczekalnia/queue-core/store'
import { rawClient } from '@poczekalnia/server/testing/raw-client'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { DeviceRegistry } from './index.ts'

const queue = 'uzupelnienie-dokumentow'
let running: RunningHub
beforeEach(async () => {
  running = await runHub()
})
afterEach(() => running.stop())

const idOf = async (kind: DeviceKind) => (await running.hub.devices.find(running.tokens[kind]))?.id ?? ''
const gone = (client: Client) => new Promise((resolve) => client.socket.once('disconnect', resolve))

/** How a device is removed; each resolves when whoever removed it is told so. */
const ways: Record<string, (id: string) => Promise<unknown>> = {
  "by the operator's command in another process": async (id) => {
    const store = openSqliteStore(join(running.dir, databaseName))
    onTestFinished(() => store.close())
    await new DeviceRegistry(store).remove(id)
  },
  "on the supervisor's page": async (id) => {
    const cookie = await firstAdministrator(running)
    expect((await askApi(running, 'DELETE', `/api/devices/${id}`, { cookie })).code).toBe('ok')
  },
}
/** What each kind of device does. */
const acts: [DeviceKind, string, object][] = [
  ['kiosk', 'take-ticket', { queue, language: 'pl' }],
  ['kiosk', 'find-visit', { pin: '1234' }],
  ['counter', 'open-desk', { desk: 1 }],
  ['display', 'trouble', { troubles: [] }],
  ['printer', 'status', { state: 'ready', detail: '' }],
]

describe.each(Object.keys(ways))('a device that was removed %s', (way) => {
  test.each(acts)(
    'a %s may not %s any more, from the moment on at which that is acknowledged, and is cut off',
    async (kind, act, payload) => {
      const client = await running.join(kind)
      const before = await client.code(act, payload)
      expect(before).not.toBe('unauthorised')
      const cut = gone(client)
      await ways[way]?.(await idOf(kind))
      const version = running.hub.session.version()
      // It may be cut off before it is answered.
      const answers = Array.from({ length: 5 }, () =>
        Promise.race([client.code(act, payload), cut.then(() => 'cut off')]),
      )
      for (const answer of await Promise.all(answers)) expect(['unauthorised', 'cut off']).toContain(answer)
      await cut
      expect(running.hub.session.version()).toBe(version)
      expect(await running.refusedAt(`/${kind}`, { token: running.tokens[kind] })).toBe('unauthorised')
    },
  )

  test('its acts on their way: what was not answered before is not done after', async () => {
    const kiosk = await running.join('kiosk')
    const cut = gone(kiosk)
    const id = await idOf('kiosk')
    const codes: Promise<string>[] = []
    const asking = setInterval(() => {
      const code = kiosk.code('take-ticket', { queue, language: 'pl' })
      codes.push(Promise.race([code, cut.then(() => 'cut off')]))
    }, 1)
    await expect.poll(() => running.hub.session.state.tickets.size).toBeGreaterThan(5)
    await ways[way]?.(id)
    // Decided before, and perhaps still on its way to the disk.
    const { size } = running.hub.session.state.tickets
    await cut
    clearInterval(asking)
    await Promise.all(codes)
    expect(running.hub.session.state.tickets.size).toBe(size)
  })
})

/** How somebody's right ends. */
const ends: Record<string, (member: { id: string; cookie: string }, administrator: string) => Promise<unknown>> = {
  'the account is removed': ({ id }, cookie) => askApi(running, 'DELETE', `/api/accounts/${id}`, { cookie }),
  'they sign out': ({ cookie }) => askApi(running, 'POST', '/api/sign-out', { cookie }),
  'their password is reset': ({ id }, cookie) => askApi(running, 'POST', `/api/accounts/${id}/password`, { cookie }),
  'they get a lesser role': ({ id }, cookie) =>
    askApi(running, 'POST', `/api/accounts/${id}`, { body: { role: 'clerk' }, cookie }),
}

test.each(Object.keys(ends))(
  '%s while a request of theirs is coming in: it is refused, and nothing is done',
  async (end) => {
    const administrator = await firstAdministrator(running)
    const member = await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })
    const port = Number(new URL(running.hub.url).port)
    const asks = { '/api/devices': '{"kind":"display","name":"Sala"}', '/api/bookings': 'date,time,queue,name,email\n' }
    for (const [path, body] of Object.entries(asks)) {
      const { cookie, id } =
        path === '/api/devices'
          ? member
          : await addMember(running, administrator, { name: 'Zofia', role: 'supervisor' })
      const head =
        `POST ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n` +
        'Connection: close\r\n'
      const client = await rawClient(port, `${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`)
      await ends[end]?.({ id, cookie }, administrator)
      const { length } = await running.hub.devices.list()
      client.socket.write(body.slice(5))
      await client.closed
      expect(client.said()).toMatch(/^HTTP\/1\.1 40[13] .*"(sign-in-needed|not-permitted)"/s)
      expect(await running.hub.devices.list()).toHaveLength(length)
    }
  },
)

test.each(Object.keys(ends))('%s: their desk and their board do nothing more', async (end) => {
  const administrator = await firstAdministrator(running)
  const member = await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })
  const board = await running.joinStaff(member.cookie)
  const counter = await running.join('counter', 'page', member.cookie)
  const cut = gone(board)
  await ends[end]?.(member, administrator)
  const asked = Promise.race([board.code('stop-tickets', { queue }), cut.then(() => 'cut off')])
  expect(['sign-in-needed', 'not-permitted', 'cut off']).toContain(await asked)
  await cut
  expect(await counter.code('open-desk', { desk: 1 })).toBe(end === 'they get a lesser role' ? 'ok' : 'sign-in-needed')
  expect(running.hub.session.state.today.stopped.size).toBe(0)
})
