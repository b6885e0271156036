import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PeopleFound, PersonExport, PrivacyState } from '@poczekalnia/protocol'
import { verifyLog } from '@poczekalnia/queue-core/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

let running: RunningHub
let administrator: string
let clerk: string

beforeAll(async () => {
  running = await runHub()
  await running.importCsv(
    [
      'date,time,queue,name,email,pin,case',
      '2026-11-19,12:20,pobyt-czasowy,Łucja Wójcik,lucja@example.org,4711,WSC-1/2026',
      '2026-11-19,12:40,pobyt-czasowy,Олена Коваль,olena@example.org,8824,',
      '2026-11-24,09:00,pobyt-czasowy,Łucja Wójcik,lucja@example.org,1290,',
    ].join('\n'),
  )
  administrator = await firstAdministrator(running)
  clerk = (await addMember(running, administrator, { name: 'Anna Nowak', role: 'clerk' })).cookie
  const kiosk = await running.join('kiosk')
  const desk = await running.join('counter', 'page', clerk)
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  await kiosk.ask('confirm-visit', { visit: visit.id, language: 'pl' })
  await desk.ask('open-desk', { desk: 3 })
  running.clock.set('12:21')
  await desk.ask('call-next')
  await desk.ask('note', { text: 'pyta o kartę pobytu' })
})
afterAll(() => running.stop())

const get = (path: string, cookie = administrator) => askApi(running, 'GET', path, { cookie })
const find = (body: object, cookie = administrator) => askApi(running, 'POST', '/api/privacy/search', { body, cookie })
const search = async (q: string) => (await find({ q })).body as unknown as PeopleFound
const erase = (booking: string, cookie = administrator) =>
  askApi(running, 'POST', '/api/privacy/erase', { body: { booking }, cookie })
const state = async () => (await get('/api/privacy?language=en')).body as unknown as PrivacyState

test('a person is found by words of the name without capitals and accents, by e-mail, case and PIN', async () => {
  for (const q of ['wojcik lucja', 'ŁUCJA', 'lucja@example'])
    expect((await search(q)).people.map(({ date }) => date)).toEqual(['2026-11-19', '2026-11-24'])
  expect((await search('коваль')).people).toMatchObject([
    { name: 'Олена Коваль', email: 'olena@example.org', time: '12:40' },
  ])
  for (const q of ['koval olena', 'KOWAL', 'ОЛЕНА\u{200b} КОВАЛЬ'])
    expect(await search(q)).toMatchObject({ total: 1, people: [{ name: 'Олена Коваль' }] })
  expect((await search('WSC-1')).people).toMatchObject([
    { time: '12:20', status: 'checked-in', erasedOn: '2026-12-04' },
  ])
  expect(await search('8824')).toMatchObject({ total: 1, people: [{ name: 'Олена Коваль', status: 'expected' }] })
  expect(await search('nobody like that')).toEqual({ people: [], total: 0 })
})

test('retention tells when it last ran, who is held and what goes when', async () => {
  expect(await state()).toEqual({
    retentionDays: 14,
    lastRun: '2026-11-19T12:05:00+01:00',
    held: 3,
    upcoming: [
      { date: '2026-12-04', people: 2 },
      { date: '2026-12-09', people: 1 },
    ],
    erased: [],
  })
  const figures = await (await fetch(`${running.hub.url}/metrics`)).text()
  expect(figures).toContain('poczekalnia_people_held{office="bydgoszcz"} 3\n')
})

test('[ALL-4] all that is held on one person is one file, and no clerk is named in it', async () => {
  const [person] = (await search('WSC-1')).people
  const path = `/api/privacy/export?booking=${person?.booking}&language=en`
  const response = await fetch(running.hub.url + path, { headers: { cookie: administrator } })
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="personal-data-bydgoszcz-2026-11-19.json"',
  )
  const text = await response.text()
  const held = JSON.parse(text) as PersonExport
  expect(held).toMatchObject({
    person: { name: 'Łucja Wójcik', email: 'lucja@example.org', case: 'WSC-1/2026' },
    visit: { date: '2026-11-19', time: '12:20', language: null, party: 1 },
    notes: [{ text: 'pyta o kartę pobytu' }],
    erasedOn: '2026-12-04',
  })
  // Nothing prints here: that this is told some seconds later is not what is looked at.
  const acts = held.events.filter(({ by }) => !by.startsWith('printer'))
  expect(acts.map(({ what, by }) => `${what} – ${by}`)).toEqual([
    expect.stringMatching(/^A booking was imported: 12:20, .*2026-11-19 – demonstration$/),
    expect.stringMatching(/^A visit was confirmed, ticket \S+: 12:20, .* – ticket machine test kiosk$/),
    expect.stringMatching(/was called to desk 3 .* – clerk$/),
    expect.stringMatching(/^A note was written for visit \S+ – clerk$/),
  ])
  expect(text).not.toMatch(/Nowak|Коваль|4711/)
})

test('[ALL-4] [ALL-8] the log has who searched and who saved a file, not what was typed or who was found', async () => {
  const told = async (type: string) =>
    ((await get(`/api/log?type=${type}&language=en`)).body as { rows: { text: string; who: string }[] }).rows
  const searches = (await told('PeopleSearched')).length
  const files = (await told('PersonExported')).length
  const [person] = (await search('  lucja@EXAMPLE ')).people
  await get(`/api/privacy/export?booking=${person?.booking}&language=en`)
  await get('/api/privacy/export?booking=none')
  await find({ q: 'ab' })
  const searched = await told('PeopleSearched')
  expect(searched).toHaveLength(searches + 1)
  expect(searched[0]).toMatchObject({
    text: 'Personal data were searched; people found: 2',
    who: 'Maria (administrator)',
  })
  const saved = await told('PersonExported')
  expect(saved).toHaveLength(files + 1)
  expect(saved[0]?.text).toMatch(/^The personal data of one person were saved as a file: 12:20/)
  const events: string[] = []
  for await (const { data } of running.store.read('bydgoszcz', 0)) events.push(JSON.stringify(data))
  expect(events.join('\n').toLowerCase()).not.toMatch(/łucja|lucja|wójcik/)
})

test('[ALL-4] [ALL-8] an erased person is in no file by name, case or note; the log has who did it', async () => {
  const [person] = (await search('WSC-1')).people
  const before = running.hub.session.version()
  expect((await erase(person?.booking ?? '')).code).toBe('ok')
  expect(running.hub.session.version()).toBe(before + 1)
  expect(await running.hub.people.get(person?.booking ?? '')).toBeNull()
  expect((await search('WSC-1')).total).toBe(0)
  expect((await search('wojcik')).people.map(({ date }) => date)).toEqual(['2026-11-24'])
  const bytes = Buffer.concat(readdirSync(running.dir).map((name) => readFileSync(join(running.dir, name))))
  for (const trace of ['WSC-1/2026', 'pyta o kartę pobytu']) expect(bytes.includes(trace), trace).toBe(false)
  expect(verifyLog(join(running.dir, 'office.db')).ok).toBe(true)
  expect((await state()).erased).toEqual([
    { at: '2026-11-19T12:21:00+01:00', people: 1, byHand: true, who: 'Maria (administrator)' },
  ])
  const { rows } = (await get('/api/log?type=PersonErased&language=en')).body as {
    rows: { text: string; who: string }[]
  }
  expect(rows).toMatchObject([{ who: 'Maria (administrator)' }])
  expect(rows[0]?.text).toMatch(/^The personal data of one person were erased: 12:20/)
  const ticket = [...running.hub.session.state.tickets.values()][0]
  expect(ticket).toMatchObject({ status: 'called', noted: false })
})

test('[ALL-5] what was erased stays erased and the visit goes on after a restart', async () => {
  await running.restart()
  expect((await search('wojcik')).total).toBe(1)
  expect([...running.hub.session.state.tickets.values()]).toMatchObject([{ status: 'called', noted: false }])
})

test('asked wrongly, the refusal names what, and nothing changes', async () => {
  const refusal = async (path: string) => ((await get(path)).body.error as { field: string }).field
  for (const body of [{ q: 'ab' }, {}, { q: 'x'.repeat(101) }])
    expect((await find(body)).body).toMatchObject({ error: { code: 'bad-request', field: 'q' } })
  expect(await refusal('/api/privacy/export?booking=a%2Fb')).toBe('booking')
  expect((await get('/api/privacy/export?booking=none')).code).toBe('booking-unknown')
  expect(await erase('none')).toMatchObject({ status: 404, code: 'booking-unknown' })
  expect((await askApi(running, 'POST', '/api/privacy/erase', { body: {}, cookie: administrator })).code).toBe(
    'bad-request',
  )
  expect((await state()).held).toBe(2)
})

test('only an administrator asks for personal data or erases them', async () => {
  const [person] = (await search('wojcik')).people
  for (const path of ['/api/privacy', `/api/privacy/export?booking=${person?.booking}`])
    expect((await get(path, clerk)).code).toBe('not-permitted')
  expect((await find({ q: 'wojcik' }, clerk)).code).toBe('not-permitted')
  expect((await erase(person?.booking ?? '', clerk)).code).toBe('not-permitted')
  expect((await erase(person?.booking ?? '', '')).code).toBe('sign-in-needed')
  expect((await search('wojcik')).total).toBe(1)
})
