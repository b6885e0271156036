import type { LogPage } from '@poczekalnia/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator, testPassword } from '../../testing/staff-hands.ts'

let running: RunningHub
let supervisor: string

/** A Thursday with 214 tickets, one of them served, and a Friday with three. */
beforeAll(async () => {
  running = await runHub()
  const administrator = await firstAdministrator(running)
  await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })
  const clerk = (await addMember(running, administrator, { name: 'Anna Nowak', role: 'clerk' })).cookie
  const kiosk = await running.join('kiosk')
  const desk = await running.join('counter', 'page', clerk)
  const take = () => kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  for (let i = 0; i < 214; i++) await take()
  await desk.ask('open-desk', { desk: 3 })
  for (const act of ['call-next', 'start', 'finish']) await desk.ask(act)
  running.clock.pass(24 * 3_600_000)
  for (let i = 0; i < 3; i++) await take()
  const body = { name: 'Ewa', password: testPassword }
  supervisor = (await askApi(running, 'POST', '/api/sign-in', { body })).cookie
})
afterAll(() => running.stop())

const read = async (query: string) =>
  (await askApi(running, 'GET', `/api/log?${query}`, { cookie: supervisor })).body as unknown as LogPage

const bothDays = 'from=2026-11-19&to=2026-11-20'

test('[ALL-8] several days at once: the newest first, in pages that end within a day and between days', async () => {
  const first = await read(`${bothDays}&type=TicketIssued`)
  expect(first).toMatchObject({
    date: '2026-11-20',
    from: '2026-11-19',
    reached: '2026-11-19',
    total: null,
    next: '2026-11-19:17',
  })
  expect(first.rows).toHaveLength(200)
  expect(first.rows.slice(0, 4).map(({ at, number }) => `${at.slice(0, 10)} ${number}`)).toEqual([
    '2026-11-20 U003',
    '2026-11-20 U002',
    '2026-11-20 U001',
    '2026-11-19 U214',
  ])
  const second = await read(`${bothDays}&type=TicketIssued&after=${first.next}`)
  expect(second.rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 17 }, (_, i) => `U${String(17 - i).padStart(3, '0')}`),
  )
  expect(second.next).toBeNull()
})

test('[ALL-8] filters hold over several days, and a ticket of each day is told apart by its day', async () => {
  const { rows, actors } = await read(`${bothDays}&ticket=u002&type=TicketIssued`)
  expect(rows.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-20', '2026-11-19'])
  expect(actors.map(({ who }) => who)).toContain('Anna Nowak (pracownik)')
  expect((await read(`${bothDays}&after=2026-11-19&type=TicketIssued`)).rows[0]?.number).toBe('U214')
})

test('a year of quiet days is looked through to its end', async () => {
  let page = await read('from=2025-11-21&to=2026-11-21&kind=calls')
  const rows = [...page.rows]
  for (let pages = 1; page.next !== null && pages < 20; pages++) {
    expect(page.reached > page.from).toBe(true)
    page = await read(`from=2025-11-21&to=2026-11-21&kind=calls&after=${page.next}`)
    rows.push(...page.rows)
  }
  expect(page).toMatchObject({ reached: '2025-11-21', next: null })
  expect(rows).toHaveLength(3)
})

test('days that are none are refused by name', async () => {
  const refused: [string, string][] = [
    ['from=2026-11-20&to=2026-11-19', 'from'],
    ['from=2025-11-19&to=2026-11-20', 'from'],
    ['from=2026-02-30', 'from'],
    ['to=soon', 'to'],
    ['date=2026-11-19&to=2026-11-20', 'date'],
    [`${bothDays}&after=13`, 'after'],
    [`${bothDays}&after=2026-11-21`, 'after'],
    ['date=2026-11-19&after=2026-11-19:3', 'after'],
  ]
  for (const [query, field] of refused)
    for (const path of query.includes('after') ? ['log'] : ['log', 'log.csv'])
      expect(await askApi(running, 'GET', `/api/${path}?${query}`, { cookie: supervisor }), query).toMatchObject({
        status: 400,
        body: { error: { code: 'bad-request', field } },
      })
})

test('several days as one CSV file, oldest first', async () => {
  const response = await fetch(`${running.hub.url}/api/log.csv?${bothDays}&type=TicketIssued&language=en`, {
    headers: { cookie: supervisor },
  })
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="log-bydgoszcz-2026-11-19-to-2026-11-20.csv"',
  )
  const lines = (await response.text()).trimEnd().split('\r\n').slice(1)
  expect(lines).toHaveLength(217)
  expect([lines[0], lines.at(-1)].map((line) => line?.slice(1, 11))).toEqual(['2026-11-19', '2026-11-20'])
})
