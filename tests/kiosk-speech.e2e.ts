/// <reference lib="dom" />
import { words } from '@poczekalnia/locales'
import { type KioskView, languageNames, type SpokenLanguage, spokenLanguages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { boxProblems, picture } from './support/boxes.ts'
import { builtScreen } from './support/built-screen.ts'
import { downTo, expectHeard, keypad, silence } from './support/by-ear.ts'
import { drawn, expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { screen } from './support/kiosk-tour.ts'
import { bookedTicket, thursday, visit, walkInTicket } from './support/kiosk-view.ts'
import { type ScriptedHub, startScriptedHub } from './support/scripted-hub.ts'

/*
 * What is heard is what the page asks the hub to speak, recorded here; the clips themselves are a moment of silence, so
 * that no test depends on a synthesiser.
 */
let browser: Browser
let dist: string
const open: { hub: ScriptedHub<KioskView>; page: Page }[] = []

beforeAll(async () => {
  dist = await builtScreen('kiosk')
  browser = await startChromium()
})
afterEach(async () => {
  for (const { hub, page } of open.splice(0)) {
    await page.context().close()
    await hub.stop()
  }
})
afterAll(() => browser?.close())

async function kiosk(view: KioskView = thursday, languages: readonly SpokenLanguage[] = ['pl', 'en', 'uk', 'ru']) {
  const said: string[] = []
  const hub = await startScriptedHub({
    path: '/kiosk',
    dist,
    view,
    handlers: {
      'find-visit': () => ({ ok: true, visit }),
      'confirm-visit': () => ({ ok: true, ticket: bookedTicket }),
      'take-ticket': () => ({ ok: true, ticket: walkInTicket }),
    },
    serve: (path) => {
      if (path === '/speech/index.json') return { body: JSON.stringify({ languages }), type: 'application/json' }
      return path.startsWith('/speech/') ? { body: silence, type: 'audio/wav' } : null
    },
  })
  const { page, problems } = await openPage(browser, 1080, 1920, { reducedMotion: 'reduce' })
  open.push({ hub, page })
  page.on('request', (request) => {
    const url = new URL(request.url())
    const text = url.searchParams.get('text')
    if (url.pathname.startsWith('/speech/') && text !== null) said.push(`${url.pathname.slice(8)}: ${text}`)
  })
  await page.addInitScript(`window.poczekalniaMachine = ${JSON.stringify({ volume: 80, keypad })}`)
  await page.goto(hub.url)
  await screen(page, 'languages')
  await page.locator('.tool.aid').nth(3).waitFor()
  return { hub, page, problems, said }
}

test('[ACC-1] [ACC-2] by keys and ear alone: each question, where one is, each change, the number', async () => {
  const { hub, page, said, problems } = await kiosk()
  await page.keyboard.press('Home')
  await page.waitForSelector('.speech-bar')
  for (const choose of ['pl: Wybierz język', 'en: Choose your language', 'uk: Виберіть мову', 'ru: Выберите язык'])
    await expect.poll(() => said).toContain(choose)
  await downTo(page, 'Українська')
  await expect.poll(() => said).toContain('uk: Українська')
  await page.keyboard.press('Enter')
  await screen(page, 'home')
  await expectHeard(page, said, 'h1', 'uk')
  await downTo(page, 'Підтвердити')
  await expectHeard(page, said, '.answer:first-child .title', 'uk')
  await expect.poll(() => said.some((one) => /^uk: один, усього /.test(one))).toBe(true)
  await page.keyboard.press('Enter')
  await screen(page, 'pin')
  await expectHeard(page, said, 'h1, .lead', 'uk')
  await page.keyboard.type('4')
  await expect.poll(() => said).toContain('uk: один.')
  expect(
    said.filter((one) => /^uk: чотири\.?$/.test(one)),
    'no digit of a PIN on a loudspeaker',
  ).toEqual([])
  await page.keyboard.type('821')
  await screen(page, 'visit')
  await expectHeard(page, said, 'h1', 'uk')
  await expect.poll(() => said.some((one) => one.includes('дванадцять двадцять'))).toBe(true)
  await downTo(page, 'Так')
  await page.keyboard.press('Enter')
  await screen(page, 'ticket')
  await expect.poll(() => said.some((one) => one.includes('це, дванадцять'))).toBe(true)
  hub.show({ prints: { [bookedTicket.id]: { state: 'failed', reason: 'paper-out' } } })
  await page.waitForSelector('[data-paper="failed"]')
  await expectHeard(page, said, '.paper strong', 'uk')
  await expectAccessible(page, 'while it speaks')
  expect(problems).toEqual([])
})

/** Three scripts and both directions stand for the others, unless all are asked for. */
const walked: readonly SpokenLanguage[] =
  process.env.POCZEKALNIA_LANGUAGES === 'all' ? spokenLanguages : ['ka', 'hi', 'ar']

test('[ACC-1] [ACC-8] by keys and ear alone to a ticket in any language, letters and theme', async () => {
  const office = { ...thursday.office, languages: [...spokenLanguages] }
  const { hub, page, said, problems } = await kiosk({ ...thursday, office }, spokenLanguages)
  for (const [turn, language] of walked.entries()) {
    const t = words(language)
    // What the office has worded in four languages is read in English to the others, by the English voice.
    const office = language in thursday.office.name ? language : 'en'
    if (turn % 2 === 1) await page.locator('.tool.aid').nth(1).press('Enter')
    for (let theme = 0; theme < turn % 3; theme++) await page.locator('.tool.aid').last().press('Enter')
    await page.keyboard.press('Home')
    await page.waitForSelector('.speech-bar')
    await downTo(page, languageNames[language], 'ArrowRight')
    await page.keyboard.press('Enter')
    await screen(page, 'home')
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe(language)
    await expectHeard(page, said, 'h1', language)
    await downTo(page, thursday.queues[0]!.name[office]!)
    await expectHeard(page, said, '.answer:nth-child(2) .title', office)
    await page.keyboard.press('Enter')
    await screen(page, 'walk-in')
    await expectHeard(page, said, 'h1', language)
    await expectHeard(page, said, '.things li', office)
    await downTo(page, t('kiosk:walkIn.yes'))
    await page.keyboard.press('Enter')
    await screen(page, 'ticket')
    await expectHeard(page, said, 'h1', language)
    hub.show({ prints: { [walkInTicket.id]: { state: 'printed' } } })
    await page.waitForSelector('[data-paper="printed"]')
    await expectHeard(page, said, '.paper strong', language)
    await downTo(page, t('kiosk:done'))
    await page.keyboard.press('Enter')
    await screen(page, 'languages')
    hub.show({ prints: {} })
    said.length = 0
  }
  expect(problems).toEqual([])
})

test('[ACC-1] over headphones a PIN is said; when they go, nothing private goes on', async () => {
  const { page, said } = await kiosk()
  await page.keyboard.press('PageDown')
  await page.waitForSelector('.speech-bar')
  await page.getByRole('button', { name: 'English' }).click()
  await screen(page, 'home')
  await page.locator('.answer').first().click()
  await screen(page, 'pin')
  await page.keyboard.type('48')
  // Two quick keys may be told together.
  await expect.poll(() => said.some((one) => /^en: (four, )?eight$/.test(one))).toBe(true)
  await page.keyboard.press('PageUp')
  await page.waitForSelector('.speech-bar', { state: 'detached' })
  const before = said.length
  await page.keyboard.type('2')
  await expect.poll(() => page.locator('.boxes').textContent()).toContain('•')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  expect(said.length).toBe(before)
})

test('[ACC-1] a touch turns speech on and off, and the screen dark and light again', async () => {
  const { page, said } = await kiosk()
  await page.locator('.tool.aid').nth(2).click()
  await page.waitForSelector('.speech-bar')
  await expect.poll(() => said.length).toBeGreaterThan(3)
  await page.locator('.speech-bar .tool').last().click()
  await page.locator('.curtain').click()
  await page.waitForSelector('.curtain', { state: 'detached' })
  await page.getByRole('button', { name: 'Русский' }).click()
  await screen(page, 'home')
  const wrong: string[] = []
  for (const larger of [false, true]) {
    for (const [width, height] of [
      [1080, 1920],
      [1920, 1080],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height })
      await drawn(page)
      await picture(page, `speech ${width} ${larger ? 'larger' : 'usual'}`)
      wrong.push(...(await boxProblems(page)).map((problem) => `${width} ${larger}: ${problem}`))
    }
    if (!larger) await page.locator('.bottom .tool.aid').nth(1).click()
  }
  expect(wrong).toEqual([])
  await page.locator('.bottom .tool.aid').nth(2).click()
  await page.waitForSelector('.speech-bar', { state: 'detached' })
})

test('[ACC-1] a language without a voice is named and another asked for, never silence', async () => {
  const office = { ...thursday.office, languages: ['pl', 'en', 'uk', 'be'] as KioskView['office']['languages'] }
  const { page, said } = await kiosk({ ...thursday, office })
  await page.keyboard.press('Home')
  await page.waitForSelector('.speech-bar')
  await downTo(page, 'Беларуская')
  await expect.poll(() => said).toContain('pl: białoruski.')
  await expect.poll(() => said).toContain('pl: Nie jest tu czytany na głos.')
  await page.keyboard.press('Enter')
  // The languages are asked for again, in words that can be heard.
  await screen(page, 'languages')
  await expect.poll(() => said).toContain('pl: Ten język nie jest tu czytany na głos')
  await expect.poll(() => said).toContain('en: This language is not read aloud here')
  await expect.poll(() => said).toContain('en: Belarusian.')
  said.length = 0
  await page.keyboard.press('Escape')
  await screen(page, 'home')
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('be')
  await expect.poll(() => said).toContain('en: Belarusian.')
  expect(said.filter((one) => one.startsWith('be'))).toEqual([])
})

test('[ACC-1] a sentence that can’t be had is told of in another language', async () => {
  const { page, said } = await kiosk()
  await page.route('**/speech/uk?**', (route) => route.fulfill({ status: 404 }))
  await page.keyboard.press('Home')
  await page.waitForSelector('.speech-bar')
  await downTo(page, 'Українська')
  await page.keyboard.press('Enter')
  await screen(page, 'home')
  await expect.poll(() => said).toContain('pl: Nie jest tu czytany na głos.')
})
