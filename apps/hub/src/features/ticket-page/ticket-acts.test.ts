import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'

let running: RunningHub
let kiosk: Client
let page: string
let number: string

beforeEach(async () => {
  running = await runHub()
  kiosk = await running.join('kiosk')
  ;({ page, number } = await take())
})
afterEach(() => running.stop())

const take = async () =>
  (await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'en' })).ticket as {
    number: string
    page: string
  }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (act: string, body = '', headers: Record<string, string> = {}) =>
  fetch(`${running.hub.url}${page}/${act}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...form, accept: 'application/json', ...headers },
    body,
  })
const answered = async (act: string, body = '', headers: Record<string, string> = {}) => {
  const response = await post(act, body, headers)
  return [response.status, ((await response.json()) as { error?: unknown }).error ?? 'ok']
}
const ticket = () => {
  const { state } = running.hub.session
  return state.tickets.get(state.ticketByNumber.get(number) ?? '')
}
const written = () => running.hub.session.version()

test('ten minutes more, back, leaving: on disk when answered, and the answer is the page as it is then', async () => {
  const more = await post('more-time', 'key=1')
  expect(more.status).toBe(200)
  expect(((await more.json()) as { html: string }).html).toContain('We will not call you before 12:15')
  await running.restart()
  expect(ticket()).toMatchObject({ status: 'away', timesAsked: 1 })
  expect(await answered('back', 'key=1')).toEqual([200, 'ok'])
  expect(ticket()?.status).toBe('waiting')
  expect(await answered('leave', 'key=leave&sure=yes')).toEqual([200, 'ok'])
  await running.restart()
  expect(ticket()?.status).toBe('left')
})

test('the same form sent twice is done once, also after the visitor came back', async () => {
  const before = written()
  expect([await answered('more-time', 'key=1'), await answered('more-time', 'key=1')]).toEqual([
    [200, 'ok'],
    [200, 'ok'],
  ])
  await answered('back', 'key=1')
  expect(await answered('more-time', 'key=1')).toEqual([200, 'ok'])
  expect([written() - before, ticket()?.status]).toEqual([2, 'waiting'])
  expect(await answered('more-time', 'key=2')).toEqual([409, { code: 'more-time-used', times: 1 }])
})

test('without scripts a form leads back to the page, which says what came of it', async () => {
  const html = await (await fetch(running.hub.url + page)).text()
  const code = page.slice('/t/'.length)
  expect(html).toContain(`<form method="post" action="${code}/more-time"><input type="hidden" name="key" value="1">`)
  const done = await post('more-time', 'key=1', { accept: 'text/html' })
  expect([done.status, done.headers.get('location')]).toEqual([303, `../${code}`])
  await post('back', 'key=1', { accept: 'text/html' })
  const used = await post('more-time', 'key=2', { accept: 'text/html' })
  expect(used.headers.get('location')).toBe(`../${code}?told=more-time-used`)
  const told = await (await fetch(`${running.hub.url}${page}?told=more-time-used`)).text()
  expect(told).toContain('More time cannot be asked for again.')
  expect(await (await fetch(`${running.hub.url}${page}?told=%3Cb%3E`)).text()).not.toContain('<b>')
  expect((await fetch(`${running.hub.url}${page}/leave`, { redirect: 'manual' })).status).toBe(303)
})

test('leaving is asked twice: a form that does not say so changes nothing', async () => {
  const before = written()
  expect(await answered('leave', 'key=leave')).toEqual([400, { code: 'bad-request', field: 'sure', expected: 'yes' }])
  expect([written(), ticket()?.status]).toEqual([before, 'waiting'])
})

test('what is not a form of this page names the field and changes nothing', async () => {
  const before = written()
  const expected = '1 to 64 letters, digits, - or _'
  expect(await answered('more-time', 'key=%20')).toEqual([400, { code: 'bad-request', field: 'key', expected }])
  expect(await answered('back', 'x=1')).toMatchObject([400, { field: 'x' }])
  expect(await answered('more-time', '{}', { 'content-type': 'application/json' })).toMatchObject([
    400,
    { field: 'body' },
  ])
  expect(await answered('more-time', `key=${'1'.repeat(3_000)}`)).toMatchObject([400, { field: 'body' }])
  expect((await post('finish')).status).toBe(404)
  expect([written(), ticket()?.status]).toEqual([before, 'waiting'])
})

test('a page of another site cannot send it, and a code that nobody holds is unknown', async () => {
  expect(await answered('more-time', 'key=1', { origin: 'https://elsewhere.example' })).toMatchObject([
    403,
    { code: 'forbidden' },
  ])
  expect(await answered('more-time', 'key=1', { origin: 'null' })).toMatchObject([403, { code: 'forbidden' }])
  expect(ticket()?.status).toBe('waiting')
  expect(await answered('more-time', 'key=1', { origin: running.hub.url })).toEqual([200, 'ok'])
  page = '/t/nobody'
  expect((await post('leave', 'sure=yes')).status).toBe(404)
})

test('who presses on and on is asked to wait, and another visitor is not', async () => {
  // However long the machine takes over them, nothing is earned anew meanwhile.
  const time = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  onTestFinished(() => time.mockRestore())
  for (let i = 0; i < 6; i++) await answered('back')
  const often = await post('back')
  expect([often.status, Number(often.headers.get('retry-after')) > 0]).toEqual([429, true])
  expect(((await often.json()) as { text: string }).text).toBe('Please wait a moment and try again.')
  ;({ page, number } = await take())
  expect(await answered('more-time', 'key=1')).toEqual([200, 'ok'])
})

test('[ALL-8] the log has it as done by the visitor; another phone that shows the ticket is told at once', async () => {
  const response = await fetch(`${running.hub.url}${page}/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  await answered('leave', 'key=leave&sure=yes')
  let told = ''
  while (!told.includes('given up your place')) told += (await reader?.read())?.value ?? ' given up your place: the end'
  await reader?.cancel()
  const log = running.store.read('bydgoszcz', 0)
  const actors: string[] = []
  for await (const { type, actor } of log) if (type === 'VisitorLeft') actors.push(actor)
  expect(actors).toEqual(['visitor'])
})

test('a phone that cannot listen fetches the same news', async () => {
  const news = (await (await fetch(`${running.hub.url}${page}/news`)).json()) as {
    seq: number
    html: string
    acts: string
  }
  expect(news.html).toContain(number)
  expect(news.acts).toContain('/more-time')
  expect((await fetch(`${running.hub.url}/t/nobody/news`)).status).toBe(404)
})

test('an office that gives no more time shows no such button, and says so to who asks all the same', async () => {
  await running.stop()
  running = await runHub({ profile: (yaml) => yaml.replace(/^visitor:.*$/m, '') })
  kiosk = await running.join('kiosk')
  ;({ page, number } = await take())
  expect(await (await fetch(running.hub.url + page)).text()).not.toContain('/more-time')
  expect(await answered('more-time', 'key=1')).toEqual([409, { code: 'more-time-off' }])
})
