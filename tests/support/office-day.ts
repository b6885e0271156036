import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { Browser, Page } from 'playwright-core'
import type { Demonstration } from '../../apps/hub/src/demo/demonstration.ts'
import { openPage } from './chromium.ts'
import { demonstration } from './demonstration.ts'
import { settled } from './desk-hands.ts'
import { hubProcess } from './hub-process.ts'
import { kioskHands } from './kiosk-hands.ts'
import { scan } from './scanner.ts'

const root = join(import.meta.dirname, '../..')

/** A moment of an office's day: the real hub with its profile, the built screens, and hands at them. */
export type OfficeDay = {
  /** The hub's address and its devices' tokens, for what joins beside the screens. */
  hub: Pick<Demonstration, 'url' | 'tokens'>
  kiosk: Page
  display: Page
  counter: Page
  /** A visitor who speaks this language, at the machine's start page. */
  visitor(language: Language): ReturnType<typeof kioskHands>
  /** What the machine says and asks now, without its header and footer. */
  kioskSays(): Promise<string>
  /** Presses one of the machine's answers, by words that it contains. */
  answer(words: string): Promise<void>
  /** A scanner that types: the text at a machine's pace, and Enter. */
  scan(text: string): Promise<void>
  openDesk(desk: number): Promise<void>
  /** The clerk presses a button, `act.next`, no faster than a person. */
  clerk(key: string): Promise<void>
  /** The newest view that the desk was sent, as it travelled. */
  deskView(): string
  /** The waiting room sees a number and, where the call stands, a desk. */
  called(number: string, desk: number): Promise<void>
  /** What the pages have complained of. */
  problems(): string[]
  close(): Promise<void>
}

/**
 * Starts an office at a moment of its own clock.
 * @param options.at wall time, `2026-11-19T12:05`
 * @param options.bookings lines of a bookings file, without its header
 * @param options.profile changes the profile's text, for a limit that a test can reach
 */
export async function officeDay(
  browser: Browser,
  options: { id: string; at: string; bookings?: readonly string[]; profile?: (yaml: string) => string },
): Promise<OfficeDay> {
  const folder = mkdtempSync(join(tmpdir(), 'poczekalnia-offices-'))
  cpSync(join(root, 'offices'), folder, { recursive: true })
  const office = join(folder, `${options.id}.yaml`)
  if (options.profile) writeFileSync(office, options.profile(readFileSync(office, 'utf8')))
  const header = 'date,time,queue,name,email,pin,language,case,party'
  writeFileSync(join(folder, `${options.id}.bookings.csv`), [header, ...(options.bookings ?? [])].join('\n'))

  const hub = await hubProcess({ office, args: ['--at', options.at] })
  await hub.start()
  const demo = await demonstration(hub.dir)
  let deskView = ''
  const opened = await Promise.all(
    (
      [
        ['kiosk', 1080, 1920],
        ['display', 1920, 1080],
        ['counter', 1280, 720],
      ] as const
    ).map(async ([screen, width, height]) => {
      const one = await openPage(browser, width, height, { locale: 'pl-PL', reducedMotion: 'reduce' })
      if (screen === 'counter')
        one.page.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => {
            if (String(payload).includes('["view",')) deskView = String(payload)
          }),
        )
      await one.page.goto(`${hub.url}/${screen}#token=${demo.tokens[screen]}`)
      return one
    }),
  )
  const [kiosk, display, counter] = opened.map(({ page }) => page) as [Page, Page, Page]
  const pl = words('pl')
  const first = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()

  return {
    hub: { url: hub.url, tokens: demo.tokens },
    kiosk,
    display,
    counter,
    visitor: (language) => kioskHands(kiosk, language),
    kioskSays: async () => (await kiosk.locator('.stage').textContent()) ?? '',
    answer: (text) => kiosk.locator('.answer', { hasText: text }).first().click(),
    scan: (text) => scan(kiosk, text),
    async openDesk(desk) {
      const button = first(counter, new RegExp(`^${desk}\\b`))
      await button.click()
      await counter.getByText(pl('counter:visitor.nobody')).waitFor()
    },
    async clerk(key) {
      await settled(counter)
      await first(counter, pl(`counter:${key}`)).click()
    },
    deskView: () => deskView,
    async called(number, desk) {
      await display.getByText(number, { exact: true }).first().waitFor()
      await display.getByText(String(desk), { exact: true }).first().waitFor()
    },
    problems: () => opened.flatMap(({ problems }) => problems),
    async close() {
      for (const { page } of opened) await page.context().close()
      await hub.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
