import { type KioskView, type Language, languages, staffLanguages } from '@poczekalnia/protocol'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtScreen } from './support/built-screen.ts'
import { drawn, expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { screen, tour, walkInRefusals } from './support/kiosk-tour.ts'
import { elsewhere, thursday, visit } from './support/kiosk-view.ts'
import { fallbackTexts, languageProblems } from './support/other-languages.ts'
import { startScriptedHub } from './support/scripted-hub.ts'

let browser: Browser
let dist: string

beforeAll(async () => {
  dist = await builtScreen('kiosk')
  browser = await startChromium()
})
afterAll(() => browser?.close())

const isStaff = (language: Language) => (staffLanguages as readonly string[]).includes(language)
/**
 * The languages of visitors alone; kiosk-screen.e2e.ts walks through those of the staff. Two scripts and both
 * directions stand for the others, unless all are asked for.
 */
const walked =
  process.env.POCZEKALNIA_LANGUAGES === 'all' ? languages.filter((one) => !isStaff(one)) : (['ka', 'ar'] as const)

const tourMs = 600_000

test.concurrent.each(walked)(
  '[ACC-8] axe finds nothing serious on any screen, and what is not in the language says so: %s',
  async (language) => {
    const view: KioskView = {
      ...thursday,
      office: { ...thursday.office, languages: [...thursday.office.languages, language] },
    }
    const hub = await startScriptedHub({
      path: '/kiosk',
      dist,
      view,
      handlers: { 'find-visit': () => ({ ok: true, visit }) },
    })
    const { page, problems } = await openPage(browser, 1080, 1920, { reducedMotion: 'reduce' })
    const address = { pl: elsewhere.address }
    const other = fallbackTexts([view, elsewhere, walkInRefusals, address], language)
    const wrong: string[] = []
    let met = 0
    try {
      await page.goto(hub.url)
      await screen(page, 'languages')
      await tour(
        page,
        hub,
        language,
        async (name) => {
          await drawn(page)
          await expectAccessible(page, `${language}: ${name}`)
          // The start and what stands there is nobody's language yet.
          const isChosen = (await page.evaluate('document.documentElement.lang')) === language
          if (!isChosen) return
          const { problems, seen } = await languageProblems(page, other)
          wrong.push(...problems.map((one) => `${language}: ${name}: ${one}`))
          met += seen
        },
        { view },
      )
    } finally {
      await page.context().close()
      await hub.stop()
    }
    expect(wrong).toEqual([])
    expect(met, 'texts in another language').toBeGreaterThan(20)
    expect(problems).toEqual([])
  },
  tourMs,
)
