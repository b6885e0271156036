import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { startVirtualPrinter, type VirtualPrinter } from '@poczekalnia/printer'
import { type Language, staffLanguages as languages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { brokenWords } from './support/boxes.ts'
import { downTo, expectHeard, hearing } from './support/by-ear.ts'
import { drawn, expectAccessible, expectNoScroll, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { choose, screen, sizeProblems } from './support/kiosk-tour.ts'

/** Information cards in Katowice: read at the machine, ticked on a phone, printed for who asks (KAT-10). */

let browser: Browser
let printer: VirtualPrinter
let hub: HubProcess
let token: string
const problems: string[][] = []
const pages: Page[] = []
/** Where pictures go, for a person to look at; nowhere unless asked for. */
const pictures = process.env.POCZEKALNIA_PICTURES

beforeAll(async () => {
  browser = await startChromium()
  printer = await startVirtualPrinter({})
  const args = ['--at', '2026-11-19T12:05', '--printer', `127.0.0.1:${printer.port}`]
  hub = await hubProcess({ office: 'offices/katowice.yaml', args })
  await hub.start()
  token = (await demonstration(hub.dir)).tokens.kiosk
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
  expect(problems.splice(0).flat(), 'no page has complained').toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await hub?.remove()
  await printer?.stop()
})

async function open(address: string, width: number, height: number, more = {}) {
  const opened = await openPage(browser, width, height, { reducedMotion: 'reduce', ...more })
  problems.push(opened.problems)
  pages.push(opened.page)
  await opened.page.goto(hub.url + address)
  return opened.page
}
const kiosk = (width = 1080, height = 1920) => open(`/kiosk#token=${token}`, width, height)
const phone = (query: string, more = {}) => open(`/c/slaskie-pobyt-czasowy${query}`, 390, 844, more)

/** Presses the button that begins with these words. */
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()
const picture = async (page: Page, name: string) => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** From the languages to the first page of a purpose's list. */
async function openList(page: Page, language: Language, group: string, purpose: string): Promise<void> {
  const t = words(language)
  await choose(page, language)
  await press(page, t('cards:open'))
  await screen(page, 'card-group')
  await press(page, group)
  await screen(page, 'card-purpose')
  await press(page, purpose)
  await screen(page, 'card')
}

/** Everything that the pages say from here to the last one. */
async function readAll(page: Page, language: Language, look?: (number: number) => Promise<void>): Promise<string> {
  const next = page.getByRole('button', { name: words(language)('cards:next') })
  let told = ''
  for (let number = 1; ; number++) {
    told += `${((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ')}\n`
    await look?.(number)
    if (await next.isDisabled()) return told
    await next.click()
  }
}

test('[KAT-10] at the machine: the purpose, its papers page by page with their date, back to the start', async () => {
  const page = await kiosk()
  await openList(page, 'uk', 'Навчання та дослідження', 'Навчання у вищому закладі')
  await expectAccessible(page, 'a page of a card')
  let count = 0
  const told = await readAll(page, 'uk', async () => {
    count++
    await expect.poll(() => page.locator('main').textContent()).toContain('Станом на 28.04.2014')
    await expectNoScroll(page, 'a page of a card')
  })
  expect(count).toBeGreaterThan(2)
  expect(count).toBeLessThan(12)
  expect(told).not.toMatch(/cudzoziemiec|cudzoziemca|kserokopi/)
  for (const words of [
    'Довідка про зарахування або продовження навчання',
    'Przyjęcie na studia',
    'Медичне страхування',
    'Три біометричні фотографії',
    '100 zł з 29 липня 2022',
    'Гербовий збір',
    'До 60 днів',
    'Працівник біля вікна має такий самий',
  ])
    expect(told).toContain(words)
  for (const name of ['card-purpose', 'card-group', 'home']) {
    await page.locator('.bottom button').first().click()
    await screen(page, name)
  }
})

test.each([
  [1920, 1080],
  [1280, 1024],
])('[KAT-10] with low buttons on a wide screen a list is as short as with others: %i×%i', async (width, height) => {
  const page = await kiosk(width, height)
  await screen(page, 'languages')
  await page.locator('.tool[aria-pressed]').first().click()
  await openList(page, 'uk', 'Навчання та дослідження', 'Навчання у вищому закладі')
  let count = 0
  await readAll(page, 'uk', async () => {
    count++
    await expectNoScroll(page, 'a page of a card')
  })
  expect(count).toBeLessThan(11)
})

test('[ACC-1] [ACC-2] a card by keys and ear alone: group, purpose, pages, the list to take, back', async () => {
  const t = words('en')
  const { page } = await openPage(browser, 1080, 1920, { reducedMotion: 'reduce' })
  pages.push(page)
  const said = await hearing(page, ['pl', 'en'])
  await page.goto(`${hub.url}/kiosk#token=${token}`)
  await screen(page, 'languages')
  await page.locator('.tool.aid').nth(3).waitFor()
  await page.keyboard.press('Home')
  await page.waitForSelector('.speech-bar')
  /** Leads to a button by the arrows, presses it by a key, and hears what comes up. */
  const follow = async (name: string, to: string, heard: string) => {
    await downTo(page, name, 'ArrowRight')
    await page.keyboard.press('Enter')
    await screen(page, to)
    await expectHeard(page, said, heard, 'en')
  }
  await follow('English', 'home', 'h1')
  await follow(t('cards:open'), 'card-group', 'h1')
  await follow('Studies, learning, research', 'card-purpose', 'h1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await screen(page, 'card')
  await expectHeard(page, said, '.ask h1, .ask h2', 'en')
  await follow(t('cards:next'), 'card', '.ask h1')
  await follow(t('cards:take'), 'card-take', 'h1, .scan p')
  for (const name of ['card', 'card-purpose', 'card-group', 'home']) {
    await page.keyboard.press('Escape')
    await screen(page, name)
  }
})

test('[KAT-10] in Polish the machine adds short sentences of the document, and never a piece of one', async () => {
  const page = await kiosk()
  await openList(page, 'pl', 'Praca i działalność gospodarcza', 'Pobyt czasowy i praca')
  const told = (await readAll(page, 'pl')).replaceAll(/\s+/g, ' ')
  for (const text of [
    'Ubezpieczenie zdrowotne',
    'Rynek pracy',
    'Opłata skarbowa za zezwolenie na pobyt czasowy i pracę: 440 zł',
  ])
    expect(told).toContain(text)
  // The words of the law, the parts of a list and the way to the machine's own house are for the phone.
  for (const text of ['informacja starosty', 'stanowiska 25, 26 i 27']) expect(told).not.toContain(text)
})

test('[KAT-10] [BYD-8] a short list on paper for who asks: no number on it, no ticket in the hub', async () => {
  const page = await kiosk()
  const t = words('ru')
  await openList(page, 'ru', 'Семья', 'Воссоединение с семьёй')
  await press(page, t('cards:take'))
  await screen(page, 'card-take')
  await expectAccessible(page, 'take the list')
  await picture(page, 'take ru')
  const before = printer.papers.length
  await press(page, t('cards:print'))
  await page.getByText(t('cards:printed')).waitFor()
  await expect.poll(() => printer.papers.length).toBe(before + 1)
  await picture(page, 'taken ru')
  if (pictures) writeFileSync(join(pictures, 'paper ru.png'), printer.papers.at(-1)?.png() ?? '')
  await expect.poll(() => page.getByRole('button', { name: t('cards:print') }).count()).toBe(0)
  await page.locator('.bottom button').first().click()
  for (let more = 0; more < 2; more++) {
    await screen(page, 'card')
    await press(page, t('cards:take'))
    await press(page, t('cards:print'))
    if (more === 0) await page.getByText(t('cards:printed')).waitFor()
    await page.locator('.bottom button').first().click()
  }
  await press(page, t('cards:take'))
  await press(page, t('cards:print'))
  await page.getByText('подождите').waitFor()
  expect(printer.papers.length).toBe(before + 2)
  expect(printer.problems).toEqual([])
})

test('[KAT-10] on the phone: ticks stay over a reload, go with the paper elsewhere, can be taken back', async () => {
  const page = await phone('?language=uk&purpose=studia')
  await expectAccessible(page, 'the card on a phone')
  await picture(page, 'phone uk studia')
  const box = (name: string) => page.getByRole('checkbox', { name })
  await box('Медичне страхування').check()
  await box('Паспорт').check()
  await page.getByText('Ви маєте 2 із 8').waitFor()
  await page.reload()
  await expect.poll(() => box('Медичне страхування').isChecked()).toBe(true)
  await expect.poll(() => box('Довідка про зарахування').isChecked()).toBe(false)
  await page.getByRole('link', { name: words('uk')('cards:other') }).click()
  await picture(page, 'phone uk purposes')
  await expectAccessible(page, 'the purposes on a phone')
  await page.getByRole('link', { name: 'Наукові дослідження' }).click()
  await expect.poll(() => box('Медичне страхування').isChecked()).toBe(true)
  await page.getByRole('link', { name: 'polski' }).click()
  await expect.poll(() => box('Paszport').isChecked()).toBe(true)
  await picture(page, 'phone pl badania')
  await page.getByRole('button', { name: words('pl')('cards:onPhone.clear') }).click()
  await page.reload()
  await expect.poll(() => page.locator('input:checked').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
})

test('[KAT-10] on a phone without scripts the whole card can be read and the purpose chosen', async () => {
  const page = await phone('?language=en', { javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Residence and work' }).click()
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(10)
  await page.getByText('As of 28.04.2014').waitFor()
  await page.getByText('Full text in Polish').first().click()
  await page.getByText('Dokumenty potwierdzające posiadanie ubezpieczenia zdrowotnego').first().waitFor()
  await expect.poll(() => page.getByRole('button').count()).toBe(0)
})

const sizes = [
  { width: 1080, height: 1920, smallest: 33 },
  { width: 1920, height: 1080, smallest: 33 },
  { width: 1024, height: 768, smallest: 28 },
]

test.each(languages.flatMap((language) => [false, true].map((reach) => ({ language, reach }))))(
  'every page of a card fits at every size: $language, reach $reach',
  async ({ language, reach }) => {
    const t = words(language)
    const wrong: string[] = []
    const page = await kiosk()
    for (const { width, height, smallest } of sizes) {
      await page.setViewportSize({ width, height })
      await page.reload()
      const look = async (name: string) => {
        const where = `${language} ${width}x${height}${reach ? ' reach' : ''} ${name}`
        await drawn(page)
        wrong.push(...(await sizeProblems(page, smallest)).map((problem) => `${where}: ${problem}`))
        await picture(page, where)
      }
      await screen(page, 'languages')
      if (reach) await page.locator('.tool[aria-pressed]').first().click()
      await choose(page, language)
      await look('home')
      await press(page, t('cards:open'))
      await screen(page, 'card-group')
      await look('groups')
      await page.locator('.answer').first().click()
      await screen(page, 'card-purpose')
      await look('purposes')
      wrong.push(...(await brokenWords(page, '.choices .title')).map((word) => `${language} ${width} ${reach} ${word}`))
      await page.locator('.answer').first().click()
      await screen(page, 'card')
      await readAll(page, language, (number) => look(`page ${String(number).padStart(2, '0')}`))
      await press(page, t('cards:take'))
      await screen(page, 'card-take')
      await look('take')
    }
    expect(wrong).toEqual([])
  },
)
