import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { type Answered, addMember, askApi, firstAdministrator, testPassword } from '../../testing/staff-hands.ts'

/** Acts that look at how things are and then change them, ten at the same moment: as if one had come after another. */
const TEN = Array.from({ length: 10 }, (_, i) => i)

let running: RunningHub
beforeEach(async () => {
  running = await runHub()
})
afterEach(() => running.stop())

const post = (path: string, body: object, cookie?: string) =>
  askApi(running, 'POST', path, { body, ...(cookie && { cookie }) })
const counted = (answers: readonly Answered[]) => {
  const codes: Record<string, number> = {}
  for (const { code } of answers) codes[code] = (codes[code] ?? 0) + 1
  return codes
}
const atOnce = async (act: (i: number) => Promise<Answered>) => counted(await Promise.all(TEN.map(act)))

test('of ten who make the first administrator with one code, one does', async () => {
  const code = running.hub.staff.setUpCode ?? ''
  const codes = await atOnce((i) => post('/api/set-up', { code, name: `Maria ${i}`, password: testPassword }))
  expect(codes).toEqual({ ok: 1, 'set-up-code-wrong': 9 })
  expect(running.hub.staff.list()).toHaveLength(1)
})

test('of ten profile texts from one version one is taken over; the others are told by whom it changed', async () => {
  const cookie = await firstAdministrator(running)
  const { text, version } = (await askApi(running, 'GET', '/api/profile', { cookie })).body as {
    text: string
    version: number
  }
  const answers = await Promise.all(
    TEN.map((i) => post('/api/profile', { text: `# ${i}\n${text}`, base: version }, cookie)),
  )
  expect(counted(answers)).toEqual({ ok: 1, 'profile-outdated': 9 })
  const taken = answers.findIndex(({ code }) => code === 'ok')
  for (const { code, body } of answers)
    if (code !== 'ok') expect(body).toEqual({ error: { code, version: version + 1, by: 'administrator:Maria' } })
  const now = await askApi(running, 'GET', '/api/profile', { cookie })
  expect(now.body).toMatchObject({ version: version + 1, text: `# ${taken}\n${text}` })
})

test('of ten devices, or ten accounts, that want one name, one gets it', async () => {
  const cookie = await firstAdministrator(running)
  expect(await atOnce(() => post('/api/devices', { kind: 'kiosk', name: 'Hol' }, cookie))).toEqual({
    ok: 1,
    'device-name-taken': 9,
  })
  const ids = await Promise.all(TEN.map(async (i) => (await running.hub.devices.add('display', `D ${i}`)).id))
  expect(await atOnce((i) => post(`/api/devices/${ids[i]}`, { name: 'Sala' }, cookie))).toEqual({
    ok: 1,
    'device-name-taken': 9,
  })
  expect(await atOnce(() => post('/api/accounts', { name: 'Ewa', role: 'clerk' }, cookie))).toEqual({
    ok: 1,
    'account-name-taken': 9,
  })
})

test('two administrators who take each other’s right away at once do not leave the office without one', async () => {
  const maria = await firstAdministrator(running)
  const jan = await addMember(running, maria, { name: 'Jan', role: 'administrator' })
  const ids = running.hub.staff.list().map(({ id }) => id)
  const codes = await atOnce((i) =>
    post(`/api/accounts/${ids[i % 2]}`, { role: 'clerk' }, i % 2 === 0 ? jan.cookie : maria),
  )
  expect(codes.ok).toBeGreaterThan(0)
  expect(running.hub.staff.list().filter(({ role }) => role === 'administrator')).toHaveLength(1)
})

test('of ten who pair one kiosk’s printer each is answered, and the last token alone opens', async () => {
  const { kiosk } = running.tokens
  const answers = await Promise.all(
    TEN.map(() => askApi(running, 'POST', '/api/kiosk/printer', { headers: { authorization: `Bearer ${kiosk}` } })),
  )
  expect(counted(answers)).toEqual({ ok: 10 })
  const known = await Promise.all(answers.map(({ body }) => running.hub.devices.find(String(body.token))))
  expect(known.filter((device) => device !== null)).toHaveLength(1)
})

test('of ten who close the office early at once, the log has what was answered', async () => {
  const cookie = await firstAdministrator(running)
  const board = await running.joinStaff(cookie)
  const codes = await Promise.all(TEN.map(() => board.code('close-early', { closes: '13:00' })))
  const events = await Array.fromAsync(running.store.read('bydgoszcz'))
  expect(events.filter(({ type }) => type === 'ClosedEarly')).toHaveLength(codes.filter((code) => code === 'ok').length)
})
