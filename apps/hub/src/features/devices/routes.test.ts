import type { AddedDevice } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

let running: RunningHub
let cookie: string
beforeAll(async () => {
  running = await runHub()
  cookie = (await addMember(running, await firstAdministrator(running), { name: 'Ewa', role: 'supervisor' })).cookie
})
afterAll(() => running.stop())

type Row = { id: string; kind: string; name: string; [more: string]: unknown }
const list = async () => (await askApi(running, 'GET', '/api/devices', { cookie })).body.devices as Row[]
const deviceNamed = async (name: string) => (await list()).find((device) => device.name === name)
const add = (body: object) => askApi(running, 'POST', '/api/devices', { body, cookie })

test('a device is linked since it came, tells its troubles and the last one when they are over', async () => {
  expect(await deviceNamed('test display')).toMatchObject({ links: 0, since: null, lastTrouble: null })
  const display = await running.join('display')
  running.clock.pass(60_000)
  await display.ask('trouble', { troubles: [{ kind: 'sound-blocked' }] })
  expect(await deviceNamed('test display')).toMatchObject({
    links: 1,
    since: '2026-11-19T12:05:00+01:00',
    troubles: [{ kind: 'sound-blocked' }],
  })
  await display.ask('trouble', { troubles: [] })
  expect(await deviceNamed('test display')).toMatchObject({
    troubles: [],
    lastTrouble: { at: '2026-11-19T12:06:00+01:00', what: 'sound-blocked' },
  })
})

test('a machine tells of the printer that its tickets come out of', async () => {
  const printer = await running.join('printer')
  await printer.ask('status', { state: 'paper-out', detail: '' })
  expect(await deviceNamed('test kiosk')).toMatchObject({ printer: 'paper-out' })
  expect(await deviceNamed('test printer')).toMatchObject({ printer: 'paper-out', lastTrouble: { what: 'paper-out' } })
})

const pair = (kind: string, code: unknown) => askApi(running, 'POST', '/api/pair', { body: { kind, code } })

test('a new device gets a code of eight signs that no one confuses, its address and QR code', async () => {
  const { code, body } = await add({ kind: 'display', name: ' Sala B ' })
  expect(code).toBe('ok')
  const added = body as AddedDevice
  expect(added).toMatchObject({ token: null, until: '2026-11-19T12:16:00+01:00', hub: running.hub.url })
  expect(added.code).toMatch(/^[ACEFHJKMNPRTWXY3479]{4}-[ACEFHJKMNPRTWXY3479]{4}$/)
  expect(added.address).toBe(`${running.hub.url}/display#code=${added.code?.replace('-', '')}`)
  expect(added.qr?.length).toBeGreaterThan(20)
  expect(new Set(added.qr?.map((row) => row.length))).toEqual(new Set([added.qr?.length]))
  const printer = (await add({ kind: 'printer', name: 'Sala B' })).body as unknown as AddedDevice
  expect(printer).toMatchObject({ address: null, qr: null, code: null })
  expect(await running.hub.devices.find(printer.token ?? '')).toMatchObject({ kind: 'printer' })
})

test('a code pairs once, however it is typed, and only what it was made for', async () => {
  const { code = '', id } = (await add({ kind: 'display', name: 'Sala D' })).body as { code?: string; id: string }
  expect((await pair('kiosk', code)).body.error).toEqual({ code: 'pairing-code-elsewhere', kind: 'display' })
  const { body } = await pair('display', ` ${code.toLowerCase().replace('-', ' ')} `)
  expect(body).toMatchObject({ name: 'Sala D', screen: null })
  expect(await running.hub.devices.find(String(body.token))).toMatchObject({ id, kind: 'display' })
  expect((await pair('display', code)).code).toBe('pairing-code-wrong')
})

test('a known device is paired anew by a new code; what it had before ends when that is used', async () => {
  const before = running.tokens.counter
  const id = (await running.hub.devices.find(before))?.id ?? ''
  const { code } = (await askApi(running, 'POST', `/api/devices/${id}/code`, { cookie })).body as { code: string }
  const desk = await running.join('counter')
  expect(await running.hub.devices.find(before)).not.toBeNull()
  const left = new Promise((resolve) => desk.socket.once('disconnect', resolve))
  const { body } = await pair('counter', code)
  await left
  expect(await running.hub.devices.find(before)).toBeNull()
  expect(await running.hub.devices.find(String(body.token))).toMatchObject({ id })
  running.tokens.counter = String(body.token)
  const printer = (await running.hub.devices.find(running.tokens.printer))?.id
  expect((await askApi(running, 'POST', `/api/devices/${printer}/code`, { cookie })).code).toBe('bad-request')
  expect((await askApi(running, 'POST', '/api/devices/none/code', { cookie })).code).toBe('device-unknown')
})

test.each(['ABCD', 'ACEF-347O', 'ACEF-3479-A', '', 17])('%j is no code, and is refused as such', async (code) => {
  expect((await pair('display', code)).code).toBe('bad-request')
})

test('who guesses codes is kept waiting', async () => {
  await add({ kind: 'display', name: 'Sala E' })
  const codes: string[] = []
  for (let n = 0; n < 8; n++) codes.push((await pair('display', 'ACEF-3479')).code)
  expect(codes.at(0)).toBe('pairing-code-wrong')
  expect(codes.at(-1)).toBe('rate-limited')
})

test.each([
  [{ kind: 'display', name: 'sala b' }, 'device-name-taken'],
  [{ kind: 'display', name: '  ' }, 'bad-request'],
  [{ kind: 'toaster', name: 'x' }, 'bad-request'],
  [{ kind: 'display', name: 'C', screen: 'no-such' }, 'bad-request'],
  [{ kind: 'kiosk', name: 'C', screen: 'no-such' }, 'bad-request'],
])('%j is refused as %s and adds nothing', async (body, code) => {
  const before = (await list()).length
  expect((await add(body)).code).toBe(code)
  expect((await list()).length).toBe(before)
})

test('[ALL-8] a renamed device keeps its token and comes under its new name; the log says who renamed it', async () => {
  const kiosk = await running.join('kiosk')
  const { id } = (await deviceNamed('test kiosk')) as Row
  const gone = new Promise((resolve) => kiosk.socket.once('disconnect', resolve))
  expect((await askApi(running, 'POST', `/api/devices/${id}`, { body: { name: 'Hol' }, cookie })).code).toBe('ok')
  await gone
  expect(await running.hub.devices.find(running.tokens.kiosk)).toMatchObject({ name: 'Hol' })
  const log = await askApi(running, 'GET', '/api/log?kind=devices&language=en', { cookie })
  expect((log.body.rows as object[])[0]).toMatchObject({ actor: 'supervisor:Ewa', text: 'Device renamed: Hol' })
  const unknown = await askApi(running, 'POST', '/api/devices/none', { body: { name: 'Hol 2' }, cookie })
  expect(unknown).toMatchObject({ status: 404, code: 'device-unknown' })
})

test('a removed device is cut off at once and refused from then on', async () => {
  const counter = await running.join('counter')
  const { id } = (await deviceNamed('test counter')) as Row
  const gone = new Promise((resolve) => counter.socket.once('disconnect', resolve))
  expect((await askApi(running, 'DELETE', `/api/devices/${id}`, { cookie })).code).toBe('ok')
  await gone
  expect(await running.refusedAt('/counter', { token: running.tokens.counter })).toBe('unauthorised')
  expect((await askApi(running, 'DELETE', `/api/devices/${id}`, { cookie })).code).toBe('device-unknown')
})

test('a page of another build than the hub’s is outdated, one that tells none is not', async () => {
  const token = running.tokens.display
  const { io } = await import('socket.io-client')
  const old = io(`${running.hub.url}/display`, { auth: { token, version: 'of-last-year' }, transports: ['websocket'] })
  await new Promise((resolve) => old.once('connect', resolve as () => void))
  const { builds } = await import('../screens/screen-builds.ts').then(({ screenBuilds }) => ({
    builds: screenBuilds(new URL('../../../../', import.meta.url).pathname),
  }))
  expect(await deviceNamed('test display')).toMatchObject({ version: 'of-last-year', outdated: builds.has('display') })
  old.disconnect()
  expect(await deviceNamed('Hol')).toMatchObject({ version: null, outdated: false })
})
