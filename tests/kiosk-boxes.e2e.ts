import {
  type KioskView,
  type Language,
  type Localized,
  staffLanguages as languages,
  type StaffLanguage,
} from '@poczekalnia/protocol'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxProblems, outOfReach, picture, turnedDigits } from './support/boxes.ts'
import { builtScreen } from './support/built-screen.ts'
import { drawn, openPage, startChromium } from './support/chromium.ts'
import { screen, tour } from './support/kiosk-tour.ts'
import { bookedTicket, thursday, visit, walkInTicket } from './support/kiosk-view.ts'
import { startScriptedHub } from './support/scripted-hub.ts'

let browser: Browser
let dist: string

beforeAll(async () => {
  dist = await builtScreen('kiosk')
  browser = await startChromium()
})
afterAll(() => browser?.close())

const sizes = [
  [1080, 1920],
  [1920, 1080],
  [1024, 768],
  [1280, 1024],
  [1366, 768],
  [768, 1366],
] as const

/** Where larger letters are measured: the usual screen, and the smallest. */
const larger = [
  [1080, 1920],
  [1024, 768],
] as const

const all = (text: (language: StaffLanguage) => string): Localized => ({
  pl: text('pl'),
  en: text('en'),
  uk: text('uk'),
  ru: text('ru'),
})
const sentences: Record<StaffLanguage, string> = {
  pl: 'Z powodu awarii systemu obsługa trwa dziś dłużej niż zwykle.',
  en: 'Because of a fault in the system everything takes longer today.',
  uk: 'Через збій системи обслуговування сьогодні триває довше, ніж зазвичай.',
  ru: 'Из-за сбоя системы обслуживание сегодня занимает больше времени, чем обычно.',
}
/** As long as a supervisor may write. */
const message = all((language) => `${sentences[language]} `.repeat(6).slice(0, 299).trim())

/** A machine of an office with long names, and a message as long as can be. */
const crowded: KioskView = {
  ...thursday,
  message,
  queues: [
    {
      ...thursday.queues[0]!,
      prefix: 'WM',
      name: {
        pl: 'Uzupełnianie dokumentów i informacje o przebiegu postępowania',
        en: 'Supplementing documents and information on pending proceedings',
        uk: 'Доповнення документів та інформація про перебіг провадження',
        ru: 'Дополнение документов и информация о ходе рассмотрения дела',
      },
    },
  ],
}

/** Walks through all screens in a language, and measures the boxes of each at every size. */
async function everyScreen(
  language: Language,
  reach: boolean,
  options: Parameters<typeof tour>[4] = {},
  measured: readonly (readonly [number, number])[] = sizes,
) {
  const shown = options.view ?? thursday
  const offered = [...new Set([...shown.office.languages, language])]
  const view = { ...shown, office: { ...shown.office, languages: offered } }
  const handlers = {
    'find-visit': () => ({ ok: true, visit }),
    'confirm-visit': () => ({ ok: true, ticket: bookedTicket }),
    'take-ticket': () => ({ ok: true, ticket: walkInTicket }),
  }
  // With a voice there is one sign more at the bottom.
  const voices = { body: JSON.stringify({ languages: [language] }), type: 'application/json' }
  const serve = (path: string) => (path === '/speech/index.json' ? voices : null)
  const hub = await startScriptedHub({ path: '/kiosk', dist, view, handlers, serve })
  const { page } = await openPage(browser, 1024, 768, { reducedMotion: 'reduce' })
  const wrong: string[] = []
  try {
    await page.goto(hub.url)
    await screen(page, 'languages')
    const look = async (name: string) => {
      for (const [width, height] of measured) {
        const mode = `${reach ? ' reach' : ''}${options.larger ? ' larger' : ''}`
        const where = `${language} ${width}×${height}${mode}: ${name}`
        await page.setViewportSize({ width, height })
        await drawn(page)
        const problems = await boxProblems(page)
        problems.push(...(await turnedDigits(page)))
        if (reach && options.larger) problems.push(...(await outOfReach(page)))
        if (problems.length > 0) await picture(page, `kiosk ${where}`)
        wrong.push(...problems.map((problem) => `${where}: ${problem}`))
      }
    }
    await tour(page, hub, language, look, { ...options, view, reach })
  } finally {
    await page.context().close()
    await hub.stop()
  }
  expect(wrong).toEqual([])
}

const tourMs = 1_200_000

test.concurrent.each(languages)(
  '[ACC-6] the longest message and names, the widest number and desk: every screen at every size: %s',
  (language) => everyScreen(language, false, { view: crowded, number: 'WM1001', desk: 999 }),
  tourMs,
)
test.concurrent.each(['pl', 'uk'] as const)(
  '[ACC-6] and with the buttons low: %s',
  (language) => everyScreen(language, true, { view: crowded, number: 'WM1001', desk: 999 }),
  tourMs,
)
test.concurrent(
  '[ACC-3] text half as large again: nothing is cut, and what does not fit is turned to by buttons',
  () => everyScreen('uk', false, { view: crowded, number: 'WM1001', desk: 999, larger: true }, larger),
  tourMs,
)
test.concurrent.each([
  ['pl', [1920, 1080]],
  ['uk', [1080, 1920]],
  ['ar', [1080, 1920]],
  ['ka', [1024, 768]],
] as const)(
  '[ACC-3] larger text with low buttons: nothing is cut, and every button can be brought into reach: %s',
  (language, size) => everyScreen(language, true, { view: crowded, number: 'WM1001', desk: 999, larger: true }, [size]),
  tourMs,
)
