import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { Browser } from 'playwright-core'
import { renderTicketPage } from '../../apps/hub/src/features/ticket-page/render.ts'
import { everyTicketState } from '../../apps/hub/src/features/ticket-page/sample-view.ts'
import { boxProblems, turnedDigits } from '../../tests/support/boxes.ts'
import { drawn, openPage } from '../../tests/support/chromium.ts'
import { fileOf, keepPicture, leftOver } from './keep.ts'
import { missingDocuments, officeName } from './names.ts'

/** Pictures the page of a ticket in each of its states, as wide as two phones. */
export async function lookAtPhone(browser: Browser, language: Language, folder: string, only: RegExp) {
  const found: string[] = []
  const { page } = await openPage(browser, 390, 844)
  for (const [name, view] of Object.entries(everyTicketState(language))) {
    if (!only.test(name)) continue
    const office = { ...view.office, name: officeName }
    const document = renderTicketPage({ ...view, office, queue: missingDocuments }, words(language), {
      nonce: 'n',
      code: 'c',
    })
    // Only its looks are pictured: the page's own script has no hub to ask here.
    await page.setContent(document.replace(/<script[\s\S]*?<\/script>/g, ''))
    for (const width of [390, 320]) {
      const scene = `phone ${name} ${width}`
      await page.setViewportSize({ width, height: 1_100 })
      await drawn(page)
      const outside = (problem: string) => !problem.startsWith('outside the screen')
      const problems = (await boxProblems(page)).filter(outside)
      problems.push(...(await turnedDigits(page)), ...(await leftOver(page)))
      found.push(...problems.map((problem) => `${language} ${scene}: ${problem}`))
      await keepPicture(page, fileOf(folder, scene, language), 0.8)
    }
  }
  await page.context().close()
  return found
}
