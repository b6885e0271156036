import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { type Language, languageNames } from '@poczekalnia/protocol'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Demonstration } from '../apps/hub/src/demo/demonstration.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { settled } from './support/desk-hands.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/** A folder for pictures of every step. */
const pictures = process.env.POCZEKALNIA_PICTURES
const takePicture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** A visit from the calendar to the desk: the demonstration as `npm start` runs it, in a real browser. */

type Mail = { to: string; subject: string; text: string; language: string; attachments: { type: string }[] }

let browser: Browser
let hub: HubProcess
let demo: Demonstration
const problems: string[][] = []
/** A form that has to be corrected is answered 400: the browser notes that, and all is well. */
const complaints = () =>
  problems
    .splice(0)
    .flat()
    .filter((one) => !one.includes('status of 400'))

beforeAll(async () => {
  browser = await startChromium()
  hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  await hub.start()
  demo = await demonstration(hub.dir)
})

afterAll(async () => {
  await browser?.close()
  await hub?.terminate()
  await hub?.remove()
})

async function open(address: string, width: number, height: number, more: BrowserContextOptions = {}): Promise<Page> {
  const opened = await openPage(browser, width, height, more)
  problems.push(opened.problems)
  await opened.page.goto(address)
  return opened.page
}

/** The letters to an address, when so many have come. */
async function letters(to: string, count: number): Promise<Mail[]> {
  const read = async () =>
    ((await (await fetch(`${demo.mail?.url}.json`)).json()) as Mail[]).filter((one) => one.to === to)
  await expect.poll(async () => (await read()).length).toBe(count)
  return read()
}

/** Books the first hour that is free today. @returns the PIN */
async function book(
  page: Page,
  language: Language,
  who: { name: string; email: string },
  scripts = true,
): Promise<string> {
  const t = words(language)
  const step = async (name: string) => {
    // axe is a script, and needs a browser that runs them.
    if (scripts) await expectAccessible(page, `${name} in ${language}`)
    await takePicture(page, `booking-${name}-${language}`)
  }
  await page.getByRole('link', { name: languageNames[language], exact: true }).click()
  await page.getByRole('heading', { name: t('booking:matter.question') }).waitFor()
  await step('matter')
  await page.locator('a.choice').first().click()
  await page.getByRole('heading', { name: t('booking:day.question') }).waitFor()
  await step('day')
  await page.locator('a.choice').first().click()
  await page.getByRole('heading', { name: t('booking:hour.question') }).waitFor()
  await step('hour')
  await page.locator('.hours button').first().click()
  await page.getByRole('button', { name: t('booking:person.send') }).click()
  await page
    .getByRole('alert')
    .getByRole('link', { name: t('booking:problem.name-empty') })
    .waitFor()
  await step('person-wrong')
  await page.getByLabel(t('booking:person.name')).fill(who.name)
  await page.getByLabel(t('booking:person.email')).fill(who.email)
  await page.getByRole('button', { name: t('booking:person.send') }).click()
  await page.getByRole('heading', { name: t('booking:code.question') }).waitFor()
  await step('code')
  const [letter] = await letters(who.email, 1)
  expect(letter?.language).toBe(language)
  await page.getByLabel(t('booking:code.label')).fill(/\d{6}/.exec(letter?.subject ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: t('booking:code.confirm') }).click()
  await page.getByRole('heading', { name: t('booking:done.title') }).waitFor()
  await step('done')
  const pin = (await page.locator('.proof strong').textContent()) ?? ''
  const [, second] = await letters(who.email, 2)
  expect(second?.text).toContain(pin)
  expect(second?.attachments.map(({ type }) => type)).toContain('text/calendar')
  return pin
}

test('[BYD-10] [BYD-1] booked on a phone without scripts, typed at the machine, called by a clerk', async () => {
  const phone = await open(demo.booking?.url ?? '', 360, 740, { javaScriptEnabled: false, locale: 'uk-UA' })
  await takePicture(phone, 'booking-language')
  const pin = await book(phone, 'uk', { name: 'Олена Коваль', email: 'olena@example.org' }, false)
  expect(pin).toMatch(/^\d{4}$/)
  const mail = await open(demo.mail?.url ?? '', 1024, 768)
  await mail.getByText(pin).first().waitFor()
  await expectAccessible(mail, 'the mailbox')
  await takePicture(mail, 'booking-mailbox')

  const kiosk = await open(`${hub.url}/kiosk#token=${demo.tokens.kiosk}`, 1080, 1920)
  const hands = kioskHands(kiosk, 'uk')
  await hands.choose()
  await hands.enterPin(pin)
  await hands.press('visit.yes')
  const number = await hands.number()
  await kiosk.getByText(hands.t('kiosk:ticket.printed')).waitFor()

  const counter = await open(`${hub.url}/counter#token=${demo.tokens.counter}`, 1280, 720, { locale: 'pl-PL' })
  await counter.getByRole('button', { name: /^3\b/ }).first().click()
  await settled(counter)
  await counter.getByText(number, { exact: true }).first().waitFor()
  const call = words('pl')('counter:act.next') as string
  await counter.getByRole('button', { name: call }).first().click()
  await counter.getByText('Олена Коваль').first().waitFor()
  expect(complaints()).toEqual([])
})

test.each(['pl', 'en', 'ru'] as const)(
  '[BYD-10] the whole sitting in %s, and everybody can use it',
  async (language) => {
    const page = await open(demo.booking?.url ?? '', 1024, 768, { locale: language })
    await book(page, language, { name: 'Anna Nowak', email: `anna.${language}@example.org` })
    expect(complaints()).toEqual([])
  },
)

test('[BOK-10] a supervisor sees the site’s week, books somebody without an address, and the code works', async () => {
  const say = (key: string) => words('pl')(key) as string
  const room = await open(`${hub.url}/supervisor#/calendar`, 1280, 900, { locale: 'pl-PL' })
  const { name, password } = demo.accounts.find(({ role }) => role === 'supervisor') ?? { name: '', password: '' }
  await room.getByLabel(say('staff:name'), { exact: true }).fill(name)
  await room.getByLabel(say('staff:password'), { exact: true }).fill(password)
  await room.getByRole('button', { name: say('staff:signIn.submit') }).click()
  await room.getByRole('table', { name: say('supervisor:pages.calendar') }).waitFor()
  await room.locator('.week tr[data-kind=open] .day').nth(1).click()
  await room.getByRole('button', { name: say('supervisor:calendar.book') }).click()
  await room.getByLabel(say('supervisor:calendar.name')).fill('ნინო ჭავჭავაძე')
  await takePicture(room, 'office-book')
  await room.getByRole('button', { name: say('supervisor:calendar.bookConfirm'), exact: true }).click()
  await room.locator('dialog[open]').waitFor({ state: 'detached' })
  const row = room.getByRole('row').filter({ hasText: 'ნინო ჭავჭავაძე' })
  await row.waitFor()
  expect(await row.textContent()).toContain(say('supervisor:calendar.noEmail'))
  await expectAccessible(room, 'the calendar of the office')
  await takePicture(room, 'office-calendar')
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
  ] as const) {
    await room.setViewportSize({ width, height })
    expect(await room.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}`).toBe(0)
    await takePicture(room, `office-calendar-${width}`)
  }
  expect(complaints()).toEqual([])
})
