import { words } from '@poczekalnia/locales'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible, startChromium } from './support/chromium.ts'
import { type OfficeDay, officeDay } from './support/office-day.ts'
import { scanIsOver } from './support/scanner.ts'

/**
 * Each of the six offices on a day of its own: the real hub with its profile, the machine, the desk and the display.
 */

let browser: Browser
let day: OfficeDay | null = null

beforeAll(async () => {
  browser = await startChromium()
})
afterEach(async () => {
  const complaints = day?.problems()
  await day?.close()
  day = null
  expect(complaints, 'no page has complained').toEqual([])
})
afterAll(() => browser?.close())

async function open(options: Parameters<typeof officeDay>[1]): Promise<OfficeDay> {
  day = await officeDay(browser, options)
  return day
}

const thursday = '2026-11-19'
const booking = (time: string, queue: string, code: string, more = 'uk,,') =>
  `${thursday},${time},${queue},Olena Kowal,${code.toLowerCase()}@example.org,${code},${more}`

test('[WRO-1] [WRO-2] [WRO-4] [WRO-5] Wrocław: service, code, scan, called with the desk', async () => {
  const { kiosk, deskView, visitor, kioskSays, answer, scan, openDesk, clerk, called } = await open({
    id: 'wroclaw',
    at: `${thursday}T09:05`,
    bookings: [
      booking('09:30', 'paszporty', 'KX7M2Q', 'pl,,3'),
      booking('10:00', 'legalizacja-pobytu', 'PW83LDZ9', 'uk,,'),
      booking('09:00', 'paszporty', 'R4T9'),
    ],
  })
  const hands = visitor('pl')
  await hands.choose()
  await hands.press('home.confirm')
  await expectAccessible(kiosk, 'the menu of services')
  await answer('Wizyta u kierownika')
  for (const sign of 'KX7M2Q') await kiosk.locator(`[data-key="${sign}"]`).click()
  await expectAccessible(kiosk, 'a code on the keyboard')
  await hands.press('code.whole')
  await kiosk.getByText(hands.t('kiosk:refused.visit-other-queue')).waitFor()
  await expect.poll(() => kioskSays()).toContain('Paszporty')
  await hands.press('refused.goOn', { queue: 'Paszporty' })
  await kiosk.getByText(hands.t('kiosk:visit.question')).waitFor()
  await expect.poll(() => kioskSays()).toContain(hands.t('kiosk:visit.party', { count: 3 }))
  await hands.press('visit.yes')
  expect(await hands.number()).toBe('M001')
  // Whatever is scanned while a ticket shows, the ticket stays.
  await scan('PW83LDZ9')
  await scanIsOver(kiosk)
  expect(await hands.number()).toBe('M001')
  await hands.done()

  await scan('https://rezerwacje.example/wizyta?code=pw83ldz9')
  const ukrainian = visitor('uk')
  await kiosk.getByText(ukrainian.t('kiosk:visit.question')).waitFor()
  await expect.poll(() => kioskSays()).toContain('10:00')
  await ukrainian.press('visit.yes')
  expect(await ukrainian.number()).toBe('L001')
  await kiosk.getByRole('button', { name: ukrainian.t('kiosk:done') }).click()

  await openDesk(4)
  await clerk('act.next')
  await called('M001', 4)
  // Whom it is for, and what their confirmation must show.
  await expect.poll(deskView).toContain('"code":"KX7M2Q"')
  expect(deskView()).toContain('"party":3')
})

test('[WRO-3] Wrocław: who comes after the hour is told that the booking is cancelled', async () => {
  const { kiosk, visitor, answer } = await open({
    id: 'wroclaw',
    at: `${thursday}T09:01`,
    bookings: [booking('09:00', 'paszporty', 'R4T9')],
  })
  const hands = visitor('en')
  await hands.choose()
  await hands.press('home.confirm')
  await answer('Passports')
  await kiosk.keyboard.type('r4t9', { delay: 90 })
  await kiosk.keyboard.press('Enter', { delay: 90 })
  await kiosk.getByText(hands.t('kiosk:refused.visit-late')).waitFor()
})

test('[OLS-1] [OLS-3] Olsztyn: a booked visit is called by its number; few tickets told, then none', async () => {
  const { kiosk, deskView, visitor, kioskSays, openDesk, clerk, called } = await open({
    id: 'olsztyn',
    at: `${thursday}T09:59:45`,
    bookings: [
      booking('10:00', 'wniosek-o-pobyt', 'A001', 'ru,,'),
      booking('10:20', 'wniosek-o-pobyt', 'A002', 'uk,,'),
    ],
    profile: (yaml) => yaml.replace('limit: { perDay: 40 }', 'limit: { perDay: 2 }'),
  })
  const hands = visitor('uk')
  await hands.choose()
  await expect.poll(() => kioskSays()).toContain(hands.t('kiosk:queue.left', { count: 2 }))
  await hands.press('home.number')
  for (const sign of 'A002') await kiosk.locator(`[data-key="${sign}"]`).click()
  await expectAccessible(kiosk, 'a booking number')
  await hands.press('code.whole')
  await kiosk.getByText(hands.t('kiosk:refused.no-ticket-needed')).waitFor()
  await expectAccessible(kiosk, 'no ticket needed')
  const told = await kioskSays()
  expect(told).toContain('A002')
  expect(told).toContain(hands.t('kiosk:number.when', { hour: '10:20' }))
  await hands.done()

  const second = visitor('pl')
  for (const number of ['U001', 'U002']) {
    await second.choose()
    await second.takeWalkIn('Uzupełnianie dokumentów')
    expect(await second.number()).toBe(number)
    await second.done()
  }
  await second.choose()
  await kiosk.getByRole('button', { name: 'Uzupełnianie dokumentów' }).click()
  await kiosk.getByText(second.t('kiosk:queue.all-given')).waitFor()
  await expect.poll(() => kioskSays()).toContain('23 listopada')

  // Its hour has come meanwhile, and it has joined the queue by itself, before everybody else.
  await expect.poll(deskView).toContain('"number":"A001"')
  await openDesk(2)
  await clerk('act.next')
  await called('A001', 2)
})

test('[OLS-7] Olsztyn on a Friday: the machine says whom today serves, and gives no tickets', async () => {
  const { kiosk, visitor, kioskSays, answer } = await open({ id: 'olsztyn', at: '2026-11-20T09:00' })
  const hands = visitor('en')
  await hands.choose()
  await expect.poll(() => kioskSays()).toContain('Today we serve only families with children under 18')
  await answer('Collecting documents')
  await kiosk.getByText(hands.t('kiosk:queue.not-today')).waitFor()
  await expect.poll(() => kioskSays()).toMatch(/Monday.+23 November/)
})

test('[KAT-3] [KAT-7] [KAT-8] Katowice after 15:00: no tickets, ten minutes of grace, desks 25 to 27', async () => {
  const { kiosk, display, counter, visitor, kioskSays, answer, openDesk, clerk, called } = await open({
    id: 'katowice',
    at: `${thursday}T15:01`,
    bookings: [booking('14:55', 'pobyt-czasowy', '4821'), booking('14:45', 'pobyt-czasowy', '7310')],
  })
  const hands = visitor('uk')
  await hands.choose()
  await answer('Справи без запису')
  await kiosk.getByText(hands.t('kiosk:queue.no-more-today')).waitFor()
  await expect.poll(() => kioskSays()).toContain(hands.t('kiosk:when.tomorrow', { time: '07:30' }))
  await hands.press('back')
  await hands.enterPin('7310')
  await kiosk.getByText(hands.t('kiosk:refused.visit-late')).waitFor()
  await hands.press('finish')
  await hands.choose()
  await hands.enterPin('4821')
  await hands.press('visit.yes')
  expect(await hands.number()).toBe('A001')

  for (const desk of [25, 26, 27]) await counter.getByRole('button', { name: new RegExp(`^${desk}\\b`) }).waitFor()
  await expect.poll(() => counter.getByRole('button', { name: /^2[0-9]\b/ }).count()).toBe(3)
  await openDesk(26)
  await clerk('act.next')
  await called('A001', 26)
  await expect.poll(() => display.content()).not.toContain('Kowal')
})

test('[KAT-6] [KAT-7] Katowice on a Tuesday: tickets until 17:00', async () => {
  const { visitor, kioskSays } = await open({ id: 'katowice', at: '2026-11-17T16:30' })
  const hands = visitor('pl')
  await hands.choose()
  await expect.poll(() => kioskSays()).toContain(hands.t('kiosk:queue.open', { until: '17:00' }))
})

test.each([
  { id: 'bielsko-biala', queue: 'Sprawy bez rezerwacji', number: 'S001' },
  { id: 'czestochowa', queue: 'Sprawy bez rezerwacji', number: 'S001' },
])('[KAT-2] [KAT-7] $id: a ticket, and its number is called to a desk', async ({ id, queue, number }) => {
  const { kiosk, visitor, answer, openDesk, clerk, called } = await open({ id, at: `${thursday}T08:00` })
  const hands = visitor('pl')
  await hands.choose()
  await answer(queue)
  expect(await hands.number()).toBe(number)
  await kiosk.getByText(hands.t('kiosk:ticket.noDesk')).waitFor()
  await openDesk(1)
  await clerk('act.next')
  await called(number, 1)
})

test('[BYD-6] [KAT-6] Bydgoszcz: no walk-in tickets on Wednesday, and when again; a holiday by name', async () => {
  const wednesday = await open({ id: 'bydgoszcz', at: '2026-11-18T10:00' })
  const hands = wednesday.visitor('ru')
  await hands.choose()
  await wednesday.answer('Подача недостающих документов')
  await wednesday.kiosk.getByText(hands.t('kiosk:queue.not-today')).waitFor()
  await expect.poll(() => wednesday.kioskSays()).toContain(hands.t('kiosk:when.tomorrow', { time: '12:00' }))
  await wednesday.close()
  const holiday = await open({ id: 'katowice', at: '2026-11-11T10:00' })
  const pl = words('pl')
  await holiday.kiosk.getByRole('button', { name: 'polski' }).first().click()
  await holiday.kiosk.getByText(pl('kiosk:queue.closed-today')).waitFor()
  const told = await holiday.kioskSays()
  expect(told).toContain('Narodowe Święto Niepodległości')
  expect(told).toContain(pl('kiosk:when.tomorrow', { time: '07:30' }))
})
