/// <reference lib="dom" />
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServiceState } from '../apps/kiosk/electron/contract.ts'
import { expectHeard, keypad } from './support/by-ear.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { screen } from './support/kiosk-tour.ts'

/*
 * The machine's own pages, as its program shows them: what they ask of the program is answered here, and what they let
 * be said is recorded. No Electron is needed for that.
 */
const folder = mkdtempSync(join(tmpdir(), 'service-pages-'))
let browser: Browser

beforeAll(async () => {
  await build({
    configFile: join(import.meta.dirname, '../apps/kiosk/electron/pages/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  })
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const state: ServiceState = {
  hub: { url: 'http://10.0.0.2:7070', office: 'bydgoszcz', ms: 12 },
  printer: { name: 'NP-3411', state: { state: 'ready' } as never },
  screen: { width: 1080, height: 1920, pxPerMm: 4, turned: false },
  encrypted: true,
  recoveries: { count: 0, last: null },
  version: '1.0.0',
  settingsFile: '/etc/poczekalnia/settings.yaml',
}

async function servicePage(): Promise<{ page: Page; said: string[]; asked: string[]; problems: string[] }> {
  const { page, problems } = await openPage(browser, 1080, 1920, { reducedMotion: 'reduce' })
  const said: string[] = []
  const asked: string[] = []
  await page.exposeFunction('record', (name: string, text: string) => {
    if (name === 'sentence') said.push(text)
    else asked.push(name)
  })
  await page.addInitScript(
    ({ keypad, state }) => {
      const answers: Record<string, unknown> = {
        screen: { screen: 'service', unlocked: false },
        keys: { keypad, spoken: ['pl', 'en'] },
        unlock: { ok: true },
        leave: { ok: true },
        sentence: null,
        state,
      }
      const ask = (message: { ask: string; language?: string; text?: string }) => {
        const told = message.text === undefined ? '' : `${message.language}: ${message.text}`
        ;(window as unknown as { record(name: string, text: string): void }).record(message.ask, told)
        return Promise.resolve(answers[message.ask])
      }
      Object.assign(window, { poczekalnia: { ask } })
    },
    { keypad, state },
  )
  await page.route('http://service.test/**', async (route) => {
    const file = join(folder, new URL(route.request().url()).pathname)
    const path = file.endsWith('/') ? join(file, 'index.html') : file
    await (existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 }))
  })
  await page.goto('http://service.test/')
  await screen(page, 'service-pin')
  return { page, said, asked, problems }
}

test('[ACC-1] [ACC-2] the service menu by keys and ear: the PIN by its length, each part, back', async () => {
  const { page, said, asked, problems } = await servicePage()
  await page.locator('.tool.aid').waitFor()
  await page.keyboard.press('Home')
  await expectHeard(page, said, 'h1, .lead', 'pl')
  await page.keyboard.type('48')
  await expect.poll(() => said).toContain('pl: Wpisano dwie cyfry')
  expect(said.filter((one) => /cztery|osiem/.test(one))).toEqual([])
  await page.keyboard.type('21')
  await page.keyboard.press('Enter')
  await screen(page, 'service')
  await expectHeard(page, said, 'h1, h2, .state', 'pl')
  await expectAccessible(page, 'the service menu while it speaks')
  await page.getByRole('button', { name: 'Zamknij program' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('dialog[open]').waitFor()
  await expectHeard(page, said, 'dialog h2', 'pl')
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Sprawdź ekran' }).click()
  await screen(page, 'screen-test')
  await page.keyboard.press('Escape')
  await screen(page, 'service')
  await page.keyboard.press('Escape')
  await expect.poll(() => asked).toContain('leave')
  expect(asked).not.toContain('quit')
  expect(problems).toEqual([])
})

test('[ACC-1] headphones begin it, and it ends with them', async () => {
  const { page, said } = await servicePage()
  await page.locator('.tool.aid').waitFor()
  await page.keyboard.press('PageDown')
  await expectHeard(page, said, 'h1', 'pl')
  await page.keyboard.press('PageUp')
  await page.locator('.tool.aid[aria-pressed=false]').waitFor()
  const before = said.length
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  expect(said.length).toBe(before)
})
