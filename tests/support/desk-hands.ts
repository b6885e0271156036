import type { Page } from 'playwright-core'

/**
 * Until the desk takes a further press: the act before is answered and its outcome shown, and the 0.7 s in which a second press of a
 * double press is passed over have gone by.
 */
export async function settled(desk: Page): Promise<void> {
  await desk.waitForSelector('[aria-busy=true]', { state: 'detached' })
  await desk.waitForTimeout(800)
}
