/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { openPage, startChromium } from './support/chromium.ts'
import { answer, choose, screen } from './support/kiosk-tour.ts'
import { bookedTicket, collection, thursday, visit, walkInTicket } from './support/kiosk-view.ts'
import { startScriptedHub } from './support/scripted-hub.ts'

let browser: Browser
let dist: string

beforeAll(async () => {
  dist = await builtScreen('kiosk')
  browser = await startChromium()
})
afterAll(() => browser?.close())

const handlers = {
  'find-visit': ({ pin }: { pin: string }) =>
    pin === '1111' ? { ok: false, error: { code: 'pin-unknown' } } : { ok: true, visit },
  'confirm-visit': () => ({ ok: true, ticket: bookedTicket }),
  'take-ticket': () => ({ ok: true, ticket: walkInTicket }),
}

async function machine(width: number, height: number) {
  const view = { ...thursday, queues: [...thursday.queues, collection] }
  const hub = await startScriptedHub({ path: '/kiosk', dist, view, handlers })
  const { page } = await openPage(browser, width, height, { reducedMotion: 'reduce' })
  await page.goto(hub.url)
  await screen(page, 'languages')
  return {
    hub,
    page,
    async close() {
      await page.context().close()
      await hub.stop()
    },
  }
}

/** What is asked, and everything that is said. */
const seen = (page: Page) =>
  page.evaluate(() => ({
    question:
      `${document.querySelector('.frame')?.getAttribute('data-screen')} ` +
      `${document.querySelector('h1')?.textContent}`,
    all: document.querySelector('#root')?.textContent ?? '',
    theme: document.documentElement.outerHTML.slice(0, 200),
  }))

/** The cover over what a tap has brought up stays. */
const stays = '.second-tap { animation-play-state: paused !important }'

/** A button by its place on the page, or by its words. */
type Step = number | string

/** Presses a button without a finger: no place has been tapped, so nothing is covered. */
const press = (page: Page, step: Step) =>
  page.evaluate((which) => {
    const buttons = [...document.querySelectorAll('button')]
    const button = typeof which === 'number' ? buttons[which] : buttons.find((one) => one.textContent === which)
    button?.click()
  }, step)

/** "Is this your visit?", and a PIN that is not known: where four keys lead. */
const typed: readonly Step[][] = [
  [0, 1, ...'4821'],
  [0, 1, ...'1111'],
]

/**
 * Goes from the start over every button of every screen that can be reached, so many presses deep, and taps each twice
 * at the same place.
 * @returns what a second tap answered, and how many pairs were tried
 */
async function everyButtonTwice(width: number, height: number, depth: number) {
  const { hub, page, close } = await machine(width, height)
  const known = new Set<string>()
  const wrong: string[] = []
  let pairs = 0
  const restart = async (path: readonly Step[]) => {
    await page.reload()
    await screen(page, 'languages')
    // How long the cover stays is for another test; here it has all the time that a slow machine needs.
    await page.addStyleTag({ content: stays })
    for (const at of path) {
      await press(page, at)
      await settled()
    }
  }
  /** Whatever the hub was asked is answered and on the screen. A tool that turns no further waits for nothing. */
  const settled = async () => {
    await page.waitForFunction(() => !document.querySelector('[aria-disabled="true"]:not(.tool), [data-busy]'))
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }
  const open: Step[][] = [[], ...typed]
  for (let path = open.shift(); path; path = open.shift()) {
    await restart(path)
    const { question } = await seen(page)
    if (known.has(question)) continue
    known.add(question)
    const buttons = await page.locator('button').count()
    for (let at = 0; at < buttons; at++) {
      await restart(path)
      const button = page.locator('button').nth(at)
      const box = await button.boundingBox()
      if (!box || (await button.isDisabled())) continue
      const label = await button.textContent()
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      await page.mouse.click(x, y)
      await settled()
      const first = await seen(page)
      if (first.question === question) continue
      pairs++
      const sent = hub.sent.length
      await page.mouse.click(x, y)
      await settled()
      const second = await seen(page)
      if (second.all !== first.all || second.theme !== first.theme || hub.sent.length !== sent)
        wrong.push(`${question}: “${label}” twice answers ${first.question}`)
      // The other languages ask the same.
      const isPolish = await page.evaluate(() => document.documentElement.lang === 'pl')
      if (isPolish && path.length + 1 < depth) open.push([...path, at])
    }
  }
  await close()
  return { wrong, pairs }
}

test.each([
  [1080, 1920],
  [1920, 1080],
  [1024, 768],
] as const)(
  '[ACC-5] a second tap at the same place answers nothing that the first one brought up, on every screen: %i×%i',
  async (width, height) => {
    const { wrong, pairs } = await everyButtonTwice(width, height, 4)
    expect(wrong).toEqual([])
    expect(pairs).toBeGreaterThan(30)
  },
  1_200_000,
)

test('[ACC-5] the last digit twice confirms no visit; the same button works when tapped again later', async () => {
  const { hub, page, close } = await machine(1080, 1920)
  await choose(page, 'pl')
  await answer(page, 0).click()
  for (const digit of '482') await page.getByRole('button', { name: digit, exact: true }).click()
  // The lowest key lies where the next screen has its answers.
  const key = page.getByRole('button', { name: '0', exact: true })
  // The cover stays until the second tap is over, however slow the machine is, and then as long as it does.
  const held = await page.addStyleTag({ content: stays })
  const box = (await key.boundingBox())!
  await page.mouse.click(box.x + 90, box.y + 90)
  await screen(page, 'visit')
  const cover = page.locator('.second-tap')
  await expect.poll(() => cover.evaluate((one) => getComputedStyle(one).animationDuration)).toBe('0.8s')
  await page.mouse.click(box.x + 90, box.y + 90)
  await held.evaluate((style) => (style as Element).remove())
  await page.locator('[data-screen="visit"]').waitFor()
  await hub.heard()
  expect(hub.sent.map(({ event }) => event)).toEqual(['find-visit'])
  // A click of Playwright's waits until nothing lies over the button.
  await answer(page, 1).click()
  await screen(page, 'pin')
  await close()
})
