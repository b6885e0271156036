import { words } from '@poczekalnia/locales'
import type { Page } from 'playwright-core'
import type { Program } from './program.ts'

const t = words('pl')

/** What staff do at the machine, in Polish, found by the words that they read. */
export const staff = {
  t,
  /** Pairs a new machine with the whole pairing address, and chooses the staff PIN. */
  async pair(program: Program, address: string, pin: string): Promise<void> {
    const first = await program.screen('pairing-address')
    await first.getByRole('textbox').fill(address)
    await press(first, 'service:next')
    const last = await program.screen('pairing-pin')
    for (const digit of pin) await last.getByRole('button', { name: digit, exact: true }).click()
    await press(last, 'service:pairing.connect')
  },
  /** Five taps in the corner, then the PIN. */
  async openMenu(program: Program, pin: string): Promise<Page> {
    await staff.knock(await program.page())
    const lock = await program.screen('service-pin')
    await staff.typePin(lock, pin)
    return program.screen('service')
  },
  async knock(page: Page): Promise<void> {
    for (let tap = 0; tap < 5; tap++) await page.mouse.click(20, 20)
  },
  async typePin(page: Page, pin: string): Promise<void> {
    for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
    await press(page, 'service:pin.open')
  },
  press: (page: Page, key: string) => press(page, key),
}

const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click()
