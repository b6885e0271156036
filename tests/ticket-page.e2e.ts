import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { words } from '@poczekalnia/locales'
import { languages as all, staffLanguages as languages, type TicketPageView } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { renderTicketActs, renderTicketFragment, renderTicketPage } from '../apps/hub/src/features/ticket-page/index.ts'
import { everyTicketState, sampleTicketView } from '../apps/hub/src/features/ticket-page/sample-view.ts'
import { runHub } from '../apps/hub/src/testing/running-hub.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'

let browser: Browser
let server: Server
let address = ''
let view: TicketPageView | null
let streams: ServerResponse[] = []
let requests: string[] = []
let newsStatus = 503
let acts: string[] = []
let answers: ('done' | 'lost' | 'refused')[] = ['done']
let afterwards: TicketPageView

const nonce = 'n0nce'
const policy =
  `default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; ` +
  `form-action 'self'; frame-ancestors 'none'; base-uri 'none'`

/** What a form was sent with; `answers` says how each is answered, the last one all that come after. */
async function posted(request: IncomingMessage, response: ServerResponse) {
  let body = ''
  for await (const piece of request) body += piece
  acts.push(`${request.url} ${body}`)
  const status = answers.length > 1 ? answers.shift() : answers[0]
  if (status === 'lost') {
    response.destroy()
    return
  }
  if (status === 'refused') {
    response.writeHead(409, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ error: { code: 'more-time-used', times: 1 }, text: 'O więcej czasu nie można już prosić.' }),
    )
    return
  }
  view = afterwards
  if (request.headers.accept?.includes('application/json')) {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(newsOf(view)))
  } else {
    response.writeHead(303, { location: '../code' })
    response.end()
  }
}

beforeAll(async () => {
  browser = await startChromium()
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    if (request.url?.endsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      streams.push(response)
      return
    }
    if (request.url?.endsWith('/news')) {
      response.writeHead(newsStatus, { 'content-type': 'application/json' })
      response.end(view && JSON.stringify(newsOf(view)))
      return
    }
    if (request.method === 'POST') {
      void posted(request, response)
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
  newsStatus = 503
  acts = []
  answers = ['done']
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
  await expect.poll(() => text(page)).toMatch(/U045[\s\S]*7 osób[\s\S]*25-40\smin/)
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
  await expect.poll(() => page.getAttribute('#notify', 'aria-pressed')).toBe('true')
  await expect.poll(() => buzzes()).toBe(1)
  await expect.poll(() => streams.length).toBe(1)
  send(called())
  await page.waitForSelector('.go')
  await expect.poll(() => text(page)).toMatch(/Podejdź do stanowiska[\s\S]*25[\s\S]*Dlaczego teraz/)
  await expect.poll(() => page.title()).toBe('U045 → stanowisko 25')
  await expect.poll(() => page.textContent('#heard')).toContain('Podejdź do stanowiska')
  await expect.poll(() => buzzes()).toBe(2)
  const height = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.querySelector('.desk')!).fontSize),
  )
  expect(height).toBeGreaterThan(150)

  send({ ...called(), seq: 9 })
  send(called(1, 10))
  await page.waitForFunction(() => document.body.textContent.includes('drugie wywołanie'))
  await expect.poll(() => buzzes()).toBe(3)
  expect(problems).toEqual([])
  await page.context().close()
})

test('older news than what is shown is dropped', async () => {
  const { page } = await phone()
  await expect.poll(() => streams.length).toBe(1)
  send(called())
  await page.waitForSelector('.go')
  await page.evaluate(() => {
    const seen = window as unknown as { without: boolean }
    seen.without = false
    new MutationObserver(() => {
      seen.without ||= document.querySelector('.go') === null
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  send(sampleTicketView({ seq: 3 }))
  // What comes later is shown, and nothing in between was.
  send(called(1, 10))
  await page.waitForFunction(() => document.body.textContent.includes('drugie wywołanie'))
  await expect.poll(() => page.evaluate(() => (window as unknown as { without: boolean }).without)).toBe(false)
  await page.context().close()
})

test('the page says when its news is old, and how old, and takes it back when there is news', async () => {
  const { page } = await openPage(browser, 390, 844)
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.goto(address)
  await expect.poll(() => streams.length).toBe(1)
  await page.clock.runFor(14_000)
  await expect.poll(() => page.isVisible('#old')).toBe(false)
  await page.clock.runFor(3_000)
  expect((await page.textContent('#old'))?.replaceAll(/\s/g, ' ')).toContain('Brak nowych wiadomości od 12:35.')
  await page.clock.runFor(120_000)
  expect((await page.textContent('#old'))?.replaceAll(/\s/g, ' ')).toContain('Ostatnia wiadomość: 2 min temu, o 12:35.')
  await page.clock.resume()
  await expectAccessible(page, 'old news')
  send(sampleTicketView({ seq: 20 }))
  await page.waitForSelector('#old', { state: 'hidden' })
  await page.context().close()
})

test('without JavaScript the page is whole and loads itself again', async () => {
  const { page } = await phone(390, 844, { javaScriptEnabled: false })
  await expect.poll(() => text(page)).toContain('U045')
  await expect
    .poll(() => page.locator('noscript p').allInnerTexts())
    .toEqual(['Strona odświeża się sama co 20 sekund.'])
  await expect.poll(() => page.locator('meta[http-equiv=refresh]').count()).toBe(1)
  await expect.poll(() => page.isVisible('#notify')).toBe(false)
  await page.context().close()
})

test('a ticket that is over listens no more', async () => {
  const { page } = await phone()
  await expect.poll(() => streams.length).toBe(1)
  const ended = new Promise((resolve) => streams[0]!.on('close', resolve))
  send(sampleTicketView({ seq: 9, state: { status: 'finished' } }))
  await ended
  await expect.poll(() => text(page)).toContain('Dziękujemy')
  await page.context().close()
})

const away = (seq = 9) =>
  sampleTicketView({
    seq,
    asked: 1,
    may: { moreMinutes: null, leave: true },
    state: { status: 'away', until: '2026-11-19T12:46:00+01:00' },
  })
const left = () => sampleTicketView({ seq: 10, may: { moreMinutes: null, leave: false }, state: { status: 'left' } })

test('ten minutes more: said what happens, sent again over a lost line under one key, then the way back', async () => {
  const { page, problems } = await openPage(browser, 390, 844)
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.goto(address)
  await expect.poll(() => page.textContent('#acts')).toContain('Do 12:46 nie wywołamy Twojego numeru.')
  answers = ['lost', 'done']
  afterwards = away()
  await page.click('#more')
  await page.getByText('Nie ma połączenia.').waitFor()
  await page.clock.runFor(3_000)
  await page.locator('#back').waitFor()
  await page.clock.resume()
  expect(acts).toEqual(['/t/code/more-time key=1', '/t/code/more-time key=1'])
  await expect.poll(() => text(page)).toContain('Do 12:46 nie wywołamy')
  await expect.poll(() => page.isVisible('#told')).toBe(false)
  await expectAccessible(page, 'away')
  afterwards = sampleTicketView({ seq: 11, asked: 1, may: { moreMinutes: null, leave: true } })
  await page.click('#back')
  await page.locator('#ticket').getByText('7 osób').waitFor()
  expect(acts.at(-1)).toBe('/t/code/back key=1')
  expect(problems).toEqual([])
  await page.context().close()
})

test('leaving is asked twice; the question stays open while news come', async () => {
  const { page, problems } = await phone(320, 568)
  // Its script is there once it listens.
  await expect.poll(() => streams.length).toBe(1)
  await page.click('#leave')
  await expect.poll(() => page.isVisible('#leaving')).toBe(true)
  await page.click('#leave-no')
  await expect.poll(() => page.isVisible('#leaving')).toBe(false)
  await page.click('#leave')
  await page.focus('#leave-yes')
  send(sampleTicketView({ seq: 9, now: '2026-11-19T12:36:20+01:00' }))
  await page.getByText('Do 12:47').waitFor()
  await expect.poll(() => page.isVisible('#leaving')).toBe(true)
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('leave-yes')
  expect(acts).toEqual([])
  await expectAccessible(page, 'leaving')
  afterwards = left()
  await page.click('#leave-yes')
  await page.locator('#ticket').getByText('Twoje miejsce jest zwolnione.').waitFor()
  expect(acts).toEqual(['/t/code/leave key=leave&sure=yes'])
  await expect.poll(() => page.locator('#acts form, #acts a').count()).toBe(0)
  expect(problems).toEqual([])
  await page.context().close()
})

test('what the hub refuses is told in words, and can be tried again', async () => {
  const { page } = await phone()
  answers = ['refused']
  await page.click('#more')
  await page.getByText('O więcej czasu nie można już prosić.').waitFor()
  await expect.poll(() => page.isEnabled('#more')).toBe(true)
  await page.context().close()
})

test('without JavaScript the forms work: more time, the question, leaving', async () => {
  const { page } = await phone(390, 844, { javaScriptEnabled: false })
  afterwards = away()
  await page.click('#more')
  await page.locator('#back').waitFor()
  expect(new URL(page.url()).pathname).toBe('/t/code')
  await expect.poll(() => page.isVisible('#leaving')).toBe(false)
  await page.click('#leave')
  await page.locator('#leaving').waitFor()
  afterwards = left()
  await page.click('#leave-yes')
  await page.getByText('Twoje miejsce jest zwolnione.').waitFor()
  expect(acts).toEqual(['/t/code/more-time key=1', '/t/code/leave key=leave&sure=yes'])
  await page.context().close()
})

test('an old engine without EventSource, sound or vibration fetches its news and says it stays silent', async () => {
  const { page, problems } = await openPage(browser, 320, 568)
  await page.clock.install()
  await page.addInitScript(() => {
    const old = window as unknown as Record<string, unknown>
    for (const name of ['EventSource', 'AudioContext', 'webkitAudioContext']) old[name] = undefined
    Object.defineProperty(Navigator.prototype, 'vibrate', { value: undefined })
    Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined })
  })
  await page.goto(address)
  await expect.poll(() => page.isVisible('#notify')).toBe(false)
  await expect.poll(() => page.textContent('#notified')).toContain('Patrz na ekran w\u00a0poczekalni.')
  newsStatus = 200
  view = called(0, 12)
  await page.clock.runFor(12_000)
  await page.waitForSelector('.go')
  expect(streams).toEqual([])
  expect(problems).toEqual([])
  await page.context().close()
})

test('[ALL-9] why one waits is said in one sentence, with the right plural', async () => {
  const { page } = await phone()
  await expect
    .poll(() => page.textContent('.why'))
    .toContain('Najpierw wywołamy 2 osoby z\u00a0wizytą umówioną na 12:30.')
  await expect.poll(() => streams.length).toBe(1)
  const state = { status: 'waiting', ahead: 7, estimate: null, desk: null } as const
  send(sampleTicketView({ seq: 9, state: { ...state, why: { kind: 'booked-first', count: 5, hour: null } } }))
  await page.getByText('Najpierw wywołamy 5 osób z umówioną wizytą, której godzina już nadeszła.').waitFor()
  send(sampleTicketView({ seq: 10, state: { ...state, why: { kind: 'priority-first', count: 1 } } }))
  await page.getByText('Najpierw wywołamy 1 osobę, która ma pierwszeństwo.').waitFor()
  await page.context().close()
})

test.each([true, false])(
  'at the real hub a visitor takes ten minutes, comes back and leaves; scripts run: %s',
  async (javaScriptEnabled) => {
    const running = await runHub()
    const kiosk = await running.join('kiosk')
    const { ticket } = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'ru' })
    const { id, page: path } = ticket as { id: string; page: string }
    const status = () => running.hub.session.state.tickets.get(id)?.status
    const { page, problems } = await openPage(browser, 390, 844, { javaScriptEnabled })
    await page.goto(running.hub.url + path)
    await page.getByText('Сейчас не работает ни одно окно').waitFor()
    await page.click('#more')
    await page.locator('#back').waitFor()
    expect(status()).toBe('away')
    await page.click('#back')
    await page.locator('#back').waitFor({ state: 'detached' })
    expect([status(), await page.locator('#more').count()]).toEqual(['waiting', 0])
    await page.click('#leave')
    expect(status()).toBe('waiting')
    await page.click('#leave-yes')
    await page.locator('#ticket').getByText('Вы освободили своё место.').waitFor()
    expect([status(), problems]).toEqual(['left', []])
    await page.context().close()
    await running.stop()
  },
)

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
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message: where })
          .toBe(0)
        if (name.startsWith('called')) {
          const desk = (await page.locator('.desk').boundingBox())!
          expect(desk.y + desk.height, where).toBeLessThanOrEqual(height)
        }
        // What axe looks at is the same in every language, but for the words.
        if (width === 390 && language === 'uk') await expectAccessible(page, where)
      }
      expect(problems).toEqual([])
      await page.context().close()
    }
  },
)

test('a code that nobody knows is told in every language', async () => {
  view = null
  const { page } = await phone(320, 568)
  await expect.poll(() => page.locator('.many > div').count()).toBe(all.length)
  await expectAccessible(page, 'unknown')
  await page.context().close()
})
