import type { DisplayView, Language } from '@poczekalnia/protocol'
import type { Browser } from 'playwright-core'
import { boxProblems } from '../../tests/support/boxes.ts'
import { drawn, openPage } from '../../tests/support/chromium.ts'
import { displayCall, displayView, settledCalls } from '../../tests/support/display-view.ts'
import { startScriptedHub } from '../../tests/support/scripted-hub.ts'
import { fileOf, keepPicture } from './keep.ts'
import { longTermResident, missingDocuments, officeName, temporaryResidence } from './names.ts'

/** Pictures the board of a room whose second language this is: calls, and a closed office, lying and standing. */
export async function lookAtDisplay(browser: Browser, dist: string, language: Language, folder: string) {
  const found: string[] = []
  const shown: Language[] = [...new Set<Language>(['pl', language])]
  const usual = displayView()
  const [first, second, third, fourth] = usual.queues
  const view: DisplayView = {
    ...usual,
    office: { ...usual.office, name: officeName, languages: shown },
    layout: { ...usual.layout, languages: shown },
    waitingLanguages: shown,
    queues: [
      { ...first!, name: temporaryResidence },
      second!,
      { ...third!, name: longTermResident },
      { ...fourth!, name: missingDocuments },
    ],
  }
  const scenes: Record<string, Partial<DisplayView>> = {
    calls: { calls: [displayCall('U045', 25, -40), ...settledCalls().slice(1)] },
    empty: {},
    closed: { openNow: false, calls: [] },
  }
  const hub = await startScriptedHub({ path: '/display', dist, view })
  const { page } = await openPage(browser, 1920, 1080, { reducedMotion: 'reduce' })
  try {
    await page.goto(hub.url)
    await page.waitForSelector('.strip')
    for (const [name, change] of Object.entries(scenes)) {
      hub.show(() => ({ ...view, ...change }))
      await hub.heard()
      for (const [width, height] of [
        [1920, 1080],
        [1080, 1920],
      ] as const) {
        const scene = `display ${name} ${width}×${height}`
        await page.setViewportSize({ width, height })
        await drawn(page)
        found.push(...(await boxProblems(page)).map((problem) => `${language} ${scene}: ${problem}`))
        await keepPicture(page, fileOf(folder, scene, language), 0.5)
      }
    }
  } finally {
    await page.context().close()
    await hub.stop()
  }
  return found
}
