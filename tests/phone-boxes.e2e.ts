import { words } from '@poczekalnia/locales'
import { staffLanguages as languages } from '@poczekalnia/protocol'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderTicketPage } from '../apps/hub/src/features/ticket-page/render.ts'
import { everyTicketState } from '../apps/hub/src/features/ticket-page/sample-view.ts'
import { boxProblems, numbersAndDesks, picture } from './support/boxes.ts'
import { drawn, openPage, startChromium } from './support/chromium.ts'

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
