import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { words } from '@poczekalnia/locales'
import { languages, type TicketPageView } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { renderTicketActs, renderTicketFragment, renderTicketPage } from '../apps/hub/src/ticket-page/index.ts'
import { everyTicketState, sampleTicketView } from '../apps/hub/src/ticket-page/sample-view.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'

let browser: Browser
let server: Server
let address = ''
let view: TicketPageView | null
let streams: ServerResponse[] = []
let requests: string[] = []

const nonce = 'n0nce'
const policy = `default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`

beforeAll(async () => {
  browser = await startChromium()
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    if (request.url?.endsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      streams.push(response)
      return
    }
    response.writeHead(view ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    })
    response.end(renderTicketPage(view, words(view?.language ?? 'pl'), { nonce, code: 'code' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/t/code`
})
beforeEach(() => {
  view = sampleTicketView()
  streams = []
  requests = []
})
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

async function phone(width = 390, height = 844, more = {}) {
  const opened = await openPage(browser, width, height, more)
  await opened.page.goto(address)
  return opened
}

function newsOf(next: TicketPageView) {
  const t = words(next.language)
  return { seq: next.seq, html: renderTicketFragment(next, t), acts: renderTicketActs(next, 'code', t) }
}
function send(next: TicketPageView) {
  view = next
  for (const stream of streams) stream.write(`data: ${JSON.stringify(newsOf(next))}\n\n`)
}
const text = async (page: Page) => (await page.locator('#ticket').allInnerTexts()).join('')
const called = (recalls = 0, seq = 8) =>
  sampleTicketView({
    seq,
    state: {
      status: 'called',
      desk: 25,
      at: `2026-11-19T12:36:0${recalls}+01:00`,
      recalls,
      reason: 'longest-waiting-walk-in',
    },
  })

test('one request under 60 KB shows number, place and wait', async () => {
  const { page, problems } = await phone()
  await expect.poll(() => requests).toEqual(['/t/code', '/t/code/events'])
  expect(await text(page)).toMatch(/U045[\s\S]*7 osób[\s\S]*25-40 min/)
  expect(problems).toEqual([])
  await page.context().close()
})

test('a call comes by itself: desk, reason, title, sound and vibration once allowed', async () => {
  const { page, problems } = await phone()
  await page.evaluate(() => {
    const counted = window as unknown as { buzzes: number }
    counted.buzzes = 0
    navigator.vibrate = () => {
      counted.buzzes++
      return true
    }
  })
  const buzzes = () => page.evaluate(() => (window as unknown as { buzzes: number }).buzzes)
  await page.click('#notify')
  expect(await page.getAttribute('#notify', 'aria-pressed')).toBe('true')
  expect(await buzzes()).toBe(1)
  await expect.poll(() => streams.length).toBe(1)
  send(called())
  await page.waitForSelector('.go')
  expect(await text(page)).toMatch(/Podejdź do stanowiska[\s\S]*25[\s\S]*Dlaczego teraz/)
  expect(await page.title()).toBe('U045 → stanowisko 25')
  expect(await page.textContent('#heard')).toContain('Podejdź do stanowiska')
  expect(await buzzes()).toBe(2)
  const height = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.querySelector('.desk')!).fontSize),
  )
  expect(height).toBeGreaterThan(150)

  send({ ...called(), seq: 9 })
  send(called(1, 10))
  await page.waitForFunction(() => document.body.textContent.includes('drugie wywołanie'))
  expect(await buzzes()).toBe(3)
  expect(problems).toEqual([])
  await page.context().close()
})

test('older news than what is shown is dropped', async () => {
  const { page } = await phone()
  await expect.poll(() => streams.length).toBe(1)
  send(called())
  await page.waitForSelector('.go')
  send(sampleTicketView({ seq: 3 }))
  await page.waitForTimeout(200)
  expect(await page.locator('.go').count()).toBe(1)
  await page.context().close()
})

test('the page says when its news is old, and takes it back when there is news', async () => {
  const { page } = await phone()
  await expect.poll(() => streams.length).toBe(1)
  expect(await page.isVisible('#old')).toBe(false)
  await page.waitForSelector('#old:not([hidden])', { timeout: 18_000 })
  expect(await page.textContent('#old')).toContain('12:35')
  await expectAccessible(page, 'old news')
  send(sampleTicketView({ seq: 20 }))
  await page.waitForSelector('#old', { state: 'hidden' })
  await page.context().close()
})

test('without JavaScript the page is whole and loads itself again', async () => {
  const { page } = await phone(390, 844, { javaScriptEnabled: false })
  expect(await text(page)).toContain('U045')
  expect(await page.locator('noscript p').allInnerTexts()).toEqual(['Strona odświeża się sama co 20 sekund.'])
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(1)
  expect(await page.isVisible('#notify')).toBe(false)
  await page.context().close()
})

test('a ticket that is over listens no more', async () => {
  const { page } = await phone()
  await expect.poll(() => streams.length).toBe(1)
  const ended = new Promise((resolve) => streams[0]!.on('close', resolve))
  send(sampleTicketView({ seq: 9, state: { status: 'finished' } }))
  await ended
  expect(await text(page)).toContain('Dziękujemy')
  await page.context().close()
})

test.each(languages)(
  'every state on small and usual phones: nothing serious, nothing to scroll sideways: %s',
  async (language) => {
    for (const [width, height] of [
      [390, 844],
      [320, 568],
    ] as const) {
      const { page, problems } = await phone(width, height)
      for (const [name, state] of Object.entries(everyTicketState(language))) {
        view = state
        await page.goto(address)
        const where = `${name} ${width}`
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBe(0)
        if (name.startsWith('called')) {
          const desk = (await page.locator('.desk').boundingBox())!
          expect(desk.y + desk.height, where).toBeLessThanOrEqual(height)
        }
        if (width === 390) await expectAccessible(page, where)
      }
      expect(problems).toEqual([])
      await page.context().close()
    }
  },
)

test('a code that nobody knows is told in four languages', async () => {
  view = null
  const { page } = await phone(320, 568)
  expect(await page.locator('.many > div').count()).toBe(languages.length)
  await expectAccessible(page, 'unknown')
  await page.context().close()
})
