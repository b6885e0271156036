import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { KioskView, Language } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawn, expectAccessible } from './support/chromium.ts'
import { answer, back, choose, screen, sizeProblems } from './support/kiosk-tour.ts'
import { bookedTicket, visit } from './support/kiosk-view.ts'
import { officeKioskView } from './support/office-kiosk-view.ts'
import { scan, toldOn } from './support/scanner.ts'
import { screenBesideHub } from './support/screen-hub.ts'
import type { Handler, ScriptedHub } from './support/scripted-hub.ts'

/** Codes that are typed, scanned or handed over, at the machines of Wrocław and Olsztyn. */

const wroclaw = officeKioskView('wroclaw')
const olsztyn = officeKioskView('olsztyn')
const service = 'legalizacja-pobytu'
const found: Record<string, Handler> = {
  'find-visit': () => ({ ok: true, visit: { ...visit, queue: service, language: 'uk' } }),
  'confirm-visit': () => ({ ok: true, ticket: { ...bookedTicket, queue: service } }),
}

const opened = screenBesideHub('kiosk')

async function kiosk(view: KioskView, handlers = found, width = 1080, height = 1920) {
  const { hub, page, problems } = await opened(view, { handlers, width, height, context: { reducedMotion: 'reduce' } })
  await page.goto(hub.url)
  await screen(page, 'languages')
  return { hub, page, problems }
}
const handOver = (page: Page, detail: unknown) =>
  page.evaluate((detail) => window.dispatchEvent(new CustomEvent('poczekalnia:scanned', { detail })), detail)
/** "Continue", below the keys or among them. */
const whole = (page: Page) => page.locator('.whole .answer, [data-key="whole"][data-ready]').first()
const asked = (hub: ScriptedHub<KioskView>) => hub.sent.map(({ event, payload }) => [event, payload])

test('[WRO-1] [ALL-12] scanned at the start: asked in the booking’s language, nobody is checked in by it', async () => {
  const { hub, page, problems } = await kiosk(wroclaw)
  await scan(page, 'KX7M2Q')
  await screen(page, 'visit')
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('uk')
  expect(asked(hub)).toEqual([['find-visit', { pin: 'KX7M2Q' }]])
  await answer(page, 0).click()
  await screen(page, 'ticket')
  expect(hub.sent.at(-1)?.payload).toMatchObject({ visit: visit.id, language: 'uk' })
  // The ticket shows: nothing that is scanned now can take it away.
  await scan(page, 'PW83LDZ9')
  await handOver(page, { text: 'PW83LDZ9' })
  await toldOn(page)
  await hub.heard()
  await screen(page, 'ticket')
  expect(hub.sent).toHaveLength(2)
  expect(problems).toEqual([])
})

test('[WRO-1] a booking that says no language: Polish, with all languages at hand', async () => {
  const { page } = await kiosk(wroclaw, { 'find-visit': () => ({ ok: true, visit: { ...visit, queue: service } }) })
  await scan(page, 'https://duw.example/w/kx7m2q', 'Tab')
  await screen(page, 'visit')
  await page.getByText('Czy to Twoja wizyta?').waitFor()
  await page.locator('.language-bar').getByRole('button', { name: 'русский' }).click()
  await page.getByText(words('ru')('kiosk:visit.question')).waitFor()
  await page.locator('.language-bar').waitFor({ state: 'detached' })
  await answer(page, 1).click()
  await screen(page, 'home')
})

test('[WRO-1] scanned where a code is typed: it counts for the chosen service; one tap takes the other', async () => {
  const other = { code: 'visit-other-queue', queue: service }
  const { hub, page } = await kiosk(wroclaw, {
    ...found,
    'find-visit': ({ queue }) =>
      queue === 'paszporty' ? { ok: false, error: other } : found['find-visit']?.({ queue: service }),
  })
  await choose(page, 'en')
  await answer(page, 0).click()
  await screen(page, 'services')
  await answer(page, 2).click()
  await screen(page, 'code')
  await scan(page, 'kod: KX7M2Q')
  await screen(page, 'refused')
  await page.getByRole('button', { name: /Continue: Residence/ }).click()
  await screen(page, 'visit')
  // Who has chosen a language keeps it.
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en')
  expect(asked(hub)).toEqual([
    ['find-visit', { pin: 'KX7M2Q', queue: 'paszporty' }],
    ['find-visit', { pin: 'KX7M2Q', queue: service }],
  ])
})

test('[WRO-1] a person who types: capitals do not matter, and Enter counts once the code can be whole', async () => {
  const { hub, page } = await kiosk(wroclaw)
  await choose(page, 'pl')
  await answer(page, 0).click()
  await answer(page, 0).click()
  await screen(page, 'code')
  await expect.poll(() => page.locator('.whole .answer').count()).toBe(0)
  await page.keyboard.type('kx7', { delay: 90 })
  await page.keyboard.press('Enter')
  await page.keyboard.type('m2qq', { delay: 90 })
  await page.locator('.whole .answer').waitFor()
  await page.keyboard.press('Backspace')
  await expect.poll(() => page.locator('.typed').textContent()).toBe('KX7M2Q')
  await hub.heard()
  expect(hub.sent).toEqual([])
  await toldOn(page)
  await page.keyboard.press('Enter')
  await screen(page, 'visit')
  expect(asked(hub)).toEqual([['find-visit', { pin: 'KX7M2Q', queue: service }]])
})

test('[WRO-1] what is no code of this office is called none, the hub not asked; Enter presses no button', async () => {
  const { hub, page } = await kiosk(wroclaw)
  await choose(page, 'pl')
  await answer(page, 1).focus()
  await scan(page, '5901234123457')
  await page.getByText(words('pl')('kiosk:code.unreadable')).waitFor()
  await handOver(page, 'KX7M2Q')
  await handOver(page, { text: '' })
  await toldOn(page)
  await hub.heard()
  expect(hub.sent).toEqual([])
  await handOver(page, { text: 'KX7M2Q' })
  await screen(page, 'visit')
})

test('[BYD-1] an address that is scanned where a PIN is typed tries no digits of its own', async () => {
  const { hub, page } = await kiosk(officeKioskView('bydgoszcz'))
  await choose(page, 'pl')
  await answer(page, 0).click()
  await screen(page, 'pin')
  await scan(page, 'https://kpuw.example/2026/1119/4821')
  await screen(page, 'visit')
  expect(asked(hub)).toEqual([['find-visit', { pin: '4821' }]])
})

test.each(['Ctrl+J', 'Ctrl+M'] as const)('[WRO-1] a scanner that ends with %s is one as any other', async (end) => {
  const { hub, page, problems } = await kiosk(wroclaw)
  await choose(page, 'pl')
  await answer(page, 0).focus()
  await scan(page, 'KX7M2Q', end)
  await screen(page, 'visit')
  expect(asked(hub)).toEqual([['find-visit', { pin: 'KX7M2Q' }]])
  expect(problems).toEqual([])
})

test('[ALL-3] a date that is scanned again and again is nobody’s PIN, and the hub is never asked', async () => {
  const { hub, page } = await kiosk(officeKioskView('bydgoszcz'))
  await choose(page, 'pl')
  await answer(page, 0).click()
  await screen(page, 'pin')
  for (const date of [
    '19.11.2026',
    '2026-11-19 12:20',
    '19.11',
    '{"date":"2026-11-19"}',
    '19 listopada 2026',
    '20261119',
  ]) {
    await scan(page, date)
    await page.getByText(words('pl')('kiosk:code.unreadable')).waitFor()
    await page.locator('.bottom button').first().click()
    await screen(page, 'pin')
    await page.getByRole('img', { name: words('pl')('kiosk:pin.entered', { entered: 0, length: 4 }) }).waitFor()
  }
  await hub.heard()
  expect(hub.sent).toEqual([])
})

test.each([
  ['at once', 'KX7M2Q\r\n19.11.2026 12:20\r\nOlena Kowalenko\r\n'],
  ['as fields', 'KX7M2Q\u001d2026-11-19\u001dAB123456'],
  ['as JSON', '{"name":"Olena",\n"date":"2026-11-19",\n"code":"KX7M2Q"}'],
])(
  '[WRO-1] a confirmation of several lines, %s, is one visit, and nothing of it displaces or answers it',
  async (_, text) => {
    const { hub, page } = await kiosk(wroclaw)
    await choose(page, 'pl')
    await answer(page, 0).focus()
    await scan(page, text)
    await screen(page, 'visit')
    await toldOn(page)
    await hub.heard()
    await screen(page, 'visit')
    expect(asked(hub)).toEqual([['find-visit', { pin: 'KX7M2Q' }]])
  },
)

test('[WRO-1] what is scanned while a visit is asked about takes it away only if it is a visit too', async () => {
  const { hub, page } = await kiosk(wroclaw, {
    ...found,
    'find-visit': ({ pin }) =>
      pin === 'KX7M2Q' ? found['find-visit']?.({}) : { ok: false, error: { code: 'pin-unknown' } },
  })
  await scan(page, 'KX7M2Q')
  await screen(page, 'visit')
  for (const other of ['PW83LDZ9', '19.11.2026']) {
    await handOver(page, { text: other })
    await toldOn(page)
    await hub.heard()
    await screen(page, 'visit')
  }
  expect(asked(hub)).toEqual([
    ['find-visit', { pin: 'KX7M2Q' }],
    ['find-visit', { pin: 'PW83LDZ9' }],
  ])
})

const pictures = process.env.POCZEKALNIA_PICTURES
const sizes = [
  { width: 1080, height: 1920, smallest: 33 },
  { width: 1920, height: 1080, smallest: 33 },
  { width: 1024, height: 768, smallest: 28 },
]

/** Every screen of codes, services and special days, measured at every size. */
async function everyScreen(language: Language, reach: boolean) {
  const wrong: string[] = []
  const look = async (page: Page, name: string) => {
    for (const { width, height, smallest } of sizes) {
      const where = `${language} ${width}×${height}${reach ? ' reach' : ''}: ${name}`
      await page.setViewportSize({ width, height })
      await drawn(page)
      // Who finishes leaves the low buttons behind: what is measured must still be in reach.
      await expect.poll(() => page.locator('html[data-reach]').count(), { message: where }).toBe(reach ? 1 : 0)
      wrong.push(...(await sizeProblems(page, smallest)).map((problem) => `${where}: ${problem}`))
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${where.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`) })
      }
      if (width === 1080 && !reach) await expectAccessible(page, where)
    }
  }
  const begin = async (view: KioskView, handlers = found) => {
    const begun = await kiosk(view, handlers)
    if (reach) await begun.page.locator('.tool[aria-pressed]').first().click()
    return begun
  }

  const codes = await begin(wroclaw, {
    'find-visit': () => ({ ok: true, visit: { ...visit, queue: service, party: 3 } }),
  })
  await handOver(codes.page, { text: 'KX7M2Q' })
  await screen(codes.page, 'visit')
  await look(codes.page, 'visit, scanned')
  await answer(codes.page, 1).click()
  await handOver(codes.page, { text: '?' })
  await screen(codes.page, 'refused')
  await look(codes.page, 'unreadable')
  await answer(codes.page, 1).click()
  await choose(codes.page, language)
  await look(codes.page, 'home of codes')
  await answer(codes.page, 0).click()
  await screen(codes.page, 'services')
  await look(codes.page, 'services')
  const many = wroclaw.bookedQueues.flatMap((queue) => [
    queue,
    { ...queue, id: `${queue.id}-2` },
    { ...queue, id: `${queue.id}-3` },
  ])
  codes.hub.show({ bookedQueues: many })
  await codes.page.getByRole('status').waitFor()
  await look(codes.page, 'services, a page of many')
  codes.hub.show({ bookedQueues: wroclaw.bookedQueues })
  await codes.page.getByRole('status').waitFor({ state: 'detached' })
  await answer(codes.page, 0).click()
  await screen(codes.page, 'code')
  await codes.page.keyboard.type('WWMW8WMWW8', { delay: 1 })
  await whole(codes.page).waitFor()
  await look(codes.page, 'code')
  for (const error of [{ code: 'visit-other-queue', queue: 'status-sprawy' }, { code: 'pin-unknown' }]) {
    codes.hub.answer({ 'find-visit': () => ({ ok: false, error }) })
    await handOver(codes.page, { text: 'KX7M2Q' })
    await codes.page
      .getByText(
        words(language)(error.code === 'pin-unknown' ? 'kiosk:code.unknown' : 'kiosk:refused.visit-other-queue'),
      )
      .waitFor()
    await look(codes.page, `refused: ${error.code}`)
  }

  const numbers = await begin(olsztyn, {
    'find-visit': () => ({
      ok: false,
      error: { code: 'no-ticket-needed', number: 'A001', hour: '12:40', queue: 'wniosek-o-pobyt' },
    }),
  })
  numbers.hub.show((view) => ({ ...view, queues: view.queues.map((queue) => ({ ...queue, left: 12 })) }))
  await choose(numbers.page, language)
  await look(numbers.page, 'home of numbers')
  await answer(numbers.page, 0).click()
  for (const key of 'A001') await numbers.page.locator(`[data-key="${key}"]`).click()
  await look(numbers.page, 'booking number')
  await whole(numbers.page).click()
  await screen(numbers.page, 'by-number')
  await look(numbers.page, 'no ticket needed')

  const text = {
    pl: 'Awaria ogrzewania w budynku.',
    en: 'The heating has failed.',
    uk: 'Аварія опалення.',
    ru: 'Авария отопления.',
  }
  const friday = officeKioskView('olsztyn', '2026-11-20T09:00')
  const [first, second] = friday.queues
  const special = await begin({
    ...friday,
    closedEarly: { at: '13:00', text },
    message: text,
    queues: [
      { ...first!, state: { open: false, reason: 'closed-early', next: '2026-11-23T08:00:00+01:00' } },
      { ...second!, state: { open: false, reason: 'stopped', next: '2026-11-23T08:00:00+01:00', text } },
    ],
  })
  await choose(special.page, language)
  await look(special.page, 'home on a day for some')
  for (const at of [1, 2]) {
    await answer(special.page, at).click()
    await screen(special.page, 'queue-closed')
    await look(special.page, `queue closed ${at}`)
    if (at === 1) await back(special.page)
    else await special.page.getByRole('button', { name: words(language)('kiosk:finish') }).click()
    await screen(special.page, at === 1 ? 'home' : 'languages')
  }
  const holiday = await begin(officeKioskView('katowice', '2026-11-11T10:00'))
  await choose(holiday.page, language)
  await look(holiday.page, 'home on a holiday')
  expect(wrong).toEqual([])
  for (const { problems } of [codes, numbers, special, holiday]) expect(problems).toEqual([])
}

test.each(['pl', 'uk', 'en'] as const)(
  'codes, services and special days at every size: all fits, targets are large, axe finds nothing serious: %s',
  (language) => everyScreen(language, false),
)
test.each(['pl', 'uk'] as const)('reach: codes and services in the lowest two fifths, at every size: %s', (language) =>
  everyScreen(language, true),
)
