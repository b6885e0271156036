/// <reference lib="dom" />
// What runs inside a page is checked with the browser's own types.
import { type CounterView, staffLanguages as languages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { drawn, expectAccessible, expectNoScroll, openPage, startChromium } from './support/chromium.ts'
import { atDesk, bookedVisitor, counterView, everyCounterState } from './support/counter-view.ts'
import { demonstration } from './support/demonstration.ts'
import { settled } from './support/desk-hands.ts'
import { followViews } from './support/follow-views.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

/** A clerk's whole day at a desk of the real hub, by the keyboard alone, and what the desk does by itself. */

let browser: Browser
let dist: string

beforeAll(async () => {
  dist = await builtScreen('counter')
  browser = await startChromium()
})
afterAll(() => browser?.close())

const act = (page: Page, name: string) => page.locator(`[data-act=${name}]`)

type Options = { width?: number; height?: number; init?: string; clock?: 'real' | 'turned' | 'standing' }
/**
 * A page of the desk before a hub that does what the test says. Its clock runs, runs and can be turned on, or stands
 * until then.
 */
async function scripted(
  view: CounterView,
  use: (page: Page, hub: ScriptedHub<CounterView>, shown: () => Promise<void>) => Promise<void>,
  { width = 1280, height = 720, init = '', clock = 'real' }: Options = {},
) {
  const hub = await startScriptedHub({ path: '/counter', dist, view })
  const { page, problems } = await openPage(browser, width, height)
  try {
    if (init) await page.addInitScript(init)
    if (clock !== 'real') await page.clock.install()
    if (clock === 'standing') await page.clock.pauseAt(Date.now() + 60_000)
    const shown = followViews(page, hub)
    await page.goto(hub.url)
    await page.waitForSelector('.bar')
    await use(page, hub, shown)
    expect(problems).toEqual([])
  } finally {
    await page.context().close()
    await hub.stop()
  }
}

test('a desk’s day by keyboard alone: queues, call, note, transfer, absent, back, priority, pause, close', async () => {
  const hub: HubProcess = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  let kiosk: Socket | undefined
  try {
    await hub.start()
    const { tokens } = await demonstration(hub.dir)
    kiosk = io(`${hub.url}/kiosk`, { auth: { token: tokens.kiosk }, transports: ['websocket'] })
    const walkIn = async () => {
      const answer = await kiosk!.emitWithAck('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'uk' })
      return answer.ticket.number as string
    }
    const { page, problems } = await openPage(browser, 1280, 720)
    const keys = async (...pressed: string[]) => {
      await settled(page)
      for (const key of pressed) {
        await page.keyboard.press(key)
        await drawn(page)
      }
    }
    const number = () => page.textContent('[data-testid=number]')
    await page.goto(`${hub.url}/counter#token=${tokens.counter}`)

    // The first free desk has the focus.
    await page.waitForSelector('.desk:focus')
    await page.keyboard.press('Enter')
    await act(page, 'next').waitFor()
    const first = await walkIn()
    const second = await walkIn()
    const third = await walkIn()

    // Walk-ins only: the queues above them are taken out by their digits.
    await keys('k')
    const names = await page.locator('.queue-choice label').allTextContents()
    for (const [index, name] of names.entries())
      if (name !== 'Uzupełnienie dokumentów') await page.keyboard.press(String(index + 1))
    await page.keyboard.press('Enter')
    await page.getByText('Obsługujesz: Uzupełnienie dokumentów').waitFor()

    // The third goes first, and the reason is told.
    await keys('g')
    await page.keyboard.type(third)
    await keys('Enter', '1')
    await page.getByText(`Zmieniono pierwszeństwo: ${third}`).waitFor()
    await keys('n')
    await act(page, 'start').waitFor()
    await expect.poll(() => number()).toBe(third)
    await expect.poll(() => page.textContent('.facts')).toContain('ma pierwszeństwo (Ciąża)')

    await keys('s')
    await act(page, 'finish').waitFor()
    await expect.poll(() => page.textContent('.usual')).toMatch(/zwykle \d+–\d+ min/)
    await keys('m')
    await page.keyboard.type('Brakuje kopii paszportu.')
    await keys('Enter')
    await page.waitForSelector('.notes')
    await expect.poll(() => page.textContent('.notes')).toContain('Brakuje kopii paszportu.')
    await expectAccessible(page, 'serving')
    await keys('f')
    await act(page, 'next').waitFor()

    // Transferred with a note, which is gone from this page with the visitor (ALL-4).
    await keys('n')
    await act(page, 'start').waitFor()
    await expect.poll(() => number()).toBe(first)
    await keys('t', 'Shift+Tab')
    await page.keyboard.type('Proszę sprawdzić opłatę.')
    await keys('Tab', '1')
    await act(page, 'next').waitFor()
    await expect.poll(() => page.textContent('body')).not.toContain('opłatę')

    // Called, called again, absent, taken back, called once more.
    await keys('n')
    await act(page, 'start').waitFor()
    await expect.poll(() => number()).toBe(second)
    await keys('r')
    await page.waitForSelector('[data-act=absent][aria-disabled=false]')
    await keys('a')
    await act(page, 'next').waitFor()
    await keys('q')
    await page.waitForSelector('.still-open')
    await expect.poll(() => page.textContent('.still-open')).toContain(`Nieobecny ${second}`)
    await keys('Escape')
    await keys('b', '1')
    await act(page, 'start').waitFor()
    await expect.poll(() => number()).toBe(second)

    // With a visitor here the desk does not close, and says what first.
    await keys('q')
    await expect.poll(() => page.textContent('dialog')).toContain('Najpierw zakończ tę wizytę albo ją przekaż.')
    await keys('Escape')
    await keys('s')
    await act(page, 'finish').waitFor()
    await keys('f')
    await act(page, 'next').waitFor()

    // The hub goes and comes back: the same page, the same desk.
    await page.evaluate('window.same = true')
    await hub.kill()
    await page.waitForSelector('[data-kind=lost]')
    await hub.start()
    await page.waitForSelector('[data-kind=lost]', { state: 'detached' })
    await page.waitForSelector('[data-act=pause][aria-disabled=false]')
    await expect.poll(() => page.evaluate('window.same')).toBe(true)

    await keys('p', '1')
    await act(page, 'resume').waitFor()
    await expect.poll(() => page.textContent('.nobody .timer')).toMatch(/0:\d\d od początku przerwy/)
    await keys('p')
    await act(page, 'next').waitFor()
    await keys('q', 'Enter')
    await page.waitForSelector('.chooser')
    expect(problems).toEqual([])
    await page.context().close()
  } finally {
    kiosk?.disconnect()
    await hub.remove()
  }
})

test('[ALL-7] nobody comes: the big button offers another call, then absent, and start stays at hand', async () => {
  const called = (over = {}) => atDesk('called', bookedVisitor(over))
  const now = { lastCallAt: '2026-11-19T12:05:00+01:00' }
  await scripted(
    called(now),
    async (page, hub) => {
      const big = page.locator('.big')
      await page.clock.runFor(25_000)
      await expect.poll(() => big.getAttribute('data-act')).toBe('start')
      const turned = async () => {
        await page.clock.runFor(200)
        return big.getAttribute('data-act')
      }
      await expect.poll(turned).toBe('recall')
      await expect.poll(() => big.textContent()).toContain('Nikt nie podchodzi?')
      // What was meant for "start" a moment ago is not taken for a call.
      await big.click()
      await hub.heard()
      expect(hub.sent).toEqual([])
      await page.clock.runFor(1_000)
      await big.click()
      await expect.poll(() => hub.sent.map(({ event }) => event)).toEqual(['recall'])

      hub.show(() => called({ recalls: 1, recallsOwed: 0, lastCallAt: '2026-11-19T12:04:00+01:00' }))
      await page.waitForSelector('.big[data-act=absent][aria-busy=false]')
      await expect.poll(() => big.textContent()).toContain('można przywrócić przez 30 min')
      await page.clock.runFor(1_000)
      await page.keyboard.press('s')
      await expect.poll(() => hub.sent.map(({ event }) => event)).toEqual(['recall', 'start'])
    },
    { clock: 'standing' },
  )
})

test.each([360, 480])(
  'beside a case system, %i px wide, the whole work is in sight without scrolling',
  async (width) => {
    await scripted(
      counterView(),
      async (page, hub, shown) => {
        for (const language of width === 360 ? languages : (['pl'] as const)) {
          await page.selectOption('select', language)
          for (const [name, view] of Object.entries(everyCounterState())) {
            hub.show(() => view)
            await shown()
            const where = `${name} ${language} ${width}`
            await expectNoScroll(page, where)
            const outside = await page.evaluate(() =>
              [...document.querySelectorAll('[data-act]:not([data-act=paperAgain])')]
                .filter((button) => {
                  const { left, right, top, bottom } = button.getBoundingClientRect()
                  const cut = [...button.querySelectorAll('span')].some((span) => {
                    const inner = span.getBoundingClientRect()
                    return inner.right > right || inner.bottom > bottom + 1 || span.scrollWidth > span.clientWidth + 1
                  })
                  return cut || left < 0 || right > innerWidth || top < 0 || bottom > innerHeight
                })
                .map((button) => button.textContent),
            )
            expect(outside, where).toEqual([])
          }
        }
        if (width === 360) await expectAccessible(page, `${width}`)
      },
      { width, height: 700 },
    )
  },
)

test('an idle desk is told of the first who comes, when it asked for that, and never on a break', async () => {
  const nobody = { waiting: [], waitingTotal: 0 }
  const count = `
    window.heard = 0; window.told = []
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (...at) { window.heard++; return start.apply(this, at) }
    window.Notification = class {
      static permission = 'granted'
      constructor(title, { body }) { window.told.push(title + ' ' + body) }
      close() {}
    }
    document.hasFocus = () => false`
  const heard = (page: Page) => page.evaluate('window.heard') as Promise<number>
  await scripted(
    counterView(nobody),
    async (page, hub, shown) => {
      hub.show(() => counterView())
      await shown()
      await expect.poll(() => heard(page), { message: 'off until asked for' }).toBe(0)
      hub.show(() => counterView(nobody))
      await shown()
      await page.getByRole('button', { name: 'Powiadom, gdy ktoś przyjdzie' }).click()
      await expect.poll(() => heard(page), { message: 'how it will sound' }).toBe(2)
      hub.show(() => counterView())
      await expect.poll(() => heard(page)).toBe(4)
      await expect.poll(() => page.evaluate('window.told')).toEqual(['Ktoś czeka Stanowisko 3 jest wolne.'])
      hub.show(() => counterView({ waitingTotal: 26 }))
      hub.show(() => atDesk('paused', null, nobody))
      await shown()
      hub.show(() => atDesk('paused'))
      await shown()
      await expect.poll(() => heard(page)).toBe(4)
      await page.reload()
      await act(page, 'resume').waitFor()
      await page.keyboard.press('?')
      await expect.poll(() => page.getByLabel('Dźwięk, gdy ktoś zaczyna czekać').isChecked()).toBe(true)
    },
    { init: count },
  )
})

test('a newer page is taken in a quiet moment, and never while somebody is at the desk', async () => {
  await scripted(
    atDesk('serving', bookedVisitor({ status: 'serving', startedAt: '2026-11-19T12:00:00+01:00' })),
    async (page, hub) => {
      await page.evaluate('window.same = true')
      let looked = false
      await page.route('**/counter/', async (route) => {
        if (route.request().resourceType() === 'document') return route.continue()
        looked = true
        const answer = await route.fetch()
        await route.fulfill({
          response: answer,
          body: (await answer.text()).replace(/index-[\w-]+\.js/, 'index-newer.js'),
        })
      })
      await hub.goDark()
      await page.waitForSelector('[data-kind=lost]')
      await hub.comeBack()
      await page.waitForSelector('[data-kind=lost]', { state: 'detached' })
      await expect.poll(() => looked).toBe(true)
      // Asked after the page's own question, it is answered after it.
      await page.evaluate(() => fetch('/counter/').then((answer) => answer.text()))
      await page.clock.runFor(10_000)
      await expect.poll(() => page.evaluate('window.same')).toBe(true)
      hub.show(() => counterView())
      await act(page, 'next').waitFor()
      await page.clock.runFor(2_000)
      await expect.poll(() => page.evaluate('window.same').catch(() => 'on its way')).toBeUndefined()
      await act(page, 'next').waitFor()
    },
    { clock: 'turned' },
  )
})

test('[WRO-4] [WRO-5] [OLS-8] [ALL-4] party, code, companions, notes go with the visitor', async () => {
  const states = everyCounterState()
  await scripted(states['everything-known']!, async (page, hub) => {
    const panel = await page.textContent('.visitor')
    for (const known of ['K7M4Q2', '3 osób', 'Tłumacz', 'Brakuje kopii strony 3 paszportu.', 'Niepełnosprawność'])
      expect(panel).toContain(known)
    await expect.poll(() => page.textContent('.away')).toContain('U020')
    await expectAccessible(page, 'everything known')
    hub.show(() => states.free!)
    await act(page, 'next').waitFor()
    await expect.poll(() => page.innerHTML('body')).not.toMatch(/K7M4Q2|3 osób|paszportu|Олександра/)
  })
})
