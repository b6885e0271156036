import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator } from '../../testing/staff-hands.ts'

const told = {
  ...{ seq: 1, id: 'site-1', state: 'booked', by: null, date: '2026-11-19', time: '13:20' },
  ...{ queue: 'pobyt-czasowy', name: 'Jan Nowak', email: '', pin: '0451', language: 'pl' },
}
const asked = { matter: 'pobyt-czasowy', at: 1_763_971_200_000, name: 'Jan Nowak', email: '', language: 'pl' }

/** A hub whose site is a double: what it answers to the staff, by path. Its feed has nothing. */
async function office(answers: Record<string, unknown>) {
  const heard: { path: string; token: string; body: string }[] = []
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace('/bydgoszcz/', '')
    if (path.startsWith('feed')) return
    let body = ''
    for await (const part of request) body += part
    heard.push({ path, token: request.headers.authorization ?? '', body })
    const answer = answers[path.split('?')[0] ?? '']
    if (answer === undefined) return response.writeHead(500).end()
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running = await runHub({ bookingSite: { url, token: 'of-the-site' } })
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await running.stop()
  })
  const administrator = await firstAdministrator(running)
  const cookieOf = async (role: 'clerk' | 'supervisor') =>
    (await addMember(running, administrator, { name: `Ewa ${role}`, role })).cookie
  const [clerk, supervisor] = [await cookieOf('clerk'), await cookieOf('supervisor')]
  const book = (cookie: string, more: object = {}) =>
    askApi(running, 'POST', '/api/site/bookings', { cookie, body: { ...asked, ...more } })
  return { running, heard, clerk, supervisor, administrator, book }
}

test('[ALL-8] who is booked by the office is in its log at once, with who did it, and the PIN works', async () => {
  const { running, heard, supervisor, book } = await office({ 'office/bookings': { booking: told } })
  const done = await book(supervisor)
  expect(done).toMatchObject({ code: 'ok', body: { id: 'site-1', date: '2026-11-19', time: '13:20', pin: '0451' } })
  expect(heard).toMatchObject([{ path: 'office/bookings', token: 'Bearer of-the-site' }])
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual(asked)
  expect(running.hub.session.state.bookings.get('site-1')).toMatchObject({ code: '0451', status: 'expected' })
  const log = await askApi(running, 'GET', '/api/log', { cookie: supervisor })
  expect(JSON.stringify(log.body)).toContain('Ewa supervisor')
})

test('the booking site is seen by who may, and only an office that has one has these acts', async () => {
  const calendar = { from: '2026-11-19', matters: [], days: [] }
  const { running, clerk, supervisor, administrator, book } = await office({ 'office/calendar': calendar })
  const look = (cookie: string) => askApi(running, 'GET', '/api/site/calendar', { cookie })
  expect((await look(supervisor)).body).toEqual(calendar)
  expect((await look(administrator)).code).toBe('ok')
  expect((await look(clerk)).code).toBe('not-permitted')
  expect((await book(clerk)).code).toBe('not-permitted')
  expect((await book(administrator)).code).toBe('not-permitted')
  expect((await book('')).code).toBe('sign-in-needed')
  const without = await runHub()
  onTestFinished(() => without.stop())
  const cookie = await firstAdministrator(without)
  expect((await askApi(without, 'GET', '/api/site/calendar', { cookie })).status).toBe(404)
})

test('a site that is away, answers nonsense or refuses is told as that, and nothing is in the log', async () => {
  const refusing = await office({ 'office/bookings': { refusal: { code: 'has-one' } }, 'office/day': 'no JSON' })
  expect((await refusing.book(refusing.supervisor)).code).toBe('has-visit')
  const day = { cookie: refusing.supervisor }
  expect((await askApi(refusing.running, 'GET', '/api/site/day?date=2026-11-20', day)).code).toBe('site-unreachable')
  expect((await askApi(refusing.running, 'GET', '/api/site/calendar', day)).code).toBe('site-unreachable')
  for (const [more, field] of [
    [{ name: ' ' }, 'name'],
    [{ email: 'x' }, 'email'],
    [{ at: 'x' }, 'at'],
  ] as const)
    expect((await refusing.book(refusing.supervisor, more)).body).toMatchObject({ error: { field } })
  expect(refusing.running.hub.session.state.bookings.size).toBe(0)
})

test.each([
  ['place-taken', 'hour-taken'],
  ['no-such-hour', 'hour-taken'],
  ['day-full', 'day-full'],
  ['something new', 'site-unreachable'],
] as const)('[BOK-1] what the site refuses as %s is told to the staff as %s', async (refused, told) => {
  const { supervisor, book } = await office({ 'office/bookings': { refusal: { code: refused } } })
  expect((await book(supervisor)).code).toBe(told)
})
