/// <reference lib="dom" />
import { type KioskView, type Language, languages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { drawn, expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { answer, choose, screen, sizeProblems } from './support/kiosk-tour.ts'
import { thursday } from './support/kiosk-view.ts'
import { type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

let browser: Browser
let dist: string
let hub: ScriptedHub<KioskView>
let page: Page

beforeAll(async () => {
  dist = await builtScreen('kiosk')
  browser = await startChromium()
})
afterEach(async () => {
  await page.context().close()
  await hub.stop()
})
afterAll(() => browser?.close())

const viewIn = (offered: readonly Language[]): KioskView => ({
  ...thursday,
  office: { ...thursday.office, languages: [...offered] },
})
/** Sixteen, so that two more will fit: no code says more of a language than its name's length. */
const sixteen = [...languages, 'pl', 'az'] as const
const counts = [4, 8, 12, 14, 16]

const sizes = [
  { width: 1080, height: 1920, smallest: 33 },
  { width: 1920, height: 1080, smallest: 33 },
  { width: 1024, height: 768, smallest: 28 },
]

async function start(width: number, height: number) {
  hub = await startScriptedHub({ path: '/kiosk', dist, view: viewIn(languages) })
  const opened = await openPage(browser, width, height, { reducedMotion: 'reduce' })
  page = opened.page
  await page.goto(hub.url)
  await screen(page, 'languages')
  return opened
}

const look = async (name: string) => {
  const pictures = process.env.POCZEKALNIA_PICTURES
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
}

test.each(sizes)('[ACC-8] every language has its place at the start: $width×$height', async (size) => {
  const { width, height, smallest } = size
  await start(width, height)
  const cards = page.locator('.card')
  const fits = async (shown: number, name: string) => {
    await expect.poll(() => cards.count(), { message: name }).toBe(shown)
    await drawn(page)
    await look(`languages-${width}-${name}`)
    expect(await sizeProblems(page, smallest), name).toEqual([])
  }
  for (const count of counts) {
    hub.show(() => viewIn(sixteen.slice(0, count)))
    await fits(count, String(count))
  }
  await expectAccessible(page, `${width}×${height}`)
  await page.locator('.tool[aria-pressed]').first().click()
  // Where the lowest part of the screen has eight places the last of them turns to the others.
  const [turns, most] = width === 1024 ? [true, 8] : [false, 16]
  for (const count of counts.toReversed()) {
    hub.show(() => viewIn(sixteen.slice(0, count)))
    await fits(Math.min(count, most), `${count}, in reach`)
  }
  if (!turns) return
  hub.show(() => viewIn(languages))
  await fits(8, 'the first seven')
  await page.locator('.others').click()
  await page.getByRole('button', { name: 'العربية' }).waitFor()
  await fits(8, 'the last seven')
  await page.locator('.others').click()
  await page.getByRole('button', { name: 'Polski' }).waitFor()
})

test('[ACC-8] in Arabic words run from right to left, digits and the keys for them from left to right', async () => {
  const { problems } = await start(1080, 1920)
  await choose(page, 'ar')
  await expect.poll(() => page.evaluate('document.documentElement.dir')).toBe('rtl')
  const left = async (selector: string) => (await page.locator(selector).first().boundingBox())!.x
  await look('ar-home')
  await expect.poll(() => left('.answer .icon')).toBeGreaterThan(await left('.answer .onward'))
  await expect.poll(() => left('.bottom .tool:first-child')).toBeGreaterThan(1080 / 2)
  await answer(page, 0).click()
  await screen(page, 'pin')
  await drawn(page)
  await look('ar-pin')
  await expect.poll(() => left('[data-key="1"]')).toBeLessThan(await left('[data-key="3"]'))
  await expect.poll(() => left('.box[data-next]')).toBeLessThan(1080 / 2)
  await expect.poll(() => sizeProblems(page, 33)).toEqual([])
  expect(problems).toEqual([])
})
