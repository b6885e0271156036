import { expect, test } from 'vitest'
import { bookingDemonstration, bookingHands, takePicture } from './support/booking-hands.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/** Wrocław: regulations are accepted, a code proves the visit, and a confirmation can be kept. */

const site = bookingDemonstration('wroclaw', '2026-11-19T10:05')

test.each([true, false])(
  '[WRO-6] [WRO-1] regulations, the code, the confirmation as a PDF, and the machine (scripts: %s)',
  async (javaScriptEnabled) => {
    const options = { javaScriptEnabled, locale: 'pl-PL', acceptDownloads: true }
    const page = await site.open(site.demo.booking?.url ?? '', 390, 844, options)
    const visitor = bookingHands(site, page, 'pl', javaScriptEnabled)
    const email = `wroclaw.${javaScriptEnabled}@example.org`
    await visitor.chooseLanguage()
    await visitor.chooseMatter('Paszport')
    await visitor.chooseHour()
    // The regulations open beside the form, which keeps what was typed.
    const opening = page.context().waitForEvent('page')
    await page.getByRole('link', { name: visitor.t('booking:regulations.title') }).click()
    const rules = await opening
    await rules.getByText('są zabronione i usuwamy je').waitFor()
    await takePicture(rules, 'wroclaw-regulations')
    await rules.close()
    await visitor.tell({ name: 'Олена Коваль', email }, 1)
    const code = await visitor.confirm(email)
    expect(code).toMatch(/^[0-9A-Z]{6,10}$/)

    // The visitor's own page, behind a code from one more letter, has the confirmation to download.
    const [, booked] = await site.letters(email, 2)
    await page.goto(/https?:\/\/\S+\/v\/\S+/.exec(booked?.text ?? '')?.[0] ?? '')
    await visitor.press('booking:mine.send')
    const [, , door] = await site.letters(email, 3)
    await page.getByLabel(visitor.t('booking:code.label')).fill(/\d{6}/.exec(door?.subject ?? '')?.[0] ?? '')
    await visitor.press('booking:mine.open')
    await page.getByText(code).first().waitFor()
    await visitor.step('mine')
    const pdf = await page.locator('a[href$="visit.pdf"]').getAttribute('href')
    const file = await page.context().request.get(new URL(pdf ?? '', page.url()).href)
    expect(file.headers()['content-type']).toBe('application/pdf')
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')

    // At the machine: the service first, then the code (WRO-1). Who comes is known there only when the site has told.
    await site.known(email)
    const { demo, hub } = site
    const kiosk = await site.open(`${hub.url}/kiosk#token=${demo.tokens.kiosk}`, 1080, 1920)
    const hands = kioskHands(kiosk, 'pl')
    await hands.choose()
    await hands.press('home.confirm')
    await takePicture(kiosk, 'wroclaw-kiosk')
    await kiosk
      .getByRole('button', { name: /Paszport/ })
      .first()
      .click()
    for (const sign of code) await kiosk.locator(`[data-key="${sign}"]`).click()
    await kiosk.locator('.whole .answer, [data-key="whole"][data-ready]').first().click()
    await hands.press('visit.yes')
    expect(await hands.number()).toMatch(/^[A-Z]\d{3}$/)
    expect(site.complaints()).toEqual([])
  },
)
