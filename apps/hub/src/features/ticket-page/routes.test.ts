import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Client, type RunningHub, runHub } from '../../testing/running-hub.ts'

let running: RunningHub
let kiosk: Client
beforeEach(async () => {
  running = await runHub()
  kiosk = await running.join('kiosk')
})
afterEach(() => running.stop())

const take = async (language: string) =>
  (await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language })).ticket as {
    number: string
    page: string
  }

test('a ticket’s page is in the ticket’s language, small, and lets nothing else in', async () => {
  const { page } = await take('uk')
  const response = await fetch(running.hub.url + page)
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toContain('<html lang="uk"')
  expect(html).toContain('U001')
  expect(html.length).toBeLessThan(60_000)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('its news come at once when it is called', async () => {
  const { page } = await take('pl')
  const response = await fetch(`${running.hub.url}${page}/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const first = JSON.parse((await reader?.read())?.value?.replace('data: ', '') ?? '')
  expect(first.html).toContain('Jesteś następną osobą w kolejce')
  const counter = await running.join('counter')
  await counter.ask('open-desk', { desk: 7 })
  await counter.ask('call-next')
  let html = ''
  for (let i = 0; i < 5 && !html.includes('data-call'); i++)
    html = JSON.parse((await reader?.read())?.value?.split('\n')[0]?.replace('data: ', '') ?? '').html
  expect(html).toContain('Podejdź do stanowiska')
  expect(html).toContain('7')
  await reader?.cancel()
})

test('an unknown code is 404 in words, a code of the day before is 410, and a number is no code', async () => {
  const { number, page } = await take('pl')
  for (const path of ['/t/', '/t/nobody', `/t/${number}`, `${page}/other`])
    expect((await fetch(running.hub.url + path)).status).toBe(404)
  running.clock.pass(24 * 3_600_000)
  await running.hub.session.act({ type: 'MoveClock' }, { actor: 'clock' })
  const response = await fetch(running.hub.url + page)
  expect(response.status).toBe(410)
  expect(await response.text()).toContain('Ten bilet jest już nieważny')
})

test('[ALL-1] at midnight an open page loses its line, and is told that its day is over when it asks', async () => {
  const { page } = await take('pl')
  const response = await fetch(`${running.hub.url}${page}/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  running.clock.pass(24 * 3_600_000)
  await running.hub.session.act({ type: 'MoveClock' }, { actor: 'clock' })
  while (!(await reader?.read())?.done);
  expect((await fetch(`${running.hub.url}${page}/events`)).status).toBe(404)
  expect((await fetch(`${running.hub.url}${page}/news`)).status).toBe(410)
})

/** Reads a page's news one after the other. */
async function newsReader(page: string) {
  const response = await fetch(`${running.hub.url}${page}/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let left = ''
  return {
    async next(): Promise<{ seq?: number; html?: string; say?: string; acts?: string; same?: boolean }> {
      for (let end = left.indexOf('\n\n'); ; end = left.indexOf('\n\n')) {
        if (end >= 0) {
          const text = left.slice('data: '.length, end)
          left = left.slice(end + 2)
          return JSON.parse(text)
        }
        left += (await reader?.read())?.value ?? ''
      }
    },
    close: () => reader?.cancel(),
  }
}

test('a page on which nothing changed is not sent again, only that it still holds', async () => {
  const news = await newsReader((await take('pl')).page)
  expect((await news.next()).html).toContain('Jesteś następną osobą w kolejce')
  expect(await news.next()).toEqual({ same: true })
  await news.close()
})

test('[ALL-10] who waits behind a called one is told at once, what they may do only when it changes', async () => {
  await take('pl')
  const second = await take('pl')
  const news = await newsReader(second.page)
  const first = await news.next()
  expect(first.acts).toContain('/leave')
  const counter = await running.join('counter')
  await counter.ask('open-desk', { desk: 7 })
  await counter.ask('call-next')
  let told = first
  for (
    const seen = [first.seq ?? 0];
    !(told.say ?? told.html)?.includes('Jesteś następną osobą');
    seen.push(told.seq ?? 0)
  ) {
    told = await news.next()
    if (told.seq !== undefined) expect(told.seq).toBeGreaterThan(seen.at(-1) ?? 0)
    expect(told.acts).toBeUndefined()
  }
  await news.close()
})

test('a page on which only the number of those before it differs is sent that sentence alone', async () => {
  for (let i = 0; i < 8; i++) await take('pl')
  const last = await take('pl')
  const counter = await running.join('counter')
  await counter.ask('open-desk', { desk: 7 })
  await counter.ask('call-next')
  await counter.ask('start')
  const news = await newsReader(last.page)
  let told = await news.next()
  expect(told.html).toContain('Przed Tobą jest 7 osób.')
  // Ranges that were played for everybody hold for some seconds: once they are, only the number differs.
  while (told.same === undefined) told = await news.next()
  await counter.ask('finish-and-next')
  told = await news.next()
  expect(told).toEqual({ seq: expect.any(Number), say: 'Przed Tobą jest 6 osób.' })
  await news.close()
})

test('a second page of a ticket is told everything, and so is the first once more', async () => {
  const { page } = await take('pl')
  const [one, other] = [await newsReader(page), await newsReader(page)]
  expect((await one.next()).html).toBeDefined()
  expect((await other.next()).acts).toContain('/leave')
  expect((await one.next()).acts).toContain('/leave')
  await Promise.all([one.close(), other.close()])
})
