/// <reference lib="dom" />
import type { KioskView, Language, TicketStatus, WireError } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { languageNames } from '../../packages/protocol/src/language-names.ts'
import { bookedTicket, collection, elsewhere, everyStatus, known, thursday, visit, walkInTicket } from './kiosk-view.ts'
import type { ScriptedHub } from './scripted-hub.ts'

/** Every answer of ALL-3, and what else may stop a visitor. */
export const refusals: WireError[] = [
  { code: 'pin-unknown' },
  { code: 'visit-early', hour: '15:00', opens: '13:00', queue: 'rezydent-ue' },
  { code: 'visit-early', hour: '15:00', opens: '13:00', queue: 'rezydent-ue', closes: '14:00' },
  { code: 'visit-late', hour: '11:40', queue: 'rezydent-ue' },
  { code: 'visit-used', number: 'C012', hour: '12:20', queue: 'rezydent-ue' },
  { code: 'visit-another-day', date: '2026-11-26' },
  { code: 'visit-another-day', date: '2026-11-12' },
  { code: 'visit-other-queue', queue: 'pobyt-czasowy' },
  { code: 'no-ticket-needed', number: 'A001', hour: '12:40', queue: 'pobyt-czasowy' },
  { code: 'visit-unknown' },
  { code: 'too-many-tries', seconds: 30 },
  { code: 'rate-limited', seconds: 5 },
  { code: 'unavailable' },
]

const next = '2026-11-20T12:00:00+01:00'
/** What may stop a visitor who wants a ticket: the queue has changed since the screen showed it. */
export const walkInRefusals: WireError[] = [
  { code: 'queue-full', queue: 'uzupelnienie-dokumentow', reason: 'all-given', next },
  { code: 'queue-full', queue: 'uzupelnienie-dokumentow', reason: 'too-many-waiting', next },
  {
    code: 'queue-full',
    queue: 'uzupelnienie-dokumentow',
    reason: 'stopped',
    next,
    text: { pl: 'Awaria systemu.', en: 'The system is down.', uk: 'Аварія системи.', ru: 'Сбой системы.' },
  },
  { code: 'queue-full', queue: 'uzupelnienie-dokumentow', reason: 'stopped', next: '2026-11-19T13:00:00+01:00' },
  { code: 'queue-closed', queue: 'uzupelnienie-dokumentow', next },
]

export const screen = (page: Page, name: string) => page.waitForSelector(`[data-screen="${name}"]`)
export const answer = (page: Page, at: number) => page.locator('.answer').nth(at)
export const back = (page: Page) => page.locator('.bottom button').first().click()

/** Chooses a language on the start page. */
export async function choose(page: Page, language: Language): Promise<void> {
  await screen(page, 'languages')
  await page.getByRole('button', { name: languageNames[language] }).click()
  await screen(page, 'home')
}

/**
 * Walks through every screen that the machine has, in one language, and calls `look` on each.
 * @param options.reach with the buttons low
 * @param options.larger with larger letters
 * @param options.view what the machine shows, `thursday` when left out
 * @param options.number of every ticket and desk, where they are not the usual ones
 */
export async function tour(
  page: Page,
  hub: ScriptedHub<KioskView>,
  language: Language,
  look: (name: string) => Promise<void>,
  options: { reach?: boolean; larger?: boolean; view?: KioskView; number?: string; desk?: number } = {},
): Promise<void> {
  const base = options.view ?? thursday
  const numbered = <T extends { number: string }>(ticket: T): T =>
    options.number === undefined ? ticket : { ...ticket, number: options.number }
  const booked = numbered(bookedTicket)
  const walkedIn = numbered(walkInTicket)
  const start = async () => {
    await screen(page, 'languages')
    if (options.reach) await page.locator('.tool[aria-pressed]').first().click()
    if (options.larger) await page.locator('.tool[aria-pressed]').nth(1).click()
  }
  const pin = async (name: string) => {
    await page.keyboard.type('4821')
    await screen(page, name)
  }
  const printer = async (state: KioskView['printer']) => {
    hub.show({ printer: state })
    await page.waitForSelector('[data-notice="printer"]', { state: state === 'ready' ? 'detached' : 'attached' })
  }

  await start()
  await look('start')
  await choose(page, language)
  await look('home')
  hub.show((view) => ({ ...view, queues: [{ ...view.queues[0]!, left: 3, elsewhere }] }))
  await page.getByText(/\b3\b/).first().waitFor()
  await answer(page, 1).click()
  await screen(page, 'elsewhere')
  await look('shorter elsewhere')
  await answer(page, 0).click()
  await screen(page, 'walk-in')
  await back(page)
  await screen(page, 'home')
  hub.show(() => base)
  hub.show((view) => ({
    ...view,
    openNow: false,
    printer: 'paper-out',
    queues: [
      { ...view.queues[0]!, state: { open: false, reason: 'no-more-today', next: null }, estimate: null },
      collection,
    ],
  }))
  await page.waitForSelector('.answer:nth-child(4)')
  await look('home, closed and without paper')
  await answer(page, 2).click()
  await screen(page, 'queue-closed')
  await look('queue closed')
  await answer(page, 0).click()
  await screen(page, 'hours')
  await look('hours')
  await answer(page, 0).click()
  await screen(page, 'information')
  await look('information')
  for (let page_ = 2; await page.locator('.answer.main').count(); page_++) {
    await answer(page, 0).click()
    await look(`information, page ${page_}`)
  }
  await back(page)
  await screen(page, 'home')
  hub.show(() => base)
  await page.waitForSelector('[data-notice="printer"]', { state: 'detached' })

  await answer(page, 0).click()
  await screen(page, 'pin')
  await page.keyboard.type('4')
  await look('pin')
  await page.keyboard.press('Backspace')
  for (const error of refusals) {
    hub.answer({ 'find-visit': () => ({ ok: false, error: 'number' in error ? numbered(error) : error }) })
    await pin(error.code === 'no-ticket-needed' ? 'by-number' : 'refused')
    await look(`refused: ${error.code}`)
    await back(page)
    await screen(page, 'pin')
  }
  for (const status of everyStatus) {
    const failed =
      status.status === 'waiting' && ({ print: { state: 'failed', reason: 'paper-out' }, mayPrint: true } as const)
    const stands = options.desk !== undefined && 'desk' in status && status.desk !== null
    const ticket = numbered(known(stands ? ({ ...status, desk: options.desk } as TicketStatus) : status, failed || {}))
    const error = { code: 'visit-used', number: ticket.number, hour: '12:20', queue: ticket.queue, ticket }
    hub.answer({ 'find-visit': () => ({ ok: false, error }), 'find-ticket': () => ({ ok: true, ticket }) })
    await pin('status')
    await look(`status: ${status.status}${'until' in status ? ` ${status.until.slice(11, 16)}` : ''}`)
    await back(page)
    await screen(page, 'pin')
  }
  const pastClosing = { closes: '15:30', certain: false }
  for (const [ends, more] of [
    ['an early end', { closes: '12:15' }],
    ['many who wait', { pastClosing }],
  ] as const) {
    hub.answer({ 'find-visit': () => ({ ok: true, visit: { ...visit, ...more } }) })
    await pin('visit')
    await look(`visit, ${ends}`)
    await back(page)
    await screen(page, 'pin')
  }
  hub.answer({
    'find-visit': () => ({ ok: true, visit }),
    'confirm-visit': () => ({ ok: true, ticket: booked }),
    'take-ticket': () => ({ ok: true, ticket: walkedIn }),
  })
  await pin('visit')
  await look('visit')
  await printer('offline')
  await look('visit, printer offline')
  await printer('ready')
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await look('ticket, printing')
  for (const print of [{ state: 'printed' } as const, { state: 'failed', reason: 'paper-out' } as const]) {
    hub.show({ prints: { [booked.id]: print } })
    await page.waitForSelector(`[data-paper="${print.state}"]`)
    await look(`ticket, ${print.state}`)
  }
  await page.locator('.language').click()
  await screen(page, 'languages')
  await look('languages')
  await back(page)
  await screen(page, 'ticket')
  await answer(page, 0).click()

  await start()
  await choose(page, language)
  await answer(page, 1).click()
  await screen(page, 'walk-in')
  await look('walk-in')
  await answer(page, 1).click()
  await screen(page, 'prepare')
  await look('prepare')
  await back(page)
  for (const error of walkInRefusals) {
    hub.answer({ 'take-ticket': () => ({ ok: false, error }) })
    await answer(page, 1).click()
    await answer(page, 0).click()
    await screen(page, 'refused')
    await look(`refused: ${error.code}${'reason' in error ? `, ${error.reason}` : ''}`)
    await back(page)
    await screen(page, 'home')
  }
  hub.answer({ 'take-ticket': () => ({ ok: true, ticket: walkedIn }) })
  await answer(page, 1).click()
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await look('ticket, walk-in')
  await answer(page, 0).click()

  await start()
  await choose(page, language)
  const certain = { ...pastClosing, certain: true }
  hub.show((view) => ({ ...view, queues: [{ ...view.queues[0]!, pastClosing: certain }] }))
  hub.answer({ 'take-ticket': () => ({ ok: true, ticket: { ...walkedIn, pastClosing: certain } }) })
  await look('home, past closing')
  await answer(page, 1).click()
  await screen(page, 'walk-in')
  await look('walk-in, past closing')
  await answer(page, 0).click()
  await screen(page, 'ticket')
  await look('ticket, past closing')
  await answer(page, 0).click()
  hub.show(() => base)

  await start()
  await choose(page, language)
  hub.show({ idle: { ...base.idle, warnAfterSeconds: 0.3 } })
  await page.waitForSelector('.dialog')
  await look('idle warning')
  hub.show({ idle: base.idle })
  await page.locator('.choice').first().click()
  await hub.goDark()
  await screen(page, 'unreachable')
  await look('unreachable')
  await hub.comeBack()
  await screen(page, 'home')
  await back(page)
  await screen(page, 'languages')
  await hub.goDark()
  await screen(page, 'unreachable')
  await look('unreachable, at the start')
  await hub.comeBack()
  await screen(page, 'languages')
  hub.refuse(true)
  await screen(page, 'unpaired')
  await look('unpaired')
}

/**
 * What is wrong with the sizes of the page: something outside it or cut off, over something else, a target under 20 mm
 * (80 px), a text under its smallest size, in reach mode a control above the lowest two fifths (EN 301 549 8.3). The
 * form that pairs the machine is for who sets it up, once: its keys have 44 px (WCAG 2.5.5) and its texts 16.
 * @param smallest type size in px
 */
export function sizeProblems(page: Page, smallest: number): Promise<string[]> {
  return page.evaluate((least) => {
    const problems: string[] = []
    const name = (element: Element) => `${element.tagName}.${element.className} "${element.textContent?.slice(0, 24)}"`
    const seen = (element: Element) => !element.closest('.visually-hidden') && element.getClientRects().length > 0
    const top = document.querySelector('.top')?.getBoundingClientRect()
    const bottom = document.querySelector('.bottom')?.getBoundingClientRect()
    const texts = [...document.querySelectorAll('h1, h2, p, dt, dd, li, button, span, strong')].filter(seen)
    for (const element of texts) {
      const box = element.getBoundingClientRect()
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
        problems.push(`outside: ${name(element)}`)
      }
      const smallestHere = element.closest('.pairing-form') ? 16 : least
      if (element.textContent && Number.parseFloat(getComputedStyle(element).fontSize) < smallestHere) {
        problems.push(`too small: ${name(element)}`)
      }
      const inStage = element.closest('.stage')
      // A line box is a little taller than its letters; only what covers letters counts.
      if (inStage && top && bottom && (box.top < top.bottom - 14 || box.bottom > bottom.top + 2)) {
        problems.push(`over header or footer: ${name(element)}`)
      }
    }
    const [ask, answers] = ['.ask', '.answers'].map((part) => [
      ...document.querySelectorAll(`${part} > *, ${part} .standing > *`),
    ])
    for (const one of ask ?? []) {
      for (const other of answers ?? []) {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
        const over = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        const beside = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        if (over > 8 && beside > 1) problems.push(`over each other: ${name(one)} and ${name(other)}`)
      }
    }
    for (const button of document.querySelectorAll('button')) {
      const box = button.getBoundingClientRect()
      const isForSetUp = button.closest('.pairing-form') !== null
      const target = isForSetUp ? 44 : 80
      if (box.width < target || box.height < target) problems.push(`small target: ${name(button)}`)
      if (button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1) {
        problems.push(`cut off: ${name(button)}`)
      }
      const reach = document.documentElement.hasAttribute('data-reach')
      if (reach && !isForSetUp && box.top < innerHeight * 0.6 - 1) problems.push(`out of reach: ${name(button)}`)
    }
    return problems
  }, smallest)
}
