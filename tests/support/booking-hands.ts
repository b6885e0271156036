import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { type Language, languageNames } from '@poczekalnia/protocol'
import { openSqliteStore } from '@poczekalnia/queue-core/store'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Demonstration } from '../../apps/hub/src/demo/demonstration.ts'
import { expectAccessible, openPage, startChromium } from './chromium.ts'
import { demonstration } from './demonstration.ts'
import { type HubProcess, hubProcess } from './hub-process.ts'

/** A folder for pictures of every step. */
const pictures = process.env.POCZEKALNIA_PICTURES

export type Mail = {
  to: string
  subject: string
  text: string
  language: string
  attachments: { type: string; content: string }[]
}

export type Who = { name: string; email: string }

/** The demonstration of an office as `npm start` runs it, with a browser, for the tests of a file. */
export type BookingDemonstration = {
  readonly hub: HubProcess
  readonly demo: Demonstration
  /** Opens an address in a profile of its own. */
  open(address: string, width: number, height: number, more?: BrowserContextOptions): Promise<Page>
  /** What pages complained of until now. A form that has to be corrected is answered 400, which is as it should be. */
  complaints(): string[]
  /** The letters to an address, when so many have come. */
  letters(to: string, count: number): Promise<Mail[]>
  /** Resolves when the hub knows somebody's booking: the site has told it. */
  known(email: string): Promise<void>
}

/**
 * Prepares a demonstration, started before the file's tests and ended after them.
 * @param profile changes the office's profile
 */
export function bookingDemonstration(
  office: string,
  at: string,
  profile: (yaml: string) => string = (yaml) => yaml,
): BookingDemonstration {
  let browser: Browser
  let hub: HubProcess
  let demo: Demonstration
  let onTestsOver = () => {}
  const problems: string[][] = []

  beforeAll(async () => {
    browser = await startChromium()
    const folder = mkdtempSync(join(tmpdir(), 'poczekalnia-profile-'))
    onTestsOver = () => rmSync(folder, { recursive: true, force: true })
    const file = join(folder, `${office}.yaml`)
    cpSync('offices/cards', join(folder, 'cards'), { recursive: true })
    writeFileSync(file, profile(readFileSync(`offices/${office}.yaml`, 'utf8')))
    hub = await hubProcess({ office: file, args: ['--at', at] })
    await hub.start()
    demo = await demonstration(hub.dir)
  })
  afterAll(async () => {
    await browser?.close()
    await hub?.terminate()
    await hub?.remove()
    onTestsOver()
  })

  return {
    get hub() {
      return hub
    },
    get demo() {
      return demo
    },
    async open(address, width, height, more = {}) {
      const opened = await openPage(browser, width, height, more)
      problems.push(opened.problems)
      await opened.page.goto(address)
      return opened.page
    },
    complaints: () =>
      problems
        .splice(0)
        .flat()
        .filter((one) => !one.includes('status of 400')),
    async letters(to, count) {
      const read = async () =>
        ((await (await fetch(`${demo.mail?.url}.json`)).json()) as Mail[]).filter((one) => one.to === to)
      await expect.poll(async () => (await read()).map(({ subject }) => subject)).toHaveLength(count)
      return read()
    },
    async known(email) {
      const emails = async () => {
        const store = openSqliteStore(hub.dbFile)
        try {
          return (await store.people.all(office)).map((person) => person.email)
        } finally {
          await store.close()
        }
      }
      await expect.poll(emails).toContain(email)
    },
  }
}

export async function takePicture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** A visitor's hands on the booking site, in one language; every step is found by the words that the visitor reads. */
export function bookingHands(site: BookingDemonstration, page: Page, language: Language, scripts = true) {
  const t = words(language)
  const heading = (key: string) => page.getByRole('heading', { name: t(key) as string, level: 1 }).waitFor()
  const step = async (name: string) => {
    // axe is a script, and needs a browser that runs them.
    if (scripts) await expectAccessible(page, `${name} in ${language}`)
    await takePicture(page, `booking-${name}-${language}`)
  }
  const press = (key: string) => page.getByRole('button', { name: t(key) as string }).click()
  return {
    t,
    press,
    heading,
    step,
    async chooseLanguage() {
      await page.getByRole('link', { name: languageNames[language], exact: true }).click()
      await heading('booking:matter.question')
      await step('matter')
    },
    /** A matter by its name, the first one when left out; then comes what is asked first of it. */
    async chooseMatter(name?: string) {
      const matter = page.locator('a.choice')
      await (name === undefined ? matter : matter.filter({ hasText: name })).first().click()
    },
    /** The first free day (or the one that its name has in it) and its first hour. */
    async chooseHour(day?: string) {
      await heading('booking:day.question')
      await step('day')
      const days = page.locator('a.choice')
      await (day === undefined ? days : days.filter({ hasText: day })).first().click()
      await heading('booking:hour.question')
      await step('hour')
      await page.locator('.hours button').first().click()
      await heading('booking:person.question')
    },
    /** Who comes. `declared`: how many boxes have to be ticked. */
    async tell(who: Who, declared = 0) {
      await page.getByLabel(t('booking:person.name'), { exact: true }).fill(who.name)
      await page.getByLabel(t('booking:person.email'), { exact: true }).fill(who.email)
      await expect.poll(() => page.getByRole('checkbox').count()).toBe(declared)
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await press('booking:person.send')
    },
    /** The code from the letter. @returns what proves the visit */
    async confirm(email: string): Promise<string> {
      await heading('booking:code.question')
      await step('code')
      const [letter] = await site.letters(email, 1)
      expect(letter?.language).toBe(language)
      await page.getByLabel(t('booking:code.label')).fill(/\d{6}/.exec(letter?.subject ?? '')?.[0] ?? '')
      await press('booking:code.confirm')
      await heading('booking:done.title')
      await step('done')
      const proof = (await page.locator('.proof strong').textContent()) ?? ''
      const [, second] = await site.letters(email, 2)
      expect(second?.text).toContain(proof)
      expect(second?.attachments.map(({ type }) => type)).toContain('text/calendar')
      return proof
    },
  }
}
