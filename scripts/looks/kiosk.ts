import { join } from 'node:path'
import { type Card, type KioskView, type Language, languages } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { loadCards } from '../../apps/hub/src/features/cards/load-cards.ts'
import { loadOffice } from '../../apps/hub/src/operate/load-office.ts'
import { boxProblems, turnedDigits } from '../../tests/support/boxes.ts'
import { drawn, openPage } from '../../tests/support/chromium.ts'
import { answer, back, choose, screen, sizeProblems, tour } from '../../tests/support/kiosk-tour.ts'
import { bookedTicket, thursday, visit, walkInTicket } from '../../tests/support/kiosk-view.ts'
import { officeKioskView } from '../../tests/support/office-kiosk-view.ts'
import { type ScriptedHub, startScriptedHub } from '../../tests/support/scripted-hub.ts'
import { borrowedFonts, fileOf, keepPicture, leftOver } from './keep.ts'
import { longTermResident, missingDocuments, officeName, temporaryResidence } from './names.ts'

const sizes = [
  { width: 1080, height: 1920, smallest: 33 },
  { width: 1920, height: 1080, smallest: 33 },
  { width: 1024, height: 768, smallest: 28 },
] as const

/** How a walk is made: with usual letters or with larger ones. */
export type Mode = 'usual' | 'larger'

/** Bydgoszcz with names in every language, so that a screen is seen in one script as its readers would have it. */
const everywhere: KioskView = {
  ...thursday,
  office: { ...thursday.office, name: officeName, languages: [...languages] },
  queues: [{ ...thursday.queues[0]!, name: missingDocuments }],
  bookedQueues: [
    { ...thursday.bookedQueues[0]!, name: temporaryResidence },
    { ...thursday.bookedQueues[1]!, name: longTermResident },
  ],
}

/** Screens that the contrast themes are pictured on, beside the usual one. */
const inContrast = /^(start|home|pin|refused: pin-unknown|status: waiting|visit|ticket, printed|idle warning|card)$/

/**
 * Walks through the machine's screens in a language and pictures each at three sizes.
 * @param folder where the pictures go
 * @param only pictures scenes that match, and measures only those
 * @returns what was measured and found wrong, or is worth a look
 */
export async function lookAtKiosk(
  browser: Browser,
  dist: string,
  language: Language,
  mode: Mode,
  folder: string,
  only: RegExp,
): Promise<string[]> {
  const found: string[] = []
  const larger = mode === 'larger'
  const look = (page: Page) => async (name: string) => {
    if (!only.test(name)) return
    for (const { width, height, smallest } of sizes) {
      const scene = `${name} ${width}×${height}${larger ? ' 150%' : ''}`
      await page.setViewportSize({ width, height })
      await drawn(page)
      const problems = [...(await boxProblems(page)), ...(await turnedDigits(page)), ...(await leftOver(page))]
      if (!larger) problems.push(...(await sizeProblems(page, smallest)))
      if (width === 1024 && inContrast.test(name)) problems.push(...(await borrowedFonts(page)))
      found.push(...problems.map((problem) => `${language} ${scene}: ${problem}`))
      await keepPicture(page, fileOf(folder, scene, language), 0.5)
      if (!inContrast.test(name) || larger || width !== 1080) continue
      for (const theme of ['contrast', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
        await keepPicture(page, fileOf(folder, `${scene} ${theme}`, language), 0.5)
      }
      await page.evaluate(`document.documentElement.dataset.theme = 'light'`)
    }
  }
  await walk(browser, dist, everywhere, language, [], async (page, hub) => {
    await tour(page, hub, language, look(page), { view: everywhere, larger })
  })
  const officeFile = join(import.meta.dirname, '../../offices/katowice.yaml')
  const cards = await loadCards(loadOffice(officeFile), officeFile)
  await walk(browser, dist, withCards(officeKioskView('katowice'), cards), language, cards, (page) =>
    cardsTour(page, language, look(page), larger),
  )
  await walk(browser, dist, withCards(officeKioskView('wroclaw'), []), language, [], (page) =>
    servicesTour(page, language, look(page), larger),
  )
  return found
}

const withCards = (view: KioskView, cards: readonly Card[]): KioskView => ({
  ...view,
  office: { ...view.office, languages: [...languages] },
  cards: cards.map(({ id, title, queues }) => ({ id, title, queues, page: `/c/${id}` })),
})

async function walk(
  browser: Browser,
  dist: string,
  view: KioskView,
  language: Language,
  cards: readonly Card[],
  way: (page: Page, hub: ScriptedHub<KioskView>) => Promise<void>,
): Promise<void> {
  const handlers = {
    'find-visit': () => ({ ok: true, visit }),
    'confirm-visit': () => ({ ok: true, ticket: bookedTicket }),
    'take-ticket': () => ({ ok: true, ticket: walkInTicket }),
    'print-card': () => ({ ok: true, print: 'list' }),
  }
  // With a voice there is one sign more at the bottom.
  const voices = { body: JSON.stringify({ languages: [language] }), type: 'application/json' }
  const serve = (path: string) => {
    const card = cards.find(({ id }) => path === `/api/cards/${id}`)
    if (card) return { body: JSON.stringify(card), type: 'application/json' }
    return path === '/speech/index.json' ? voices : null
  }
  const hub = await startScriptedHub({ path: '/kiosk', dist, view, handlers, serve })
  const { page } = await openPage(browser, 1080, 1920, { reducedMotion: 'reduce' })
  try {
    await page.goto(hub.url)
    await way(page, hub)
  } finally {
    await page.context().close()
    await hub.stop()
  }
}

type Look = (name: string) => Promise<void>

const enlarge = (page: Page) => page.locator('.tool[aria-pressed]').nth(1).click()

/** What do I need: the groups, a group's purposes, the pages of a list, and how to take it along. */
async function cardsTour(page: Page, language: Language, look: Look, larger: boolean): Promise<void> {
  await screen(page, 'languages')
  if (larger) await enlarge(page)
  await choose(page, language)
  await look('home, with cards')
  await page
    .locator('.answer', { has: page.locator('.lucide-list-checks, .lucide-clipboard-list') })
    .first()
    .click()
  await screen(page, 'card-group')
  await look('card, groups')
  await answer(page, 0).click()
  await screen(page, 'card-purpose')
  await look('card, purposes')
  await answer(page, 0).click()
  await screen(page, 'card')
  await look('card')
}

/** An office with many services, and codes of letters. */
async function servicesTour(page: Page, language: Language, look: Look, larger: boolean): Promise<void> {
  await screen(page, 'languages')
  if (larger) await enlarge(page)
  await choose(page, language)
  await look('home, many queues')
  await answer(page, 0).click()
  await screen(page, 'services')
  await look('services')
  await answer(page, 0).click()
  await page.waitForSelector('[data-key="K"]')
  await page.keyboard.type('KX7')
  await look('code')
  await back(page)
}
