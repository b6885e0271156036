import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { bookingDemonstration, bookingHands, takePicture } from './support/booking-hands.ts'
import { expectAccessible } from './support/chromium.ts'

/** Katowice: the powiat decides who may book where, and what is declared decides who may book at all. */

const site = bookingDemonstration('katowice', '2026-11-19T10:05')

test.each([true, false])(
  '[KAT-1] [KAT-5] from the powiat to the PIN, with what is declared (scripts: %s)',
  async (javaScriptEnabled) => {
    const page = await site.open(site.demo.booking?.url ?? '', 390, 844, { javaScriptEnabled, locale: 'uk-UA' })
    const visitor = bookingHands(site, page, 'uk', javaScriptEnabled)
    await visitor.chooseLanguage()
    // Said before anything is asked: who needs no visit here (KAT-5).
    await page.getByText('У мене немає номера PESEL зі статусом UKR.').waitFor()
    await visitor.chooseMatter()
    await visitor.heading('booking:residence.question')
    await visitor.step('residence')
    await expect.poll(() => page.locator('a.choice').count()).toBe(36)
    await page.getByRole('link', { name: 'powiat żywiecki', exact: true }).click()
    await visitor.heading('booking:residence.elsewhere')
    await page.getByText('ul. Piastowska 40, Bielsko-Biała').waitFor()
    await visitor.step('elsewhere')
    await expect.poll(() => page.locator('a.choice, .hours').count()).toBe(0)
    await page.locator('.steps a').click()
    await page.getByRole('link', { name: 'Ruda Śląska', exact: true }).click()
    await visitor.chooseHour()
    // Without the boxes no code is sent, and the page says which question is open.
    const email = `katowice.${javaScriptEnabled}@example.org`
    await page.getByLabel(visitor.t('booking:person.name'), { exact: true }).fill('Олена Коваль')
    await page.getByLabel(visitor.t('booking:person.email'), { exact: true }).fill(email)
    await visitor.press('booking:person.send')
    await page.getByRole('alert').getByText(visitor.t('booking:problem.declare')).waitFor()
    await visitor.step('declare')
    await visitor.tell({ name: 'Олена Коваль', email }, 2)
    expect(await visitor.confirm(email)).toMatch(/^\d{4}$/)
    await site.known(email)
    expect(site.complaints()).toEqual([])
  },
)

test('[KAT-1] each of the 36 powiats of Śląskie leads to the days or to the one place that serves it', async () => {
  const page = await site.open(`${site.demo.booking?.url}/katowice/pl`, 1024, 768)
  const t = words('pl')
  await page.locator('a.choice').first().click()
  const links = await page.locator('a.choice').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const told = { days: 0, 'ul. Piastowska 40, Bielsko-Biała': 0, 'ul. Sobieskiego 7, Częstochowa': 0 }
  for (const link of links) {
    const text = await (await fetch(new URL(link, page.url()))).text()
    const elsewhere = (['ul. Piastowska 40, Bielsko-Biała', 'ul. Sobieskiego 7, Częstochowa'] as const).filter((one) =>
      text.includes(one),
    )
    const days = text.includes(t('booking:day.question'))
    expect([link, Number(days) + elsewhere.length]).toEqual([link, 1])
    told[elsewhere[0] ?? 'days'] += 1
  }
  expect(told).toEqual({ days: 25, 'ul. Piastowska 40, Bielsko-Biała': 5, 'ul. Sobieskiego 7, Częstochowa': 6 })
  await expectAccessible(page, 'where do you live')
  await takePicture(page, 'katowice-residence-pl')
})
