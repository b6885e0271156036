import { words } from '@poczekalnia/locales'
import { languageNames } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import { openPage } from '../../tests/support/chromium.ts'

type Demo = { booking: { url: string }; mail: { url: string } }

/** Books a visit on a phone in Ukrainian, and keeps a picture of the days, and of the visit's own page. */
export async function pictureBooking(browser: Browser, demo: Demo, keep: (page: Page, name: string) => Promise<void>) {
  const t = words('uk')
  const email = 'olena@example.org'
  const letter = async (count: number): Promise<{ subject: string; text: string }> => {
    for (;;) {
      const all = (await (await fetch(`${demo.mail.url}.json`)).json()) as {
        to: string
        subject: string
        text: string
      }[]
      const found = all.filter(({ to }) => to === email)[count - 1]
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const codeIn = ({ subject }: { subject: string }) => /\d{6}/.exec(subject)?.[0] ?? ''
  const { page } = await openPage(browser, 390, 844)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(demo.booking.url)
  await page.getByRole('link', { name: languageNames.uk }).click()
  await page.locator('a.choice').first().click()
  await page.getByRole('heading', { level: 1, name: t('booking:day.question') }).waitFor()
  await keep(page, 'booking-days')
  await page.locator('a.choice').nth(2).click()
  await page.locator('.hours button').nth(3).click()
  await page.locator('input[name=name]').fill('Олена Коваль')
  await page.locator('input[name=email]').fill(email)
  await page.locator('main button.main').click()
  await page.locator('input.code').fill(codeIn(await letter(1)))
  await press(t('booking:code.confirm'))
  const link = /https?:\/\/\S+\/v\/\S+/.exec((await letter(2)).text)?.[0] ?? ''
  await page.goto(link)
  await press(t('booking:mine.send'))
  await page.locator('input.code').fill(codeIn(await letter(3)))
  await press(t('booking:mine.open'))
  await page.locator('.qr').waitFor()
  await keep(page, 'booking-visit')
}
