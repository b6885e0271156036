import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { addMember, askApi, firstAdministrator, meOf, testPassword } from '../../testing/staff-hands.ts'

let running: RunningHub
let administrator: string
beforeEach(async () => {
  running = await runHub()
  administrator = await firstAdministrator(running)
})
afterEach(() => running.stop())

const queue = 'uzupelnienie-dokumentow'
const post = (path: string, body: unknown, cookie = '', headers = {}) =>
  askApi(running, 'POST', path, { body, cookie, headers })
const signIn = (name: string, password = testPassword) => post('/api/sign-in', { name, password })
const logged = async () => {
  const events: { type: string; actor: string; data: Record<string, unknown> }[] = []
  for await (const { type, actor, data } of running.store.read('staff'))
    events.push({ type, actor, data: data as Record<string, unknown> })
  return events
}

test('the set-up code makes the first administrator, once', async () => {
  expect(await meOf(running, administrator)).toMatchObject({
    account: { name: 'Maria', role: 'administrator', mustChangePassword: false },
    setUpNeeded: false,
  })
  const again = { code: running.hub.staff.setUpCode, name: 'Ewa', password: testPassword }
  expect(await post('/api/set-up', again)).toMatchObject({ status: 401, code: 'set-up-code-wrong' })
  await running.restart()
  expect(running.hub.staff.setUpCode).toBeNull()
})

test('a new start gives a new code while there is no administrator, and the one before ends', async () => {
  const other = await runHub()
  const before = other.hub.staff.setUpCode
  await other.restart()
  const set = (code: string | null) =>
    askApi(other, 'POST', '/api/set-up', { body: { code, name: 'Ewa', password: testPassword } })
  expect((await set(before)).code).toBe('set-up-code-wrong')
  // Typed as people type: capitals, no dashes.
  expect((await set(other.hub.staff.setUpCode?.toUpperCase().replaceAll('-', ' ') ?? '')).code).toBe('ok')
  await other.stop()
})

test('[ALL-8] the log has who, when and what, and no password, code, token or hash of them', async () => {
  const { id, cookie } = await addMember(running, administrator, { name: 'Anna Nowak', role: 'clerk' })
  await post('/api/sign-out', {}, cookie)
  const events = await logged()
  expect(events.map(({ type, actor }) => `${type} ${actor}`)).toEqual([
    'SetUpCodeMade hub',
    'AccountAdded administrator:Maria',
    'SignedIn administrator:Maria',
    'AccountAdded administrator:Maria',
    'SignedIn clerk:Anna Nowak',
    'PasswordChanged clerk:Anna Nowak',
    'SignedOut clerk:Anna Nowak',
  ])
  expect(events[3]?.data).toEqual({ id, name: 'Anna Nowak', role: 'clerk' })
  const text = JSON.stringify(events)
  for (const secret of [testPassword, 'argon2', cookie.split('=')[1] ?? '']) expect(text).not.toContain(secret)
})

test('the cookie is for this office alone, for no script and for no other site', async () => {
  const response = await fetch(`${running.hub.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'maria', password: testPassword }),
  })
  expect(response.headers.get('set-cookie')).toMatch(
    /^poczekalnia-bydgoszcz=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  expect(await running.refusedAt('/supervisor', {}, { cookie: 'poczekalnia-katowice=x' })).toBe('sign-in-needed')
})

test('a page of another site can neither sign in nor act for who is signed in', async () => {
  const foreign = { origin: 'https://evil.example' }
  expect(await post('/api/sign-in', { name: 'Maria', password: testPassword }, '', foreign)).toMatchObject({
    status: 403,
    code: 'forbidden',
    cookie: '',
  })
  expect((await post('/api/accounts', { name: 'Ewa', role: 'clerk' }, administrator, foreign)).code).toBe('forbidden')
  const form = { 'content-type': 'text/plain' }
  expect((await post('/api/accounts', { name: 'Ewa', role: 'clerk' }, administrator, form)).code).toBe('bad-request')
  expect(running.hub.staff.list()).toHaveLength(1)
})

test('a one-time password opens nothing but its own change', async () => {
  const added = await post('/api/accounts', { name: 'Ewa', role: 'supervisor' }, administrator)
  const { cookie } = await signIn('Ewa', String(added.body.password))
  expect((await meOf(running, cookie)).account?.mustChangePassword).toBe(true)
  expect((await askApi(running, 'GET', '/api/log', { cookie })).code).toBe('password-change-needed')
  await expect(running.joinStaff(cookie)).rejects.toMatchObject({ data: { code: 'password-change-needed' } })
  const desk = await running.join('counter', 'page', cookie)
  expect(await desk.code('open-desk', { desk: 3 })).toBe('password-change-needed')
  expect((await post('/api/password', { old: added.body.password, new: testPassword }, cookie)).code).toBe('ok')
  expect((await askApi(running, 'GET', '/api/log', { cookie })).code).toBe('ok')
})

test.each([
  ['kort', 'too-short'],
  ['x'.repeat(200).concat('y'), 'bad-request'],
  ['Maria Maria', 'is-the-name'],
  ['1234567890', 'too-common'],
  ['aaaaaaaaaaaa', 'too-common'],
  [testPassword, 'as-before'],
])('the new password %j is refused: %s', async (password, reason) => {
  const { body, code } = await post('/api/password', { old: testPassword, new: password }, administrator)
  expect(code === 'password-unfit' ? body.error : code).toEqual(
    reason === 'bad-request' ? reason : { code: 'password-unfit', reason, least: 10 },
  )
})

test('a new password signs every other browser out, and the old one works no more', async () => {
  const other = (await signIn('Maria')).cookie
  const next = 'coś zupełnie innego'
  expect((await post('/api/password', { old: 'nie to hasło', new: next }, administrator)).code).toBe('sign-in-refused')
  expect((await post('/api/password', { old: testPassword, new: next }, administrator)).code).toBe('ok')
  expect((await meOf(running, other)).account).toBeNull()
  expect((await meOf(running, administrator)).account).not.toBeNull()
  expect((await signIn('Maria')).code).toBe('sign-in-refused')
  expect((await signIn('Maria', next)).code).toBe('ok')
})

test('wrong passwords begin a growing pause, told with its seconds; an unknown name is answered alike', async () => {
  for (const name of ['Maria', 'Nikt']) {
    const codes: string[] = []
    for (let i = 0; i < 6; i++) codes.push((await signIn(name, 'to nie to hasło')).code)
    expect(codes).toEqual([...Array(5).fill('sign-in-refused'), 'sign-in-paused'])
  }
  const { status, body } = await signIn('Maria')
  const { seconds } = body.error as { seconds: number }
  expect({ status, inTime: seconds > 0 && seconds <= 15 }).toEqual({ status: 429, inTime: true })
  expect((await logged()).filter(({ type }) => type === 'LockedOut').map(({ data }) => data)).toEqual([
    { id: running.hub.staff.list()[0]?.id, seconds: 15 },
    { id: null, seconds: 15 },
  ])
})

test('an administrator changes role and queues, at once for whoever is signed in', async () => {
  const { id, cookie } = await addMember(running, administrator, { name: 'Jan', role: 'supervisor' })
  const room = await running.joinStaff(cookie)
  await room.until((view) => view.account.name === 'Jan')
  expect((await post(`/api/accounts/${id}`, { role: 'clerk', queues: [queue] }, administrator)).code).toBe('ok')
  expect((await meOf(running, cookie)).account).toMatchObject({ role: 'clerk', queues: [queue] })
  expect((await askApi(running, 'GET', '/api/log', { cookie })).code).toBe('not-permitted')
  await expect.poll(() => room.socket.connected).toBe(false)
  expect((await post(`/api/accounts/${id}`, { queues: ['nic'] }, administrator)).code).toBe('queue-unknown')
  expect((await post(`/api/accounts/${id}`, { queues: null }, administrator)).code).toBe('ok')
  expect((await post('/api/accounts/none', { role: 'clerk' }, administrator)).code).toBe('account-unknown')
})

test('a reset and a removal sign out at once; the name can be given again, capitals tell no names apart', async () => {
  const { id, cookie } = await addMember(running, administrator, { name: 'Jan', role: 'clerk' })
  expect((await post('/api/accounts', { name: ' JAN ', role: 'clerk' }, administrator)).code).toBe('account-name-taken')
  const reset = await askApi(running, 'POST', `/api/accounts/${id}/password`, { cookie: administrator })
  expect((await meOf(running, cookie)).account).toBeNull()
  expect((await signIn('jan')).code).toBe('sign-in-refused')
  const again = await signIn('jan', String(reset.body.password))
  expect(again.code).toBe('ok')
  expect((await askApi(running, 'DELETE', `/api/accounts/${id}`, { cookie: administrator })).code).toBe('ok')
  expect((await meOf(running, again.cookie)).account).toBeNull()
  expect((await signIn('jan', String(reset.body.password))).code).toBe('sign-in-refused')
  expect((await post('/api/accounts', { name: 'Jan', role: 'clerk' }, administrator)).code).toBe('ok')
})

test('an office keeps one administrator', async () => {
  const [{ id } = { id: '' }] = running.hub.staff.list()
  expect((await askApi(running, 'DELETE', `/api/accounts/${id}`, { cookie: administrator })).code).toBe(
    'last-administrator',
  )
  expect((await post(`/api/accounts/${id}`, { role: 'clerk' }, administrator)).code).toBe('last-administrator')
})

test('a session survives a restart, ends after 12 hours, a supervisor’s after an idle half hour', async () => {
  const { cookie } = await addMember(running, administrator, { name: 'Anna', role: 'clerk' })
  await running.restart()
  expect((await meOf(running, cookie)).account?.name).toBe('Anna')
  expect((await meOf(running, administrator)).account?.name).toBe('Maria')
  running.clock.pass(29 * 60_000)
  expect((await meOf(running, administrator)).account?.name).toBe('Maria')
  running.clock.pass(29 * 60_000)
  expect((await meOf(running, administrator)).account?.name).toBe('Maria')
  running.clock.pass(31 * 60_000)
  expect((await meOf(running, administrator)).account).toBeNull()
  expect((await meOf(running, cookie)).account?.name).toBe('Anna')
  running.clock.pass(11 * 3_600_000)
  expect((await meOf(running, cookie)).account).toBeNull()
})

test('[ALL-8] with accounts a desk asks who works there, and the log names the person', async () => {
  const desk = await running.join('counter', 'page')
  expect(await desk.until((view) => view.signIn === 'needed')).toMatchObject({ person: null })
  expect(await desk.code('open-desk', { desk: 3 })).toBe('sign-in-needed')
  const { cookie } = await addMember(running, administrator, { name: 'Anna Nowak', role: 'clerk' })
  const kiosk = await running.join('kiosk')
  await kiosk.ask('take-ticket', { queue, language: 'pl' })
  const hers = await running.join('counter', 'page', cookie)
  expect(await hers.code('open-desk', { desk: 3 })).toBe('ok')
  expect(await hers.code('call-next')).toBe('ok')
  const view = await hers.until((v) => v.desk?.visitor)
  expect(view).toMatchObject({ person: { name: 'Anna Nowak', role: 'clerk' } })
  expect(view.desks[2]).toMatchObject({ by: 'Anna Nowak' })
  const actors = []
  for await (const { type, actor } of running.store.read('bydgoszcz'))
    if (type === 'DeskOpened' || type === 'TicketCalled') actors.push(actor)
  expect(actors).toEqual(['clerk:Anna Nowak', 'clerk:Anna Nowak'])
})

test('[ALL-4] a page whose session has ended keeps its desk, and shows no name', async () => {
  await running.importCsv(
    'date,time,queue,name,email,pin\n2026-11-19,12:10,pobyt-czasowy,Olena Kowal,o@example.org,4711',
  )
  const { cookie } = await addMember(running, administrator, { name: 'Anna', role: 'clerk' })
  const kiosk = await running.join('kiosk')
  const { visit } = (await kiosk.ask('find-visit', { pin: '4711' })) as unknown as { visit: { id: string } }
  await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk' })
  const desk = await running.join('counter', 'page', cookie)
  await desk.ask('open-desk', { desk: 3 })
  await desk.ask('call-next')
  await desk.until((view) => view.desk?.visitor?.booking?.name === 'Olena Kowal')
  await post('/api/sign-out', {}, cookie)
  const after = await desk.until((view) => view.person === null)
  expect(after.desk).toMatchObject({ number: 3, visitor: { number: 'A001', booking: { name: null } } })
  expect(await desk.code('finish')).toBe('sign-in-needed')
})

test('who signs in at another’s desk has it from the first act on, with its visitor and their own queues', async () => {
  const anna = (await addMember(running, administrator, { name: 'Anna', role: 'clerk' })).cookie
  const jan = (await addMember(running, administrator, { name: 'Jan', role: 'clerk', queues: ['pobyt-staly'] })).cookie
  const kiosk = await running.join('kiosk')
  await kiosk.ask('take-ticket', { queue, language: 'pl' })
  await kiosk.ask('take-ticket', { queue, language: 'pl' })
  const first = await running.join('counter', 'page', anna)
  await first.ask('open-desk', { desk: 3 })
  await first.ask('call-next')
  first.socket.disconnect()
  const second = await running.join('counter', 'page', jan)
  expect(await second.code('start')).toBe('ok')
  const view = await second.until((v) => v.desks[2].by === 'Jan')
  expect(view.desk).toMatchObject({ number: 3, visitor: { number: 'U001', status: 'serving' } })
  expect(await second.code('finish')).toBe('ok')
  expect(await second.code('call-next')).toBe('nobody-waiting')
})

test('a supervisor stops the tickets of a queue, and the log names them', async () => {
  const { cookie } = await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })
  const room = await running.joinStaff(cookie)
  expect(await room.code('stop-tickets', { queue, text: { pl: 'Awaria.' } })).toBe('ok')
  const view = await room.until((v) =>
    v.queues.some((q: { state: { reason?: string } }) => q.state?.reason === 'stopped'),
  )
  expect(view).toMatchObject({ account: { name: 'Ewa', role: 'supervisor' } })
  expect(view.rights).toContain('stop-tickets')
  const events = []
  for await (const { type, actor } of running.store.read('bydgoszcz')) events.push(`${type} ${actor}`)
  expect(events).toContain('TicketsStopped supervisor:Ewa')
})
