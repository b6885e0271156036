/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../apps/hub/src/testing/running-hub.ts'
import { addMember, firstAdministrator } from '../apps/hub/src/testing/staff-hands.ts'
import { openPage, startChromium } from './support/chromium.ts'
import { settled } from './support/desk-hands.ts'

/** Every screen of the real hub, left open over a midnight, and over a clock that is set back. */
let browser: Browser
let running: RunningHub
let pages: Record<'kiosk' | 'display' | 'desk' | 'board' | 'phone', Page>
const problems: string[][] = []
let number: string
let waiting: { id: string; number: string; page: string }

beforeEach(async () => {
  browser = await startChromium()
  running = await runHub()
  const kiosk = await running.join('kiosk')
  const take = async () => {
    const { ticket } = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
    return ticket as { id: string; number: string; page: string }
  }
  number = (await take()).number
  waiting = await take()
  const administrator = await firstAdministrator(running)
  const { cookie } = await addMember(running, administrator, { name: 'Ewa', role: 'supervisor' })
  const [name = '', value = ''] = cookie.split('=')
  const open = async (path: string, width: number, height: number) => {
    const { page, problems: heard } = await openPage(browser, width, height, { reducedMotion: 'reduce' })
    await page.context().addCookies([{ name, value: value.split(';')[0] ?? '', url: running.hub.url }])
    problems.push(heard)
    await page.goto(running.hub.url + path)
    return page
  }
  const { tokens } = running
  pages = {
    kiosk: await open(`/kiosk#token=${tokens.kiosk}`, 1080, 1920),
    display: await open(`/display#token=${tokens.display}`, 1920, 1080),
    desk: await open(`/counter#token=${tokens.counter}`, 1280, 720),
    board: await open('/supervisor', 1280, 720),
    phone: await open(waiting.page, 390, 844),
  }
  await pages.desk.locator('.desks button, .chooser button').first().click()
  await pages.desk.locator('[data-act=next]').click()
  await says(pages.desk, number)
  await says(pages.display, number)
  await says(pages.phone, waiting.number)
  await says(pages.board, 'Uzupełnienie dokumentów')
})
afterEach(async () => {
  // A phone whose day is over is told so, by 404 and 410.
  const told = /status of 4(04|10) .*\/t\//
  expect(problems.splice(0).flatMap((heard) => heard.filter((one) => !told.test(one)))).toEqual([])
  await browser?.close()
  await running?.stop()
})

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const saysNoMore = (page: Page, text: string) =>
  expect.poll(async () => ((await page.locator('body').textContent()) ?? '').includes(text)).toBe(false)

test('[ALL-1] midnight with everything open: nobody is there any more, and the morning begins with 001', async () => {
  running.clock.set('23:59')
  running.clock.pass(61_000)
  for (const page of [pages.display, pages.desk]) await saysNoMore(page, number)
  await says(pages.phone, 'Ten bilet jest już nieważny')
  await pages.kiosk.waitForSelector('[data-screen="languages"]')

  running.clock.pass(12.5 * 3_600_000)
  const kiosk = await running.join('kiosk')
  const { ticket } = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  expect((ticket as { number: string }).number).toBe('U001')
  await says(pages.kiosk, '12:30')
  await expect.poll(() => pages.display.locator('.stale').count()).toBe(0)
})

test('a clock that is set back: tickets and calls go on, and no screen takes its news for old', async () => {
  running.clock.pass(-3_600_000)
  const kiosk = await running.join('kiosk')
  const { ticket } = await kiosk.ask('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'pl' })
  const third = ticket as { id: string; number: string }
  for (const act of ['start', 'finish', 'next']) {
    await settled(pages.desk)
    await pages.desk.locator(`[data-act=${act}]`).click()
  }
  for (const page of [pages.desk, pages.display]) await says(page, waiting.number)
  await pages.phone.waitForSelector('.go')
  expect(running.hub.session.state.tickets.get(third.id)?.status).toBe('waiting')
  await expect.poll(() => pages.display.locator('.stale').count()).toBe(0)
  await expect.poll(() => pages.phone.isVisible('#old')).toBe(false)
})

test('a phone whose own clock is set back, or that has slept, still says that its news are old', async () => {
  for (const way of ['set back', 'slept'] as const) {
    const { page } = await openPage(browser, 390, 844)
    await page.addInitScript(() => {
      const shift = { wall: 0, steady: 0 }
      const [wall, steady] = [Date.now, performance.now.bind(performance)]
      Date.now = () => wall() + shift.wall
      performance.now = () => steady() + shift.steady
      Object.assign(window, { shift })
    })
    await page.route(/\/(events|news)$/, (route) => route.abort())
    await page.goto(running.hub.url + waiting.page)
    await page.evaluate((how) => {
      const { shift } = window as unknown as { shift: { wall: number; steady: number } }
      Object.assign(shift, how === 'set back' ? { wall: -3_600_000, steady: 130_000 } : { wall: 130_000, steady: 0 })
    }, way)
    await page.locator('#old').getByText('2 min').waitFor()
    await page.context().close()
  }
})
