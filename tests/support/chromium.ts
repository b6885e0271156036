/// <reference lib="dom" />
// What runs inside a page is checked with the browser's own types.
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, type ConsoleMessage, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Chromium without a window: the one in `POCZEKALNIA_HEADLESS`, else in `POCZEKALNIA_CHROMIUM`, else the system's.
 * Sound may play without a touch.
 */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.POCZEKALNIA_HEADLESS ?? process.env.POCZEKALNIA_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
}

/**
 * How long a page is waited for, ms: a machine with other work takes its time, and nothing waits so long when all is
 * well.
 */
const PATIENCE_MS = 120_000

/** A page of a size in a profile of its own, and the problems that its console tells. */
export async function openPage(browser: Browser, width: number, height: number, more: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...more })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOfTheLink(message))
      problems.push(`${message.text()} ${message.location().url}`)
  })
  return { page, problems }
}

/**
 * The hub is not there, or says that it is starting (503 to whatever is asked), as it does for a moment after each
 * start.
 */
const isOfTheLink = (message: ConsoleMessage) => /net::ERR_|WebSocket connection|status of 503/.test(message.text())

/** Rules of WCAG 2.2 A and AA, and what axe's makers hold for good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * axe finds nothing serious or critical by WCAG 2.2 A and AA. It is brought into a page once and asked in that page:
 * its own way into a browser opens a blank page beside it for every look, and takes thirty times as long. No page of
 * ours has frames.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const serious = await page.evaluate(async (values) => {
    const judge = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await judge.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, tags)
  expect(serious, where).toEqual([])
}

/**
 * The page stands: its type is loaded, what moves has come to rest, and the browser has drawn what the last change
 * asked for.
 */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await document.fonts.ready
    await frame()
    await frame()
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moving.map(({ finished }) => finished))
    await frame()
  })
}

/** The page needs no scrolling, in neither direction. */
export async function expectNoScroll(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    return { right: scrollWidth - clientWidth, below: scrollHeight - clientHeight }
  })
  expect(overflow, where).toEqual({ right: 0, below: 0 })
}
