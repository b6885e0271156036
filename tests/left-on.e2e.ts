/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CounterView, DisplayView, KioskView } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { drawn, openPage, startChromium } from './support/chromium.ts'
import { atDesk, bookedVisitor, counterView } from './support/counter-view.ts'
import { displayCall, displayTime, displayView } from './support/display-view.ts'
import { choose } from './support/kiosk-tour.ts'
import { thursday } from './support/kiosk-view.ts'
import { type Memory, memoryOf } from './support/page-memory.ts'
import { type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

/**
 * Screens that are left on for weeks: after many calls and links that were lost they hold what they held before.
 * `POCZEKALNIA_WEEKS=1` makes it 10,000 calls and 1,000 links; docs/robustness.md has what was measured.
 */
const weeks = process.env.POCZEKALNIA_WEEKS === '1'
const CALLS = weeks ? 10_000 : 400
const LINKS = weeks ? 1_000 : 20
/** A long run takes minutes, ms. */
const PATIENCE_MS = weeks ? 3_600_000 : 600_000
const number = (i: number) => `U${String((i % 999) + 1).padStart(3, '0')}`

let browser: Browser
const ended: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  browser = await startChromium()
})
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})
afterAll(() => browser?.close())

/** A screen with a hub that a test scripts. Pauses before a new link are short, since a thousand are waited for. */
async function screen<View extends { seq: number }>(
  path: '/kiosk' | '/display' | '/counter',
  view: View,
  [width, height]: [number, number],
): Promise<{ hub: ScriptedHub<View>; page: Page; problems: string[] }> {
  const hub = await startScriptedHub<View>({ path, dist: await builtScreen(path.slice(1) as 'kiosk'), view })
  const { page, problems } = await openPage(browser, width, height, { reducedMotion: 'reduce' })
  ended.push(
    () => hub.stop(),
    () => page.context().close(),
  )
  await page.addInitScript(() => {
    const later = window.setTimeout
    const sooner = (work: TimerHandler, ms = 0, ...more: unknown[]) =>
      later(work, ms >= 200 && ms <= 3_000 ? ms / 25 : ms, ...more)
    Object.assign(window, { setTimeout: sooner })
  })
  await page.goto(hub.url)
  await expect.poll(() => hub.linked()).toBe(1)
  return { hub, page, problems }
}

/** Calls and links, once to warm up and then as often as is to be tried. @returns what was held before and after */
async function leftOn<View extends { seq: number }>(
  { hub, page }: { hub: ScriptedHub<View>; page: Page },
  view: (i: number) => View,
  shows: (i: number) => Promise<void>,
): Promise<{ before: Memory; after: Memory }> {
  const memory = await memoryOf(page)
  let at = 0
  const calls = async (count: number) => {
    for (let i = 0; i < count; i++, at++) {
      hub.show(() => view(at))
      // What a page was sent it has also drawn, or it would draw only the last.
      if (i % 20 === 19) await shows(at)
    }
  }
  const links = async (count: number) => {
    for (let i = 0; i < count; i++) {
      hub.cut()
      await expect.poll(() => hub.linked(), { interval: 5 }).toBe(1)
      if (i % 10 === 9) {
        await calls(1)
        await shows(at - 1)
      }
    }
  }
  await calls(200)
  await links(10)
  const before = await memory()
  await calls(CALLS)
  await links(LINKS)
  await calls(20)
  return { before, after: await memory() }
}

function expectNoMore(name: string, { before, after }: { before: Memory; after: Memory }): void {
  if (weeks) console.info(name, JSON.stringify({ before, after }))
  expect(after.heapMb - before.heapMb, `${name}: heap`).toBeLessThan(3)
  expect(after.nodes, `${name}: nodes`).toBeLessThan(before.nodes * 1.3 + 200)
  expect(after.listeners, `${name}: listeners`).toBeLessThan(before.listeners * 1.2 + 20)
}

test('a ticket machine holds no more after many calls and links', { timeout: PATIENCE_MS }, async () => {
  const { hub, page, problems } = await screen<KioskView>('/kiosk', thursday, [1080, 1920])
  const [queue] = thursday.queues
  const memory = await leftOn(
    { hub, page },
    (i) => ({ ...thursday, seq: 0, queues: [{ ...queue!, ahead: i % 90 }] }),
    async (i) => {
      await drawn(page)
      // A visitor comes and goes.
      if (i % 100 !== 99) return
      await page
        .getByRole('button', { name: i % 200 < 100 ? 'polski' : 'Українська', exact: false })
        .first()
        .click()
      // Not by a selector's handle, which would hold what it found.
      await page.locator('[data-screen="home"]').waitFor()
      await page.locator('.bottom button').first().click()
      await page.locator('[data-screen="languages"]').waitFor()
    },
  )
  expectNoMore('kiosk', memory)
  expect(problems).toEqual([])
})

test('a display holds no more after many calls and links', { timeout: PATIENCE_MS }, async () => {
  const call = (i: number) => displayCall(number(i), (i % 30) + 1, -31, { id: `call-${i}` })
  const view = (i: number): DisplayView =>
    displayView({ now: displayTime(0), calls: Array.from({ length: 8 }, (_, back) => call(i + 8 - back)) })
  const { hub, page, problems } = await screen('/display', view(0), [1920, 1080])
  const memory = await leftOn({ hub, page }, view, async (i) => {
    await page
      .getByText(number(i + 8), { exact: true })
      .first()
      .waitFor()
  })
  expectNoMore('display', memory)
  expect(problems).toEqual([])
})

test('a desk holds no more after many calls and links', { timeout: PATIENCE_MS }, async () => {
  const view = (i: number): CounterView => {
    const visitor = bookedVisitor({ number: number(i), ticket: `ticket-${i}` })
    if (i % 3 === 0) return atDesk('called', visitor)
    const serving = { ...visitor, status: 'serving', startedAt: '2026-11-19T12:05:00+01:00' } as const
    return i % 3 === 1 ? atDesk('serving', serving) : counterView()
  }
  const { hub, page, problems } = await screen('/counter', view(0), [1280, 720])
  const memory = await leftOn({ hub, page }, view, async (i) => {
    if (i % 3 === 2) await page.locator('.bar').waitFor()
    else await page.getByText(number(i), { exact: true }).first().waitFor()
  })
  expectNoMore('counter', memory)
  expect(problems).toEqual([])
})

test.each(['/kiosk', '/display'] as const)(
  'the screen of %s is kept from going dark, also after the system took that back',
  async (path) => {
    const dist = await builtScreen(path.slice(1) as 'kiosk')
    const hub = await startScriptedHub<{ seq: number }>({
      path,
      dist,
      view: path === '/kiosk' ? thursday : displayView(),
    })
    const { page } = await openPage(browser, 1080, 1920)
    ended.push(
      () => hub.stop(),
      () => page.context().close(),
    )
    await page.clock.install()
    await page.addInitScript(() => {
      const seen = { asked: 0, last: null as { released: boolean } | null }
      const request = async () => {
        seen.asked += 1
        seen.last = { released: false }
        return Object.assign(seen.last, { release: async () => undefined })
      }
      Object.assign(window, { seen })
      Object.defineProperty(Navigator.prototype, 'wakeLock', { value: { request } })
    })
    await page.goto(hub.url)
    type Seen = { seen: { asked: number; last: { released: boolean } } }
    const asked = () => page.evaluate(() => (window as unknown as Seen).seen.asked)
    await expect.poll(asked).toBe(1)
    await page.clock.runFor(60_000)
    expect(await asked()).toBe(1)
    await page.evaluate(() => {
      ;(window as unknown as Seen).seen.last.released = true
    })
    await page.clock.runFor(11_000)
    await expect.poll(asked).toBe(2)
  },
)

test.each(['/kiosk', '/display'] as const)(
  'the page of %s takes over a newer one of the hub once nobody is there',
  async (path) => {
    const dist = await builtScreen(path.slice(1) as 'kiosk')
    const html = readFileSync(join(dist, 'index.html'), 'utf8')
    // Relative to the page: `./assets/index-….js`.
    const own = /src="([^"]*\/index-[\w-]+\.js)"/.exec(html)?.[1] ?? ''
    const newer = own.replace('.js', '-newer.js')
    let updated = false
    const hub = await startScriptedHub<{ seq: number }>({
      path,
      dist,
      view: path === '/kiosk' ? thursday : displayView(),
      serve: (asked) => {
        if (updated && asked === `${path}/`) return { body: html.replace(own, newer), type: 'text/html' }
        if (asked !== newer.replace('.', path)) return null
        return { body: readFileSync(join(dist, own)), type: 'text/javascript' }
      },
    })
    const { page } = await openPage(browser, 1080, 1920)
    ended.push(
      () => hub.stop(),
      () => page.context().close(),
    )
    await page.clock.install()
    await page.goto(hub.url)
    const at = path === '/kiosk' ? '[data-screen="languages"]' : '.board'
    await page.waitForSelector(at)
    const script = () => page.locator('script[type=module]').first().getAttribute('src')
    updated = true
    if (path === '/kiosk') {
      // A visitor is there while the hub comes back.
      await choose(page, 'pl')
      hub.cut()
      await expect
        .poll(async () => {
          await page.clock.runFor(500)
          return hub.linked()
        })
        .toBe(1)
      await page.clock.runFor(6_000)
      expect(await script()).toBe(own)
      await page.locator('.bottom button').first().click()
      await page.locator(at).waitFor()
      await page.clock.runFor(6_000)
    } else await page.clock.runFor(16 * 60_000)
    await expect.poll(script).toBe(newer)
    await page.waitForSelector(at)
  },
)
