import type { LogPage } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

let running: RunningHub
let supervisor: string
let administrator: string

beforeAll(async () => {
  running = await runHub()
  administrator = await firstAdministrator(running)
  supervisor = (await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })).cookie
  const clerk = (await addMember(running, administrator, { name: 'Anna Nowak', role: 'clerk' })).cookie
  const kiosk = await running.join('kiosk')
  const desk = await running.join('counter', 'page', clerk)
  for (let i = 0; i < 3; i++) await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'uk' })
  await desk.ask('open-desk', { desk: 3 })
  await desk.ask('call-next')
  await desk.ask('start')
  await desk.ask('finish')
})
afterAll(() => running.stop())

const read = async (query: string, cookie = supervisor) =>
  (await askApi(running, 'GET', `/api/log?${query}`, { cookie })).body as unknown as LogPage
const texts = async (query: string) => (await read(query)).rows.map(({ text, who }) => `${text} – ${who}`)

test('[ALL-8] a supervisor reads who called whom and when, in words', async () => {
  expect(await texts('ticket=U001&language=en')).toEqual([
    'Desk 3: service of U001 ended – Anna Nowak (clerk)',
    'Desk 3: service of U001 began – Anna Nowak (clerk)',
    'U001 was called to desk 3 (has waited longest without a booking) – Anna Nowak (clerk)',
    'Ticket U001 was given: Hand in missing documents – ticket machine test kiosk',
  ])
  const { rows, date, total } = await read('kind=calls')
  expect({ date, total }).toEqual({ date: '2026-11-19', total: 3 })
  expect(rows[0]).toMatchObject({ at: '2026-11-19T12:05:00+01:00', actor: 'clerk:Anna Nowak', number: 'U001' })
})

test('[ALL-8] by who, by type, by queue', async () => {
  const { actors } = await read('language=pl')
  expect(actors).toContainEqual({ actor: 'clerk:Anna Nowak', who: 'Anna Nowak (pracownik)' })
  const hers = await read(`actor=${encodeURIComponent('clerk:Anna Nowak')}`)
  expect(new Set(hers.rows.map(({ actor }) => actor))).toEqual(new Set(['clerk:Anna Nowak']))
  expect((await read('type=TicketIssued')).total).toBe(3)
  expect((await read('queue=uzupelnienie-dokumentow&kind=calls')).total).toBe(3)
  expect((await read('queue=pobyt-czasowy')).total).toBe(0)
  expect(await texts('type=AccountAdded&language=pl')).toContain(
    'Dodano konto: Ewa (kierownik) – Maria (administrator)',
  )
})

test('another day is another page of the log', async () => {
  expect(await read('date=2026-11-18')).toMatchObject({ date: '2026-11-18', total: 0, rows: [], next: null })
})

test('a bad date, an unknown field: refused by name', async () => {
  for (const query of ['date=2026-02-30', 'date=yesterday', 'nothing=1', 'kind=all', 'after=-1'])
    expect(await askApi(running, 'GET', `/api/log?${query}`, { cookie: supervisor })).toMatchObject({
      status: 400,
      code: 'bad-request',
      body: { error: { field: query.split('=')[0] } },
    })
})

test('a long day comes in pages that do not move when more happens', async () => {
  const kiosk = await running.join('kiosk')
  const take = () => kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  for (let i = 0; i < 210; i++) await take()
  const first = await read('type=TicketIssued')
  expect(first).toMatchObject({ total: 213, next: 13 })
  await take()
  const second = await read('type=TicketIssued&after=13')
  expect(second.rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 13 }, (_, i) => `U${String(13 - i).padStart(3, '0')}`),
  )
  expect(second.next).toBeNull()
})

test('[ALL-4] the log as CSV: a line an event, oldest first, safe in a spreadsheet, no PIN and no code', async () => {
  const { cookie } = await addMember(running, administrator, { name: '=SUM(A1)', role: 'supervisor' })
  const response = await fetch(`${running.hub.url}/api/log.csv?kind=staff&language=en`, { headers: { cookie } })
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="log-bydgoszcz-2026-11-19.csv"')
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  expect(text.startsWith('\uFEFF"Date";"Time";"Who";"Kind";"Number";"What happened"\r\n')).toBe(true)
  expect(text).toContain('"2026-11-19";"12:05:00";"Maria (administrator)";"staff";"";"Account added: Ewa (supervisor)"')
  expect(text).toContain(`"'=SUM(A1) (supervisor)"`)
})

test('a clerk does not read the log', async () => {
  const { cookie } = await addMember(running, administrator, { name: 'Jan', role: 'clerk' })
  expect((await askApi(running, 'GET', '/api/log', { cookie })).code).toBe('not-permitted')
})
