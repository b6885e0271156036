/// <reference lib="dom" />
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { CounterView, DisplayView, KioskView } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { openPage, startChromium } from './support/chromium.ts'
import { atDesk, bookedVisitor, counterView } from './support/counter-view.ts'
import { demonstration } from './support/demonstration.ts'
import { displayCall, displayView, settledCalls } from './support/display-view.ts'
import { changes } from './support/foreign-hands.ts'
import { hubProcess } from './support/hub-process.ts'
import { choose, screen } from './support/kiosk-tour.ts'
import { thursday, visit } from './support/kiosk-view.ts'
import { startScriptedHub } from './support/scripted-hub.ts'

/**
 * A page that translation or an extension has changed under React's hands: it goes on by itself, says what holds, and
 * nobody's visit is lost by it.
 */
let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser?.close())

const ways = Object.keys(changes) as (keyof typeof changes)[]
const errors = (page: Page) => {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  return heard
}

test.each(['kiosk', 'display', 'counter', 'supervisor'] as const)(
  '%s asks browsers not to translate it',
  async (app) => {
    const dist = await builtScreen(app)
    const { page } = await openPage(browser, 800, 600)
    await page.goto(`file://${join(dist, 'index.html')}`)
    await expect.poll(() => page.getAttribute('meta[name=google]', 'content')).toBe('notranslate')
    await expect.poll(() => page.getAttribute('html', 'translate')).toBe('no')
    await page.context().close()
  },
)

test.each(ways)('[BYD-5] a desk that was changed (%s) goes on with its visitor, whatever comes next', async (way) => {
  const hub = await startScriptedHub<CounterView>({
    path: '/counter',
    dist: await builtScreen('counter'),
    view: atDesk('called', bookedVisitor({ number: 'C007' })),
  })
  const { page } = await openPage(browser, 1280, 720)
  const heard = errors(page)
  await page.goto(hub.url)
  await page.getByText('C007').first().waitFor()
  for (const view of [
    atDesk('serving', bookedVisitor({ number: 'C007', status: 'serving', startedAt: '2026-11-19T12:05:00+01:00' })),
    counterView(),
    atDesk('called', bookedVisitor({ number: 'C008' })),
    atDesk('called', bookedVisitor({ number: 'C009' })),
  ]) {
    await changes[way](page)
    hub.show(() => view)
    const number = view.desk?.visitor?.number
    if (number) await page.getByText(number, { exact: true }).first().waitFor()
    else await page.locator('.bar').waitFor()
  }
  await expect.poll(() => page.locator('body').textContent()).not.toMatch(/C007|C008|«/)
  await expect.poll(() => page.title()).toContain('C009')
  await page.locator('[data-act=start]').click()
  await expect.poll(() => hub.sent.at(-1)?.event).toBe('start')
  expect(heard).toEqual([])
  await page.context().close()
  await hub.stop()
})

test.each(ways)('[ALL-5] a machine that was changed (%s) goes on where the visitor was', async (way) => {
  const hub = await startScriptedHub<KioskView>({
    path: '/kiosk',
    dist: await builtScreen('kiosk'),
    view: thursday,
    handlers: { 'find-visit': () => ({ ok: true, visit }) },
  })
  const { page } = await openPage(browser, 1080, 1920)
  const heard = errors(page)
  await page.goto(hub.url)
  await screen(page, 'languages')
  // What is gone at the start can't be pressed there.
  if (way !== 'remove') await changes[way](page)
  await choose(page, 'uk')
  if (way !== 'remove') await changes[way](page)
  hub.show((view) => ({ ...view, printer: 'paper-out' }))
  await page.locator('.notice').first().waitFor()
  await page.locator('.answer').first().click()
  await screen(page, 'pin')
  await page.keyboard.type('48', { delay: 90 })
  await changes[way](page)
  await page.keyboard.type('21', { delay: 90 })
  await screen(page, 'visit')
  expect(hub.sent.map(({ payload }) => payload)).toEqual([{ pin: '4821' }])
  await page.getByText(words('uk')('kiosk:visit.question')).waitFor()
  expect(heard).toEqual([])
  await page.context().close()
  await hub.stop()
})

test.each(ways)('[ALL-5] a display that was changed (%s) shows every call that comes', async (way) => {
  const hub = await startScriptedHub<DisplayView>({
    path: '/display',
    dist: await builtScreen('display'),
    view: displayView({ calls: settledCalls() }),
  })
  const { page } = await openPage(browser, 1920, 1080)
  const heard = errors(page)
  await page.goto(hub.url)
  await page.waitForSelector('.panel')
  await changes[way](page)
  hub.show({ calls: [displayCall('U046', 25, 0), ...settledCalls().slice(0, 7)] })
  await expect.poll(() => page.textContent('[data-testid=called-number]')).toBe('U046')
  await changes[way](page)
  hub.show({ calls: [displayCall('U047', 26, 0), displayCall('U046', 25, 0), ...settledCalls().slice(0, 6)] })
  await expect.poll(() => page.textContent('[data-testid=called-number]')).toBe('U047')
  for (const call of ['call-U046', 'call-U047'])
    await expect.poll(() => hub.sent.some(({ payload }) => payload.call === call)).toBe(true)
  await expect.poll(() => page.locator('body').textContent()).not.toContain('«')
  expect(heard).toEqual([])
  await page.context().close()
  await hub.stop()
})

test('a supervisor’s pages that were changed go on, the sign-in too', async () => {
  const hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  await hub.start()
  const demo = await demonstration(hub.dir)
  const { name, password } = demo.accounts.find(({ role }) => role === 'supervisor') ?? { name: '', password: '' }
  const say = (key: string) => words('pl')(key) as string
  for (const way of ways.filter((one) => one !== 'remove')) {
    const { page } = await openPage(browser, 1280, 720, { locale: 'pl-PL' })
    const heard = errors(page)
    await page.goto(`${hub.url}/supervisor`)
    await page.getByLabel(say('staff:name'), { exact: true }).waitFor()
    await changes[way](page)
    await page.getByLabel(say('staff:name'), { exact: true }).fill(name)
    await page.getByLabel(say('staff:password'), { exact: true }).fill(password)
    await page
      .getByRole('button', { name: say('staff:signIn.submit'), exact: true })
      .first()
      .click()
    await page.getByRole('heading', { name: say('supervisor:board.queues') }).waitFor()
    await changes[way](page)
    for (const address of ['log', 'devices', 'board']) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#/${address}`)
      await page.locator('main').first().waitFor()
      await changes[way](page)
    }
    await page.evaluate(() => {
      location.hash = '#/'
    })
    await page.getByRole('heading', { name: say('supervisor:board.queues') }).waitFor()
    expect(heard, way).toEqual([])
    await page.context().close()
  }
  await hub.remove()
})
