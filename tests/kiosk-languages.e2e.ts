/// <reference lib="dom" />
import { type KioskView, type Language, languageNames, languages, staffLanguages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { boxProblems } from './support/boxes.ts'
import { builtScreen } from './support/built-screen.ts'
import { drawn, expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { answer, choose, screen, sizeProblems } from './support/kiosk-tour.ts'
import { bookedTicket, everyStatus, known, thursday, visit, walkInTicket } from './support/kiosk-view.ts'
import { type OfficeDay, officeDay } from './support/office-day.ts'
import { lowestLine, type PaperReader, paperReader, textsOf } from './support/paper-reader.ts'
import { type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

/** Two queues' names as a profile may have them. */
const arabicName = 'الإقامة المؤقتة'
const hindiName = 'दस्तावेज़ जमा करना'

let browser: Browser
let dist: string
let hub: ScriptedHub<KioskView>
let page: Page
/** An office that offers every language, with what is on the paper of its tickets. */
let day: OfficeDay
let papers: PaperReader

beforeAll(async () => {
  dist = await builtScreen('kiosk')
  browser = await startChromium()
  day = await officeDay(browser, {
    id: 'bydgoszcz',
    at: '2026-11-19T12:05',
    bookings: ['2026-11-19,12:30,pobyt-czasowy,Amal Haddad,amal@example.org,4821,ar,,'],
    profile: (yaml) =>
      yaml
        .replace('languages: [pl, en, uk, ru]', `languages: [${languages.join(', ')}]`)
        .replace('pl: Pobyt czasowy\n', (pl) => `${pl}      ar: ${arabicName}\n`)
        .replace('pl: Uzupełnienie dokumentów\n', (pl) => `${pl}      hi: ${hindiName}\n`),
  })
  papers = await paperReader({ url: day.hub.url, token: day.hub.tokens.printer })
})
afterAll(async () => {
  await papers?.close()
  await day?.close()
  await browser?.close()
})

const viewIn = (offered: readonly Language[]): KioskView => ({
  ...thursday,
  office: { ...thursday.office, languages: [...offered] },
})
/** Sixteen, so that two more will fit: no code says more of a language than its name's length. */
const sixteen = [...languages, 'pl', 'az'] as const
const counts = [4, 6, 8, 10, 12, 14, 16]

const sizes = [
  { width: 1080, height: 1920, smallest: 33 },
  { width: 1920, height: 1080, smallest: 33 },
  { width: 1024, height: 768, smallest: 28 },
]

async function start(width: number, height: number) {
  hub = await startScriptedHub({ path: '/kiosk', dist, view: viewIn(languages) })
  onTestFinished(hub.stop)
  const opened = await openPage(browser, width, height, { reducedMotion: 'reduce' })
  page = opened.page
  onTestFinished(() => opened.page.context().close())
  await page.goto(hub.url)
  await screen(page, 'languages')
  return opened
}

/** The largest part of the screen's height in which nothing stands. */
const emptiest = () =>
  page.evaluate(() => {
    const things = [...document.querySelectorAll('.top > *, .all-languages > *, .card, .bottom')]
    let [end, most] = [0, 0]
    for (const { top, bottom } of things.map((one) => one.getBoundingClientRect()).sort((a, b) => a.top - b.top)) {
      most = Math.max(most, top - end)
      end = Math.max(end, bottom)
    }
    return most / innerHeight
  })

const look = async (name: string) => {
  const pictures = process.env.POCZEKALNIA_PICTURES
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
}

test.each(sizes)('[ACC-8] every language has its place at the start: $width×$height', async (size) => {
  const { width, height, smallest } = size
  await start(width, height)
  const cards = page.locator('.card')
  const fits = async (shown: number, name: string) => {
    await expect.poll(() => cards.count(), { message: name }).toBe(shown)
    await drawn(page)
    await look(`languages-${width}-${name}`)
    expect(await sizeProblems(page, smallest), name).toEqual([])
    expect(await emptiest(), `empty at once: ${name}`).toBeLessThan(1 / 3)
  }
  for (const count of counts) {
    hub.show(() => viewIn(sixteen.slice(0, count)))
    await fits(count, String(count))
  }
  await expectAccessible(page, `${width}×${height}`)
  await page.locator('.tool[aria-pressed]').first().click()
  // Where the lowest part of the screen has eight places the last of them turns to the others.
  const [turns, most] = width === 1024 ? [true, 8] : [false, 16]
  for (const count of counts.toReversed()) {
    hub.show(() => viewIn(sixteen.slice(0, count)))
    await fits(Math.min(count, most), `${count}, in reach`)
  }
  if (!turns) return
  hub.show(() => viewIn(languages))
  await fits(8, 'the first seven')
  await page.locator('.others').click()
  await page.getByRole('button', { name: 'العربية' }).waitFor()
  await fits(8, 'the last seven')
  await page.locator('.others').click()
  await page.getByRole('button', { name: 'Polski' }).waitFor()
})

test('[ACC-8] without its hub a machine says so in every language, whole at every size', async () => {
  await start(1080, 1920)
  await page.waitForLoadState('networkidle')
  await hub.goDark()
  await screen(page, 'unreachable')
  for (const { width, height } of sizes) {
    await page.setViewportSize({ width, height })
    await drawn(page)
    await expect.poll(() => page.locator('.alone h2').count()).toBe(languages.length)
    expect(await boxProblems(page), `${width}×${height}`).toEqual([])
  }
})

test('[ACC-8] in Arabic words run from right to left, digits and the keys for them from left to right', async () => {
  const { problems } = await start(1080, 1920)
  await choose(page, 'ar')
  await expect.poll(() => page.evaluate('document.documentElement.dir')).toBe('rtl')
  const left = async (selector: string) => (await page.locator(selector).first().boundingBox())!.x
  await look('ar-home')
  await expect.poll(() => left('.answer .icon')).toBeGreaterThan(await left('.answer .onward'))
  await expect.poll(() => left('.bottom .tool:first-child')).toBeGreaterThan(1080 / 2)
  await answer(page, 0).click()
  await screen(page, 'pin')
  await drawn(page)
  await look('ar-pin')
  await expect.poll(() => left('[data-key="1"]')).toBeLessThan(await left('[data-key="3"]'))
  await expect.poll(() => left('.box[data-next]')).toBeLessThan(1080 / 2)
  await expect.poll(() => sizeProblems(page, 33)).toEqual([])
  expect(problems).toEqual([])
})

test('[ACC-8] what the office has not worded in Arabic says its language, and begins at its own side', async () => {
  await start(1080, 1920)
  await choose(page, 'ar')
  const parts = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((found) => found.map((one) => `${one.getAttribute('lang')} ${one.getAttribute('dir')}`))
  await expect.poll(() => parts('.office > span, .answer .title > span')).toEqual(['en ltr', 'en ltr'])
  await answer(page, 1).click()
  await screen(page, 'walk-in')
  await expect.poll(() => parts('.things li > span > span')).toEqual(['en ltr', 'en ltr'])
})

test('[ACC-8] axe finds nothing serious from the start to the ticket, and on a refusal, in any language', async () => {
  const { problems } = await start(1080, 1920)
  hub.answer({
    'find-visit': () => ({ ok: false, error: { code: 'pin-unknown' } }),
    'take-ticket': () => ({ ok: true, ticket: walkInTicket }),
  })
  for (const language of languages) {
    // By keys: a touch keeps its place covered for a moment, from axe too.
    await page.getByRole('button', { name: languageNames[language] }).press('Enter')
    await screen(page, 'home')
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe(language)
    await answer(page, 0).press('Enter')
    await screen(page, 'pin')
    await drawn(page)
    await expectAccessible(page, `PIN in ${language}`)
    await page.keyboard.type('4821')
    await screen(page, 'refused')
    await drawn(page)
    await expectAccessible(page, `a refusal in ${language}`)
    await page.locator('.bottom button').first().press('Enter')
    await screen(page, 'pin')
    await page.locator('.bottom button').first().press('Enter')
    await screen(page, 'home')
    await drawn(page)
    await expectAccessible(page, `home in ${language}`)
    await answer(page, 1).press('Enter')
    await screen(page, 'walk-in')
    await drawn(page)
    await expectAccessible(page, `what is asked in ${language}`)
    await answer(page, 0).press('Enter')
    await screen(page, 'ticket')
    await drawn(page)
    await expectAccessible(page, `the ticket in ${language}`)
    await answer(page, 0).press('Enter')
    await screen(page, 'languages')
    await drawn(page)
    await expectAccessible(page, `the start after ${language}`)
  }
  expect(problems).toEqual([])
})

test('[ACC-6] [ACC-8] the fullest screens lie within their place in languages they were not drawn with', async () => {
  await start(1080, 1920)
  const late = everyStatus.find((one) => one.status === 'waiting' && one.pastClosing)!
  const waiting = known(late, { print: { state: 'failed', reason: 'paper-out' }, mayPrint: true })
  const used = { code: 'visit-used', number: waiting.number, hour: '12:20', queue: waiting.queue, ticket: waiting }
  const wrong: string[] = []
  const measure = async (name: string) => {
    for (const { width, height, smallest } of sizes) {
      await page.setViewportSize({ width, height })
      await drawn(page)
      await look(`full-${name}-${width}`)
      const problems = [...(await boxProblems(page)), ...(await sizeProblems(page, smallest))]
      wrong.push(...problems.map((problem) => `${name} ${width}×${height}: ${problem}`))
    }
  }
  for (const language of languages.filter((one) => !(staffLanguages as readonly Language[]).includes(one))) {
    hub.answer({
      'find-visit': () => ({ ok: false, error: used }),
      'find-ticket': () => ({ ok: true, ticket: waiting }),
      'confirm-visit': () => ({ ok: true, ticket: bookedTicket }),
    })
    hub.show({ prints: {} })
    await page.getByRole('button', { name: languageNames[language] }).press('Enter')
    await screen(page, 'home')
    await answer(page, 0).press('Enter')
    await screen(page, 'pin')
    await measure(`${language} PIN`)
    await page.keyboard.type('4821')
    await screen(page, 'status')
    await measure(`${language} waiting`)
    await page.locator('.bottom button').first().press('Enter')
    await screen(page, 'pin')
    hub.answer({ 'find-visit': () => ({ ok: true, visit }) })
    await page.keyboard.type('4821')
    await screen(page, 'visit')
    await answer(page, 0).press('Enter')
    await screen(page, 'ticket')
    hub.show({ prints: { [bookedTicket.id]: { state: 'failed', reason: 'paper-out' } } })
    await page.waitForSelector('[data-paper="failed"]')
    await measure(`${language} ticket`)
    await answer(page, 0).press('Enter')
    await screen(page, 'languages')
  }
  expect(wrong).toEqual([])
})

/** What the page with four languages loaded before there were more (0d0fb9e0), bytes. */
const WITH_FOUR = 876_119

test('[ACC-8] fourteen languages are little to load, and there when nothing can be loaded any more', async () => {
  await start(1080, 1920)
  const loaded = () =>
    page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name, responseEnd }) => name.includes('/assets/') && responseEnd > 0)
        .map(({ name, decodedBodySize }) => ({ file: name.split('/').at(-1) ?? '', bytes: decodedBodySize })),
    )
  const following = languages.filter((language) => !['pl', 'en', 'uk', 'ru'].includes(language))
  const isThere = (files: { file: string }[], name: string) => files.some(({ file }) => file.startsWith(`${name}-`))
  await expect
    .poll(async () => {
      const files = await loaded()
      return following.filter((language) => !isThere(files, language))
    })
    .toEqual([])
  await drawn(page)
  const files = await loaded()
  // The texts of the others come when the first screen stands.
  const before = files.filter(({ file }) => !following.some((language) => file.startsWith(`${language}-`)))
  const share = (some: typeof files) => some.reduce((all, { bytes }) => all + bytes, 0) / WITH_FOUR
  expect(share(before), 'what the first screen needs').toBeLessThan(1)
  expect(share(files), 'with the texts of every language').toBeLessThan(1.17)
  const whole = files.filter(({ file }) => /^noto-sans.*woff2$/.test(file) && !file.includes('vietnamese'))
  expect(whole, 'fonts with signs that nobody is shown').toEqual([])

  await page.route('**/assets/**', (route) => route.abort())
  for (const [language, words] of [
    ['ka', /[ა-ჰ]{4}/],
    ['ne', /[अ-ह]{2}/],
  ] as const) {
    await page.getByRole('button', { name: languageNames[language] }).press('Enter')
    await screen(page, 'home')
    await expect.poll(() => page.locator('h1').textContent()).toMatch(words)
    await page.locator('.bottom button').first().press('Enter')
    await screen(page, 'languages')
  }
})

test('[ACC-8] late texts are waited for: no screen stands in the language before', async () => {
  hub = await startScriptedHub({ path: '/kiosk', dist, view: viewIn(languages) })
  onTestFinished(hub.stop)
  page = (await openPage(browser, 1080, 1920)).page
  onTestFinished(() => page.context().close())
  let asked = 0
  await page.route(/assets\/ka-/, (route) => (asked++ === 0 ? route.abort() : route.continue()))
  await page.goto(hub.url)
  await screen(page, 'languages')
  await page.evaluate(() => {
    const seen = new Set<string>()
    Object.assign(window, { seen })
    const look = () => {
      if (document.querySelector('[data-screen="home"]')) seen.add(document.documentElement.lang)
      requestAnimationFrame(look)
    }
    look()
  })
  await choose(page, 'ka')
  await expect.poll(() => page.locator('h1').textContent()).toMatch(/[ა-ჰ]{4}/)
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
  // English where three seconds were not enough.
  expect(seen.filter((language) => language !== 'en')).toEqual(['ka'])
  expect(asked).toBeGreaterThan(1)
})

/** What the ticket of this number says on paper, and where its lowest line stands. */
async function paperOf(number: string) {
  const found = () =>
    papers.printed.find(({ document }) => document.blocks.some((one) => one.kind === 'number' && one.text === number))
  await expect.poll(() => found() !== undefined).toBe(true)
  const { document, paper } = found()!
  return { texts: textsOf(document), lowest: lowestLine(paper) }
}

test('[ACC-8] [BYD-1] a visitor who reads Arabic: from the start with the PIN to the ticket on paper', async () => {
  const { kiosk } = day
  const hands = day.visitor('ar')
  const { t } = hands
  await hands.choose()
  await expect.poll(() => kiosk.evaluate('document.documentElement.dir')).toBe('rtl')
  await hands.enterPin('4821')
  await kiosk.getByText(t('kiosk:visit.question')).waitFor()
  await expect.poll(() => day.kioskSays()).toContain(arabicName)
  await hands.press('visit.yes')
  expect(await hands.number()).toBe('A001')
  await kiosk.getByText(t('kiosk:ticket.printed')).waitFor()
  await hands.done()
  const { texts, lowest } = await paperOf('A001')
  for (const text of [
    arabicName,
    t('paper:booked', { hour: '12:30' }),
    t('paper:approximate'),
    t('paper:haveReady'),
    t('paper:keep'),
    t('paper:watch'),
  ])
    expect(texts).toContainEqual({ text, lang: 'ar' })
  expect(texts, 'what the profile has only in others').toContainEqual({
    text: 'Your passport or another valid identity document',
    lang: 'en',
  })
  expect(lowest.right, 'lines begin at the right').toBeLessThan(lowest.left)
})

test('[ACC-8] [BYD-6] a visitor who reads Hindi: from the start without a booking to the ticket on paper', async () => {
  const { kiosk } = day
  const hands = day.visitor('hi')
  const { t } = hands
  await hands.choose()
  await expect.poll(() => kiosk.evaluate('document.documentElement.dir')).toBe('ltr')
  await hands.takeWalkIn(hindiName)
  expect(await hands.number()).toBe('U001')
  await kiosk.getByText(t('kiosk:ticket.printed')).waitFor()
  await hands.done()
  const { texts, lowest } = await paperOf('U001')
  for (const text of [hindiName, t('paper:haveReady'), t('paper:keep'), t('paper:watch')])
    expect(texts).toContainEqual({ text, lang: 'hi' })
  expect(texts, 'and in Polish for the clerk').toContainEqual({ text: 'Uzupełnienie dokumentów', lang: 'pl' })
  expect(lowest.left, 'lines begin at the left').toBeLessThan(lowest.right)
  expect(day.problems(), 'no page has complained').toEqual([])
})
