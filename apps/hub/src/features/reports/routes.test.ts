import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DayReport, Report } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

let running: RunningHub
const cookies = { supervisor: '', clerk: '' }
const queue = 'uzupelnienie-dokumentow'

beforeAll(async () => {
  running = await runHub()
  await running.importCsv(
    [
      'date,time,queue,name,email,pin',
      '2026-11-19,12:20,pobyt-czasowy,Olena Kowal,olena@example.org,4711',
      '2026-11-19,12:40,pobyt-czasowy,Jan Nowak,jan@example.org,8824',
    ].join('\n'),
  )
  const administrator = await firstAdministrator(running)
  for (const role of ['supervisor', 'clerk'] as const)
    cookies[role] = (await addMember(running, administrator, { name: role, role })).cookie
  const kiosk = await running.join('kiosk')
  const desk = await running.join('counter', 'page', cookies.clerk)
  await desk.ask('open-desk', { desk: 3 })
  for (let i = 0; i < 3; i++) await kiosk.ask('take-ticket', { queue, language: 'pl' })
  running.clock.pass(10 * 60_000)
  for (let i = 0; i < 2; i++) {
    await desk.ask('call-next')
    await desk.ask('start')
    running.clock.pass(4 * 60_000)
    await desk.ask('finish')
  }
})
afterAll(() => running.stop())

const get = (path: string, cookie = cookies.supervisor) => askApi(running, 'GET', path, { cookie })
const today = 'from=2026-11-19&to=2026-11-19'

test('a report counts what happened a moment ago', async () => {
  const report = (await get(`/api/reports?${today}&by=queue`)).body as unknown as Report
  expect(report.rows.map(({ key }) => key)).toEqual(['pobyt-czasowy', queue])
  expect(report.rows[1]).toMatchObject({
    arrivals: { walkIn: 3, booked: 0 },
    waits: { all: { count: 2, median: 600, p90: 840, longest: 840 } },
    service: { count: 2, median: 240 },
    served: 2,
    range: { told: 2 },
  })
  expect(report.total).toMatchObject({ bookings: 2, served: 2 })
  expect(report.upTo).toMatch(/^2026-11-19T12:\d\d/)
  expect(existsSync(join(running.dir, 'reports.db'))).toBe(true)
})

test('one queue alone, by desk', async () => {
  const report = (await get(`/api/reports?${today}&by=desk&queue=pobyt-czasowy`)).body as unknown as Report
  expect(report).toMatchObject({ by: 'desk', queue: 'pobyt-czasowy', rows: [], total: { served: 0, bookings: 2 } })
})

test('the day on one page has hours, desks and the longest waits, by ticket number', async () => {
  const day = (await get('/api/reports/day?date=2026-11-19')).body as unknown as DayReport
  expect(day.longest.map(({ number, seconds, desk }) => ({ number, seconds, desk }))).toEqual([
    { number: 'U002', seconds: 840, desk: 3 },
    { number: 'U001', seconds: 600, desk: 3 },
  ])
  expect(day.notes).toEqual([{ at: '12:05', what: 'desk-opened', desk: 3 }])
  expect(day.desks.map(({ key }) => key)).toEqual(['3'])
})

test('[ALL-4] no report holds a name, an e-mail, a PIN, a ticket’s code or a clerk', async () => {
  const paths = ['day', 'hour', 'queue', 'desk'].map((by) => `/api/reports?${today}&by=${by}`)
  for (const path of [...paths, '/api/reports/day?date=2026-11-19', `/api/reports.csv?${today}`]) {
    const told = JSON.stringify((await get(path)).body)
    expect(told).not.toMatch(/Kowal|Nowak|example\.org|4711|8824|clerk|supervisor/)
  }
})

test('a file to save, for each table', async () => {
  for (const table of ['figures', 'cancelled', 'refused']) {
    const response = await fetch(`${running.hub.url}/api/reports.csv?${today}&by=hour&table=${table}&language=en`, {
      headers: { cookie: cookies.supervisor },
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain(`bydgoszcz-${table}-hour-2026-11-19-2026-11-19.csv`)
    expect(Buffer.from(await response.arrayBuffer()).toString('utf8')).toMatch(/^\uFEFFHour/)
  }
})

test.each([
  ['from=2026-11-19', 'to'],
  ['from=2026-11-20&to=2026-11-19', 'to'],
  ['from=1900-01-01&to=2026-11-19', 'from'],
  ['from=19.11.2026&to=2026-11-19', 'from'],
  [`${today}&by=clerk`, 'by'],
  [`${today}&queue=`, 'queue'],
])('asked %s, the refusal names %s', async (query, field) => {
  for (const path of ['/api/reports', '/api/reports.csv'])
    expect(await get(`${path}?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-request', field } },
    })
})

test('only who may read reports is answered', async () => {
  for (const path of [`/api/reports?${today}`, '/api/reports/day?date=2026-11-19', `/api/reports.csv?${today}`]) {
    expect((await get(path, cookies.clerk)).code).toBe('not-permitted')
    expect((await get(path, '')).code).toBe('sign-in-needed')
  }
})
