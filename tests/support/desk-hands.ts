/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { GUARD_MS } from '../../apps/counter/src/act-guard.ts'

/**
 * The page's forward-running clock stands from now on: what is pressed next is pressed at one moment, however long a
 * busy machine takes from one press to the other.
 */
export async function atOneMoment(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = performance.now()
    performance.now = () => now
  })
}

/**
 * Until the desk takes a further press: the act before is answered and its outcome shown, and the time in which a
 * second press of a double press is passed over has gone by. The page's forward-running clock is put on by so much, so
 * that nobody waits.
 */
export async function settled(desk: Page): Promise<void> {
  await desk.waitForSelector('[aria-busy=true]', { state: 'detached' })
  await desk.evaluate((ahead) => {
    const clock = performance.now.bind(performance)
    performance.now = () => clock() + ahead
  }, GUARD_MS)
}
