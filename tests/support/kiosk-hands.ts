import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { languageNames } from '../../packages/protocol/src/language-names.ts'

/**
 * A visitor's hands at the ticket machine, in one language. Every button is found by the words that the visitor reads.
 */
export function kioskHands(page: Page, language: Language) {
  const t = words(language)
  const press = (key: string, options = {}) =>
    page
      .getByRole('button', { name: t(`kiosk:${key}`, options) as string })
      .first()
      .click()
  return {
    t,
    press,
    async choose() {
      await page.getByRole('button', { name: languageNames[language] }).first().click()
      await page.getByText(t('kiosk:home.question')).waitFor()
    },
    async enterPin(pin: string) {
      await press('home.confirm')
      for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
    },
    async takeWalkIn(queueName: string) {
      await page.getByRole('button', { name: queueName }).click()
      await press('walkIn.yes')
    },
    /** The number that the machine shows now. */
    async number(): Promise<string> {
      const number = page.getByText(/^[A-Z]\d{3}$/).first()
      await number.waitFor()
      return (await number.textContent()) ?? ''
    },
    /** Presses "done", unless the machine has gone back by itself while the test looked at something else. */
    async done() {
      const start = page.locator('[data-screen="languages"]')
      const done = page.getByRole('button', { name: t('kiosk:done') as string }).first()
      for (let tries = 0; tries < 30 && !(await start.isVisible()); tries++) {
        await done.click({ timeout: 2_000 }).catch(() => undefined)
        await start.waitFor({ timeout: 5_000 }).catch(() => undefined)
      }
      await start.waitFor()
    },
  }
}
