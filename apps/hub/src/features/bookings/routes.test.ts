import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

let running: RunningHub
let room: Client
const cookies: Record<string, string> = {}

const header = 'date,time,queue,name,email,pin,language,case,party'
const good = '2026-11-19,14:00,pobyt-czasowy,Olena Kowalenko,o@example.org,4711,uk,WSC-1,'
const bad = '2026-11-19,25:00,pobyt-czasowy,Jan Nowak,j@example.org,,,,'
const late = '2026-11-19,14:20,pobyt-czasowy,Jan Nowak,j@example.org,,,,'

const upload = async (path: string, csv: string, headers: Record<string, string>) => {
  const response = await fetch(running.hub.url + path, { method: 'POST', body: csv, headers })
  const lines = (await response.text()).trim().split('\n')
  return { status: response.status, body: JSON.parse(lines.at(-1) ?? '{}') }
}
const asSupervisor = () => ({ cookie: cookies.supervisor ?? '' })

beforeAll(async () => {
  running = await runHub()
  cookies.administrator = await firstAdministrator(running)
  for (const role of ['clerk', 'supervisor'] as const)
    cookies[role] = (await addMember(running, cookies.administrator, { name: role, role })).cookie
  room = await running.joinStaff(cookies.supervisor ?? '')
})
afterAll(() => running.stop())

test('a preview tells good and bad lines, what to do in the reader’s language, and writes nothing', async () => {
  const before = running.hub.session.version()
  const csv = [header, good, bad].join('\n')
  const { status, body } = await upload('/api/bookings/preview?language=en', csv, asSupervisor())
  expect(status).toBe(200)
  expect(body).toMatchObject({
    good: 1,
    changed: 0,
    unchanged: 0,
    badLines: 1,
    rows: [{ line: 2, date: '2026-11-19', time: '14:00', queue: 'pobyt-czasowy', name: 'Olena Kowalenko' }],
    bad: [{ line: 3, column: 'time', reason: 'not-a-time', text: '“25:00” is not a time. Write it like this: 08:30.' }],
  })
  expect(running.hub.session.version()).toBe(before)
  const inPolish = await upload('/api/bookings/preview', csv, asSupervisor())
  expect(inPolish.body.bad[0].text).toContain('25:00')
  expect(inPolish.body.bad[0].text).not.toBe(body.bad[0].text)
})

test('a name that has lost its letters is told of before it is imported, without the name', async () => {
  const spoiled = good.replace('Kowalenko', 'Ko?alenko')
  const { body } = await upload('/api/bookings/preview?language=en', [header, spoiled].join('\n'), asSupervisor())
  expect(body).toMatchObject({ good: 1, badLines: 0, warned: 1, warnings: [{ line: 2, column: 'name' }] })
  expect(body.warnings[0].text).not.toContain('alenko')
})

test('while as many files as may wait are waiting, another is asked to come back later', async () => {
  const csv = [header, good].join('\n')
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => upload('/api/bookings/preview?language=en', csv, asSupervisor())),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1)
  expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([])
})

test('[ALL-8] a supervisor imports, nothing while a line is bad, and the log names them', async () => {
  const refused = await upload('/api/bookings', [header, good, bad].join('\n'), asSupervisor())
  expect(refused.body).toMatchObject({ result: { imported: 0, bad: [{ line: 3 }] } })
  const { body } = await upload('/api/bookings?skip-bad=1', [header, good, bad, late].join('\n'), asSupervisor())
  expect(body).toMatchObject({ result: { imported: 2 } })
  const log = await askApi(running, 'GET', '/api/log?kind=bookings', { cookie: cookies.supervisor ?? '' })
  expect(log.body.rows).toMatchObject([{ actor: 'supervisor:supervisor' }, { actor: 'supervisor:supervisor' }])
})

test('who may not import is refused, and so is a page of another origin', async () => {
  const before = running.hub.session.version()
  expect(await upload('/api/bookings', header, {})).toMatchObject({
    status: 401,
    body: { error: { code: 'sign-in-needed' } },
  })
  for (const role of ['clerk', 'administrator'])
    expect(await upload('/api/bookings', header, { cookie: cookies[role] ?? '' })).toMatchObject({
      status: 403,
      body: { error: { code: 'not-permitted', act: 'import-bookings' } },
    })
  expect(
    await upload('/api/bookings', header, { ...asSupervisor(), origin: 'https://elsewhere.example' }),
  ).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
  expect((await upload('/api/bookings', header, { authorization: 'Bearer nonsense' })).status).toBe(401)
  expect(running.hub.session.version()).toBe(before)
})

test('[ALL-4] the day’s bookings come with names to who may read them, and what became of each', async () => {
  const list = async () => (await askApi(running, 'GET', '/api/bookings', asCookie())).body.bookings as { id: string }[]
  const [first, second] = await list()
  expect(first).toMatchObject({
    time: '14:00',
    name: 'Olena Kowalenko',
    case: 'WSC-1',
    code: '4711',
    status: 'expected',
  })
  expect(await room.code('cancel-booking', { booking: second?.id, reason: 'documents-missing' })).toBe('ok')
  expect((await list())[1]).toMatchObject({ status: 'cancelled', reason: 'documents-missing' })
  expect((await askApi(running, 'GET', '/api/bookings', { cookie: cookies.clerk ?? '' })).code).toBe('not-permitted')
  const empty = await askApi(running, 'GET', '/api/bookings?date=2026-11-20', asCookie())
  expect(empty.body).toMatchObject({ bookings: [], days: [{ date: '2026-11-19', bookings: 2 }] })
  expect((await askApi(running, 'GET', '/api/bookings?date=tomorrow', asCookie())).body.error).toMatchObject({
    code: 'bad-request',
    field: 'date',
  })
})

const asCookie = () => ({ cookie: cookies.supervisor ?? '' })
