import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeIn, runSite } from '../apps/booking/src/testing/running-site.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'

/** A draw of places on a phone: from the entry to the list that the visitor's own browser recomputes. */

const pictures = process.env.POCZEKALNIA_PICTURES
let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
  if (pictures) mkdirSync(pictures, { recursive: true })
})
afterAll(() => browser?.close())

/** Bydgoszcz with a Monday that is drawn the Friday of the week before. */
const drawnMondays = (yaml: string) =>
  yaml.replace('seats: 3', 'seats: 1, hours: { monday: ["09:00-10:00"] }').concat(`
  releases:
    - id: poniedzialki
      how: draw
      opens: { on: monday, at: "08:00" }
      closes: { on: friday, at: "12:00" }
      for: [monday]
      weeksAhead: 1
      matters: [pobyt-czasowy]
`)

test.each(['pl', 'uk'] as const)(
  '[BOK-7] [BOK-8] entered, drawn, accepted, and recomputed in the visitor’s own browser (%s)',
  async (language) => {
    const site = await runSite({ profile: drawnMondays })
    await site.lookAtDraws()
    const t = words(language)
    const say = (key: string) => String(t(`booking:${key}`))
    const { page, problems } = await openPage(browser, 390, 844)
    const step = async (name: string) => {
      await expectAccessible(page, `${name} in ${language}`)
      await expect.poll(() => sideways(page), { message: name }).toBe(0)
      if (pictures) await page.screenshot({ path: join(pictures, `draw-${name}-${language}.png`), fullPage: true })
    }
    const heading = (key: string) => page.getByRole('heading', { name: say(key), level: 1, exact: true }).waitFor()
    const press = (key: string) => page.getByRole('button', { name: say(key), exact: true }).click()

    await page.goto(`${site.url}/bydgoszcz/${language}/m/pobyt-czasowy`)
    // Another week's draw, which opens later, stands below.
    await page
      .getByRole('link', { name: say('draw.about') })
      .first()
      .click()
    await heading('draw.title')
    await step('before')
    await page.goBack()
    await page.getByRole('link', { name: say('draw.enter') }).click()
    await heading('draw.enter')
    await step('enter')
    await page.getByLabel(say('person.name'), { exact: true }).fill('Олена Коваль')
    await page.getByLabel(say('draw.document'), { exact: true }).fill('AB123456')
    await page.getByLabel(say('person.email'), { exact: true }).fill('olena@example.org')
    await press('person.send')
    await heading('code.question')
    await step('code')
    await page.getByLabel(say('code.label'), { exact: true }).fill(codeIn(await site.letter(1)))
    await press('draw.confirm')
    await heading('draw.in')
    await step('in')
    const own = page.url()
    const receipt = (await page.locator('.receipt').textContent()) ?? ''

    for (const wall of ['2026-11-20T12:00', '2026-11-20T13:00']) {
      site.clock.set(wall)
      await site.lookAtDraws()
    }
    await page.goto(own)
    await heading('draw.offered')
    await step('offered')
    await page.getByLabel(say('draw.yes'), { exact: true }).check()
    await press('draw.send')
    await heading('done.title')
    await expect.poll(() => page.locator('.proof strong').first().textContent()).toMatch(/^\d{4}$/)
    await step('booked')

    await page.getByRole('link', { name: say('draw.about') }).click()
    await heading('draw.title')
    await page.getByLabel(say('draw.receipt'), { exact: true }).fill(receipt)
    await press('draw.check.do')
    const said = page.locator('#check-said', { hasText: say('draw.check.right') })
    await said.waitFor()
    await expect.poll(() => said.textContent()).toContain('2026-11-30')
    // Nothing was sent, so nothing is waited for: it can be checked again, without the receipt.
    await page.getByLabel(say('draw.receipt'), { exact: true }).fill('')
    await press('draw.check.do')
    await page.getByText(say('draw.check.right'), { exact: true }).waitFor()
    await step('result')
    expect(problems).toEqual([])
  },
)

/** Pixels that a page is wider than its window. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
