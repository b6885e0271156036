import { words } from '@poczekalnia/locales'
import { languages as allLanguages, staffLanguages as languages } from '@poczekalnia/protocol'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderTicketPage } from '../apps/hub/src/features/ticket-page/render.ts'
import { everyTicketState } from '../apps/hub/src/features/ticket-page/sample-view.ts'
import { boxProblems, numbersAndDesks, picture, spaceText, turnedDigits } from './support/boxes.ts'
import { drawn, expectAccessible, openPage, startChromium } from './support/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser?.close())

const widths = [280, 320, 360, 412, 768]

test.each(languages)(
  '[ACC-6] on a phone every number and desk is whole, however narrow it is: %s',
  async (language) => {
    const { page } = await openPage(browser, 360, 800, { javaScriptEnabled: true })
    const wrong: string[] = []
    const { waiting, called } = everyTicketState(language)
    for (const [number, desk] of numbersAndDesks) {
      for (const [name, view] of Object.entries({ waiting, called })) {
        if (!view) continue
        const state = view.state.status === 'called' ? { ...view.state, desk } : view.state
        const document = renderTicketPage({ ...view, number, state }, words(language), { nonce: 'n', code: 'c' })
        // Only its looks are measured: the page's own script has no hub to ask here.
        await page.setContent(document.replace(/<script[\s\S]*?<\/script>/g, ''))
        for (const width of widths) {
          await page.setViewportSize({ width, height: 6_000 })
          await drawn(page)
          await picture(page, `phone ${language} ${name} ${number} ${width}`)
          const where = `${language} ${width}: ${name} ${number} → ${desk}`
          wrong.push(...(await boxProblems(page)).map((problem) => `${where}: ${problem}`))
        }
      }
    }
    expect(wrong).toEqual([])
  },
)

/**
 * A page of 1280 px at 200 and at 400 percent (WCAG 1.4.10), a phone's with letters of 200 percent (1.4.4), and with
 * its text set wide apart (1.4.12).
 */
const enlarged = [
  { width: 640, letters: '100%', spaced: false },
  { width: 320, letters: '100%', spaced: false },
  { width: 390, letters: '200%', spaced: false },
  { width: 390, letters: '100%', spaced: true },
]

test.each(['pl', 'ka', 'ar'] as const)(
  '[ACC-3] [ACC-8] enlarged or set wide apart every state is whole and in one column, digits in order: %s',
  async (language) => {
    const { page } = await openPage(browser, 640, 6_000)
    const wrong: string[] = []
    for (const [name, view] of Object.entries(everyTicketState(language))) {
      const document = renderTicketPage(view, words(language), { nonce: 'n', code: 'c' })
      await page.setContent(document.replace(/<script[\s\S]*?<\/script>/g, ''))
      for (const { width, letters, spaced } of enlarged) {
        await page.setViewportSize({ width, height: 6_000 })
        if (spaced) await spaceText(page)
        await page.evaluate(`document.documentElement.style.fontSize = '${letters}'`)
        await drawn(page)
        await picture(page, `phone ${language} ${name} ${width} ${letters}${spaced ? ' spaced' : ''}`)
        const beside = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        const problems = [...(await boxProblems(page)), ...(await turnedDigits(page))]
        if (beside !== 0) problems.push(`${beside} px beside the page`)
        wrong.push(...problems.map((problem) => `${language} ${width} ${letters} ${spaced}: ${name}: ${problem}`))
      }
    }
    expect(wrong).toEqual([])
  },
)

test('[ACC-8] in Arabic the bar beside a reason stands where its lines begin', async () => {
  const { page } = await openPage(browser, 390, 2_000)
  const { waiting } = everyTicketState('ar')
  const document = renderTicketPage(waiting!, words('ar'), { nonce: 'n', code: 'c' })
  await page.setContent(document.replace(/<script[\s\S]*?<\/script>/g, ''))
  const sides = await page.locator('.why').evaluate((why) => {
    const { borderLeftWidth, borderRightWidth } = getComputedStyle(why)
    return [borderLeftWidth, borderRightWidth]
  })
  expect(sides).toEqual(['0px', '8px'])
})

test('[ACC-8] axe finds nothing serious on the page of who waits, is called or is done, in any language', async () => {
  const { page } = await openPage(browser, 390, 1_600)
  for (const language of allLanguages) {
    const { waiting, called, finished } = everyTicketState(language)
    const statement = 'https://www.urzad.example/deklaracja'
    for (const [name, view] of Object.entries({ waiting, called, finished })) {
      if (!view) continue
      const document = renderTicketPage(view, words(language), { nonce: 'n', code: 'c', statement })
      await page.setContent(document.replace(/<script[\s\S]*?<\/script>/g, ''))
      await drawn(page)
      await expectAccessible(page, `${name} in ${language}`)
    }
  }
})

test('[ACC-3] with forced colours what a state is stands in words, and its parts have edges', async () => {
  const { page } = await openPage(browser, 390, 6_000, { forcedColors: 'active' })
  const { called, waiting } = everyTicketState('pl')
  for (const [name, view] of Object.entries({ called, waiting })) {
    if (!view) continue
    const document = renderTicketPage(view, words('pl'), { nonce: 'n', code: 'c' })
    await page.setContent(document.replace(/<script[\s\S]*?<\/script>/g, ''))
    await drawn(page)
    await picture(page, `phone forced ${name}`)
    expect(await boxProblems(page), name).toEqual([])
  }
})
