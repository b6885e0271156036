/// <reference lib="dom" />
// What runs inside a page is checked with the browser's own types.
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** Chromium without a window; `POCZEKALNIA_CHROMIUM` names another than the system's. Sound may play without a touch. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.POCZEKALNIA_CHROMIUM ?? '/usr/bin/chromium',
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

/** A page of a size in a profile of its own, and the problems that its console tells. */
export async function openPage(browser: Browser, width: number, height: number, more: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...more })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/net::ERR_|WebSocket connection/.test(message.text()))
      problems.push(message.text())
  })
  return { page, problems }
}

/** axe finds nothing serious or critical by WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    where,
  ).toEqual([])
}

/** The page needs no scrolling, in neither direction. */
export async function expectNoScroll(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    return { right: scrollWidth - clientWidth, below: scrollHeight - clientHeight }
  })
  expect(overflow, where).toEqual({ right: 0, below: 0 })
}
