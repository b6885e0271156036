/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { downTo } from './support/by-ear.ts'
import { drawn, expectAccessible } from './support/chromium.ts'
import { screen } from './support/kiosk-tour.ts'
import { bookedTicket, thursday, visit, walkInTicket } from './support/kiosk-view.ts'
import { screenBesideHub } from './support/screen-hub.ts'

const opened = screenBesideHub('kiosk')

async function kiosk() {
  const handlers = {
    'find-visit': () => ({ ok: true, visit }),
    'confirm-visit': () => ({ ok: true, ticket: bookedTicket }),
    'take-ticket': () => ({ ok: true, ticket: walkInTicket }),
  }
  const { hub, page } = await opened(thursday, {
    handlers,
    width: 1080,
    height: 1920,
    context: { reducedMotion: 'reduce' },
  })
  await page.goto(hub.url)
  await screen(page, 'languages')
  return { hub, page }
}

/** What has the focus, by its words. */
const focused = (page: Page) => expect.poll(() => page.evaluate(() => document.activeElement?.textContent))
/** The focus can be seen: it is on something, with a ring, within the screen. */
const expectRing = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const active = document.activeElement!
        const { top, bottom } = active.getBoundingClientRect()
        const ring = Number.parseFloat(getComputedStyle(active).outlineWidth)
        return active !== document.body && ring >= 3 && top >= 0 && bottom <= innerHeight
      }),
    )
    .toBe(true)
test('[ACC-2] keys alone lead from the language to a booked visit’s ticket, the focus in sight', async () => {
  const { hub, page } = await kiosk()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await focused(page).toBe('English')
  await expectRing(page)
  await page.keyboard.press('Enter')
  await screen(page, 'home')
  await expectRing(page)
  await downTo(page, 'Confirm a booked visit')
  await page.keyboard.press('Enter')
  await screen(page, 'pin')
  await expectRing(page)
  await page.keyboard.press('Escape')
  await screen(page, 'home')
  await downTo(page, 'Confirm a booked visit')
  await page.keyboard.press('NumpadEnter')
  await screen(page, 'pin')
  await page.keyboard.type('4821')
  await screen(page, 'visit')
  await expectRing(page)
  await downTo(page, 'Yes, this is my visit')
  await page.keyboard.press('Enter')
  await screen(page, 'ticket')
  await page.locator('[data-paper="printing"]').waitFor()
  hub.show({ prints: { [bookedTicket.id]: { state: 'printed' } } })
  await page.locator('[data-paper="printed"]').waitFor()
  await page.keyboard.press('Escape')
  await downTo(page, 'Done')
  await page.keyboard.press('Enter')
  await screen(page, 'languages')
})

test('[ACC-2] a held key presses once, and what had the focus and goes gives it to its neighbour', async () => {
  const { hub, page } = await kiosk()
  await page.keyboard.press('ArrowDown')
  for (let i = 0; i < 5; i++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await screen(page, 'home')
  await drawn(page)
  await screen(page, 'home')
  const before = page.locator('.answer').nth(1)
  await before.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  for (let i = 0; i < 5; i++) await page.keyboard.down('Enter')
  await screen(page, 'walk-in')
  await hub.heard()
  expect(hub.sent.map(({ event }) => event)).toEqual([])
  await page.keyboard.press('Escape')
  await screen(page, 'home')
  await page.locator('.answer').nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  hub.show({ queues: [] })
  await page.waitForSelector('.answer >> nth=1')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  await expectRing(page)
})

test('[ACC-3] larger letters and the two themes of 7:1, kept over screens and gone with the visitor', async () => {
  const { page } = await kiosk()
  const aids = page.locator('.tool.aid')
  await aids.nth(1).click()
  await page.waitForSelector('html[data-large]')
  await aids.nth(2).click()
  await page.waitForSelector('html[data-theme=contrast]')
  await expectAccessible(page, 'larger, light contrast')
  await aids.nth(2).click()
  await page.waitForSelector('html[data-theme=dark]')
  await page.getByRole('button', { name: 'English' }).click()
  await screen(page, 'home')
  await page.waitForSelector('html[data-theme=dark][data-large]')
  await page.emulateMedia({ forcedColors: 'active' })
  // The system's colours leave no fill: what is on shows by its edge.
  const edge = (aid: number) => aids.nth(aid).evaluate((one) => Number.parseFloat(getComputedStyle(one).borderTopWidth))
  await expect.poll(async () => (await edge(1)) - (await edge(0))).toBeGreaterThan(3)
  await page.emulateMedia({ forcedColors: 'none' })
  await expectAccessible(page, 'larger, dark')
  await page.locator('.answer').nth(1).click()
  await screen(page, 'walk-in')
  await page.locator('.answer').first().click()
  await screen(page, 'ticket')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.waitForSelector('html[data-theme=light]:not([data-large])')
})
