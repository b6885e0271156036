import { expect, test } from 'vitest'
import { bookingDemonstration, bookingHands, takePicture } from './support/booking-hands.ts'
import { kioskHands } from './support/kiosk-hands.ts'
import { scan } from './support/scanner.ts'

/** Olsztyn on a Friday: next week opens at eight, the family tab stands apart, and visitors are called by number. */

const before = bookingDemonstration('olsztyn', '2026-11-20T07:30')
/** Two family visits a day: what the journey books fills its day. */
const after = bookingDemonstration('olsztyn', '2026-11-20T08:05', (yaml) =>
  yaml.replace('minutes: 30\n      onlyFor: # [OLS-7]', 'minutes: 30\n      perDay: 2\n      onlyFor: # [OLS-7]'),
)
const fingerprints = 'Uzupełnienie odcisków palców'

test('[OLS-5] [BOK-5] at half past seven next week can’t be seen, and the page says when it opens', async () => {
  const page = await before.open(before.demo.booking?.url ?? '', 390, 844)
  const visitor = bookingHands(before, page, 'pl')
  await visitor.chooseLanguage()
  await visitor.chooseMatter(fingerprints)
  await visitor.heading('booking:day.question')
  // Each of the days that open together says when.
  const opens = 'Rezerwacja otworzy się: piątek, 20 listopada 2026, godz.\u00a008:00'
  const days = page.locator('li.day', { hasText: opens })
  await days.first().waitFor()
  await expect.poll(() => days.count()).toBe(4)
  await expect.poll(() => page.locator('li.day').count()).toBe(4)
  await takePicture(page, 'olsztyn-not-yet')
  await expect.poll(() => page.locator('a.choice').count()).toBe(0)
  // Nobody gets there by the address either.
  await page.goto(`${page.url()}/2026-11-23`)
  await visitor.heading('booking:day.question')
  expect(before.complaints()).toEqual([])
})

test.each([true, false])(
  '[OLS-5] [OLS-7] [OLS-1] after eight: the family tab of today, called by number (scripts: %s)',
  async (javaScriptEnabled) => {
    const { demo, hub } = after
    const page = await after.open(demo.booking?.url ?? '', 390, 844, { javaScriptEnabled, locale: 'pl-PL' })
    const visitor = bookingHands(after, page, 'pl', javaScriptEnabled)
    await visitor.chooseLanguage()
    await visitor.chooseMatter(fingerprints)
    await visitor.heading('booking:day.question')
    await page.getByRole('link', { name: /Poniedziałek, 23 listopada/ }).waitFor()
    await page.locator('.steps a').click()
    const tab = page.getByRole('heading', { level: 2, name: /^Tylko dla rodzin z małoletnimi dziećmi/ })
    await tab.waitFor()
    await visitor.chooseMatter('Wizyty rodzinne')
    await visitor.chooseHour('20 listopada')
    const email = `olsztyn.${javaScriptEnabled}@example.org`
    await visitor.tell({ name: 'Ольга Коваль', email }, 1)
    const number = await visitor.confirm(email)
    expect(number).toMatch(/^E\d{3}$/)
    await page.getByText(visitor.t('booking:proof.number.how')).first().waitFor()

    // The machine has no ticket for it: it says by which number its visitor is called (OLS-1).
    await after.known(email)
    const kiosk = await after.open(`${hub.url}/kiosk#token=${demo.tokens.kiosk}`, 1080, 1920)
    const hands = kioskHands(kiosk, 'pl')
    await hands.choose()
    await scan(kiosk, number)
    await kiosk.getByText(number, { exact: true }).first().waitFor()
    await kiosk.getByText(hands.t('kiosk:number.sit')).waitFor()
    await takePicture(kiosk, 'olsztyn-kiosk')
    expect(after.complaints()).toEqual([])
  },
)

test('[OLS-6] a day that is used up stands there greyed and says so in words', async () => {
  const page = await after.open(after.demo.booking?.url ?? '', 390, 844, { locale: 'pl-PL' })
  const visitor = bookingHands(after, page, 'pl')
  await visitor.chooseLanguage()
  await visitor.chooseMatter('Wizyty rodzinne')
  await visitor.heading('booking:day.question')
  const full = page.locator('li.day', { hasText: '20 listopada' })
  await expect.poll(() => full.textContent()).toContain('Brak wolnych godzin')
  await expect.poll(() => page.locator('a.choice', { hasText: '20 listopada' }).count()).toBe(0)
  await visitor.step('full-day')
})
