/// <reference lib="dom" />
import { words } from '@poczekalnia/locales'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { hoursOn, runSite } from '../apps/booking/src/testing/running-site.ts'
import { renderTicketPage } from '../apps/hub/src/features/ticket-page/render.ts'
import { everyTicketState } from '../apps/hub/src/features/ticket-page/sample-view.ts'
import { picture } from './support/boxes.ts'
import { builtScreen } from './support/built-screen.ts'
import { drawn, openPage, startChromium } from './support/chromium.ts'
import { displayCall, displayView } from './support/display-view.ts'
import { apartFrom, hiddenByForcedColours } from './support/forced-colours.ts'
import { screen } from './support/kiosk-tour.ts'
import { everyStatus, known, thursday } from './support/kiosk-view.ts'
import { startScriptedHub } from './support/scripted-hub.ts'

/** The system's own colours, as who needs them has set them: states stay told apart, and pictures are seen (ACC-3). */

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser?.close())

/** Dark, as most who need it have it: what was drawn dark on white would be gone. */
async function forced(width: number, height: number): Promise<Page> {
  const { page } = await openPage(browser, width, height, {
    ...{ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' },
  })
  onTestFinished(() => page.context().close())
  return page
}

async function expectSeen(page: Page, name: string): Promise<void> {
  await drawn(page)
  await picture(page, `forced ${name}`)
  expect(await hiddenByForcedColours(page), name).toEqual([])
}

test('[ACC-3] machine: what is chosen, off, called, wrong and in the focus shows without a colour', async () => {
  const called = known(everyStatus.find(({ status }) => status === 'called')!)
  const error = { code: 'visit-used', number: called.number, hour: '12:20', queue: called.queue, ticket: called }
  const hub = await startScriptedHub({ path: '/kiosk', dist: await builtScreen('kiosk'), view: thursday })
  onTestFinished(hub.stop)
  hub.answer({ 'find-visit': () => ({ ok: false, error: { code: 'too-many-tries', seconds: 90 } }) })
  const page = await forced(1080, 1920)
  await page.goto(hub.url)
  await screen(page, 'languages')
  await expectSeen(page, 'start')
  const plain = await apartFrom(page, '.tool.aid')
  await page.locator('.tool.aid').last().press('Enter')
  await page.waitForSelector('.tool.aid[aria-pressed="true"]')
  expect(await apartFrom(page, '.tool.aid[aria-pressed="true"]')).not.toBe(plain)
  await page.getByRole('button', { name: 'English' }).press('Enter')
  await screen(page, 'home')
  await expectSeen(page, 'home')
  const answers = page.locator('.answer')
  const unfocused = await apartFrom(page, '.answer')
  await page.keyboard.press('Tab')
  await answers.first().focus()
  expect(await apartFrom(page, '.answer')).not.toBe(unfocused)
  await answers.first().press('Enter')
  await screen(page, 'pin')
  await expectSeen(page, 'PIN')
  await page.keyboard.type('4821')
  await screen(page, 'refused')
  await page.waitForSelector('.answer:disabled')
  await expectSeen(page, 'a pause')
  expect(await apartFrom(page, '.answer:disabled')).toContain('dashed')
  await page.locator('.bottom button').first().press('Enter')
  await screen(page, 'pin')
  hub.answer({ 'find-visit': () => ({ ok: false, error }), 'find-ticket': () => ({ ok: true, ticket: called }) })
  await page.keyboard.type('4821')
  await page.waitForSelector('[data-screen="status"] .stub[data-called]')
  await expectSeen(page, 'called')
  const edge = page.locator('.stub[data-called]')
  expect(await edge.evaluate((one) => Number.parseFloat(getComputedStyle(one).borderTopWidth))).toBeGreaterThan(3)
})

test('[ACC-3] display: a call that has just come, one that holds and one that is over are told apart', async () => {
  const view = displayView({
    calls: [displayCall('U045', 3, -1), displayCall('A012', 1, -130), displayCall('U044', 8, -200, { current: false })],
  })
  const hub = await startScriptedHub({ path: '/display', dist: await builtScreen('display'), view })
  onTestFinished(hub.stop)
  const page = await forced(1920, 1080)
  await page.goto(hub.url)
  // Asked for and looked at in one: a call is new for some seconds only.
  await page.waitForFunction(() => {
    const panel = document.querySelector('.panel[data-state="announcing"]')
    return panel !== null && Number.parseFloat(getComputedStyle(panel).borderTopWidth) > 3
  })
  await expectSeen(page, 'display')
  const [holds, over] = await Promise.all(['true', 'false'].map((is) => apartFrom(page, `li[data-current="${is}"]`)))
  expect(holds).not.toBe(over)
})

test('[ACC-3] phone: every state is in words, its drawing is seen, a call has an edge', async () => {
  const page = await forced(390, 1600)
  for (const [name, view] of Object.entries(everyTicketState('pl'))) {
    const document = renderTicketPage(view, words('pl'), { nonce: 'n', code: 'c' })
    await page.setContent(document.replace(/<script[\s\S]*?<\/script>/g, ''))
    await expectSeen(page, `phone ${name}`)
    await expect.poll(() => page.locator('[data-say]').count(), { message: name }).toBe(1)
    if (view.state.status === 'called') expect(await apartFrom(page, '.go')).toMatch(/^6px solid/)
  }
})

test('[ACC-3] booking site: a full day, a wrong field and the visit’s code show without a colour', async () => {
  const site = await runSite({ profile: (yaml) => yaml.replace(/seats: \d+/, 'seats: 1') })
  const day = '/bydgoszcz/pl/m/pobyt-czasowy/2026-11-26'
  const hours = hoursOn((await site.get(day)).text)
  for (const at of hours.slice(1)) await site.post(day, { at })
  const page = await forced(640, 1200)
  await page.goto(site.url + day)
  await expectSeen(page, 'hours')
  await page.locator('.hours button').first().click()
  await page.getByRole('button', { name: words('pl')('booking:person.send') }).waitFor()
  await expectSeen(page, 'person')
  await page
    .locator('form')
    .first()
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
  await page.getByRole('button', { name: words('pl')('booking:person.send') }).click()
  await page.waitForSelector('.box.wrong')
  await expectSeen(page, 'wrong fields')
  expect(await apartFrom(page, '.box.wrong')).toMatch(/^6px/)
  await page.goto(`${site.url}/bydgoszcz/pl/m/pobyt-czasowy`)
  await page.waitForSelector('.day.full')
  await expectSeen(page, 'days')
  expect(await apartFrom(page, '.day.full')).toContain('dashed')
})
