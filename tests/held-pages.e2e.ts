/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BuiltScreen } from '../scripts/lib/prepare.mjs'
import { builtScreen } from './support/built-screen.ts'
import { drawn, openPage, startChromium } from './support/chromium.ts'
import { displayView, settledCalls } from './support/display-view.ts'
import { screen, tour } from './support/kiosk-tour.ts'
import { thursday } from './support/kiosk-view.ts'
import { startScriptedHub } from './support/scripted-hub.ts'

/** What a screen that hangs on a wall has to hold by itself, since nobody is beside it. */

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser?.close())

/** A compositor may show a window small first and stretch it a moment later. */
const first = { width: 532, height: 129 }

/** Where everything on the page lies, to half a pixel. */
const layout = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#root *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return `${element.tagName} ${[x, y, width, height].map((value) => Math.round(value * 2) / 2).join(' ')}`
    }),
  )

/** As it lies now, it lies again after it was small for a moment. */
async function expectSameAfterResize(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize()!
  await drawn(page)
  const before = await layout(page)
  await page.setViewportSize(first)
  await drawn(page)
  await page.setViewportSize({ width, height })
  await drawn(page)
  await expect.poll(() => layout(page), { message: name }).toEqual(before)
}

test.each([
  { width: 1080, height: 1920, reach: false },
  { width: 1024, height: 768, reach: true },
])('every screen of the machine follows its size: $width × $height, reach $reach', async ({ reach, ...size }) => {
  const hub = await startScriptedHub({ path: '/kiosk', dist: await builtScreen('kiosk'), view: thursday })
  const { page, problems } = await openPage(browser, first.width, first.height, { reducedMotion: 'reduce' })
  await page.goto(hub.url)
  await screen(page, 'languages')
  await page.setViewportSize(size)
  await tour(page, hub, 'uk', (name) => expectSameAfterResize(page, name), { reach })
  expect(problems).toEqual([])
  await page.context().close()
  await hub.stop()
})

test.each([
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
])('the display follows its size: $width × $height', async (size) => {
  const view = displayView({ calls: settledCalls() })
  const hub = await startScriptedHub({ path: '/display', dist: await builtScreen('display'), view })
  const { page } = await openPage(browser, first.width, first.height, { reducedMotion: 'reduce' })
  await page.goto(hub.url)
  await page.waitForSelector('.strip, .closed')
  await page.setViewportSize(size)
  await drawn(page)
  const grown = await layout(page)
  await page.reload()
  await page.waitForSelector('.strip, .closed')
  await drawn(page)
  expect(grown).toEqual(await layout(page))
  await page.context().close()
  await hub.stop()
})

const translatable = async (page: Page) =>
  (await page.locator('html').getAttribute('translate')) !== 'no' &&
  (await page.locator('meta[name="google"][content="notranslate"]').count()) === 0

test.each(['kiosk', 'display', 'counter', 'supervisor'] as BuiltScreen[])(
  'nothing offers to translate a page that has its own languages; no finger moves one on a wall: %s',
  async (app) => {
    // The supervisors' page opens no socket before somebody has signed in: any will do.
    const path = app === 'supervisor' ? '/counter' : (`/${app}` as const)
    const hub = await startScriptedHub({ path, dist: await builtScreen(app), view: thursday })
    const { page } = await openPage(browser, 1080, 1920)
    await page.goto(hub.url)
    const onWall = app === 'kiosk' || app === 'display'
    expect(await translatable(page)).toBe(false)
    for (const element of ['html', 'body']) {
      const style = await page.locator(element).evaluate((one) => {
        const { overscrollBehaviorX, overscrollBehaviorY, touchAction } = getComputedStyle(one)
        return { overscrollBehaviorX, overscrollBehaviorY, touchAction }
      })
      const held = { overscrollBehaviorX: 'none', overscrollBehaviorY: 'none', touchAction: 'none' }
      if (onWall) expect(style, element).toEqual(held)
      else expect(style.touchAction, element).not.toBe('none')
    }
    await page.context().close()
    await hub.stop()
  },
)
