/// <reference lib="dom" />
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitFor } from '../apps/kiosk/test/wait-for.ts'
import { freePort } from './support/free-port.ts'
import { addDevices, type HubProcess, hubProcess } from './support/hub-process.ts'
import { combinations, hasRealKeys, type RealKeys, startRealKeys } from './support/real-keys.ts'

/**
 * Every key and combination of a whole keyboard at the machine in a browser: nothing outside the machine ever appears.
 * With real keys, which go through the browser before the page, on a screen in memory.
 */
const main = join(import.meta.dirname, '../apps/kiosk/browser/main.ts')
let hub: HubProcess
let keys: RealKeys
let machine: ChildProcess
let browser: Browser
let folder: string
let windows: string[]
let port: number

beforeAll(async () => {
  if (!hasRealKeys) return
  keys = await startRealKeys(1080, 1920)
  hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  await hub.start()
  folder = mkdtempSync(join(tmpdir(), 'kiosk-keys-'))
  writeFileSync(join(folder, 'settings.yaml'), `hub: ${hub.url}\n`)
  const [token] = await addDevices(hub.dbFile, 'kiosk', ['Hol'])
  port = await freePort()
  machine = spawn(process.execPath, [main, '--folder', folder, '--pair', `${hub.url}/kiosk#token=${token}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: keys.display,
      POCZEKALNIA_CHROMIUM_ARGS: `--disable-gpu --disable-quic --remote-debugging-port=${port}`,
    },
  })
  browser = await connected()
  await shown('languages')
  windows = keys.windows()
})

afterAll(async () => {
  await browser?.close().catch(() => undefined)
  if (machine && machine.exitCode === null) {
    machine.kill('SIGTERM')
    await once(machine, 'exit')
  }
  await hub?.remove()
  await keys?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const connected = () => waitFor('the browser', () => chromium.connectOverCDP(`http://127.0.0.1:${port}`), 90_000)
const pages = () => browser.contexts().flatMap((context) => context.pages())
const addresses = () => pages().map((page) => page.url().split('#')[0])
/** What the machine has told; a file that nothing was written to is not there. */
const log = () => {
  const file = join(folder, 'kiosk.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The machine's page once it shows a screen. */
const shown = (name: string): Promise<Page> =>
  waitFor(`the screen ${name}`, async () => {
    for (const page of pages()) if ((await page.locator(`[data-screen="${name}"]`).count()) > 0) return page
    return null
  })

/** Presses all there is to press. The page has heard it: that it did nothing is not for want of a keyboard. */
async function pressAll(): Promise<void> {
  const page = pages()[0]!
  await page.evaluate(() => {
    Object.assign(window, { heard: 0 })
    window.addEventListener('keydown', () => Object.assign(window, { heard: heard() + 1 }), true)
    const heard = () => (window as unknown as { heard: number }).heard
  })
  await keys.press(combinations)
  for (const button of [2, 3, 8, 9]) await keys.click(button)
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: number }).heard))
    .toBeGreaterThan(combinations.length * 0.9)
}

/** The machine's page, whatever it shows, and nothing else. */
async function expectNothingElse(where: string): Promise<void> {
  expect(addresses(), where).toEqual([`${hub.url}/kiosk`])
  await expect.poll(() => pages()[0]?.locator('[data-screen]').count(), { message: where }).toBe(1)
  expect(keys.windows().length, where).toBe(windows.length)
  expect(log(), where).not.toContain('was closed')
}

const onRealKeys = test.skipIf(!hasRealKeys)

onRealKeys('at the start, and wherever the keys lead, nothing but the machine appears', async () => {
  await pressAll()
  await expectNothingElse('from the start')
})

onRealKeys.each(['pin', 'information', 'unreachable'])(
  'at the screen %s nothing but the machine appears',
  async (name) => {
    await pages()[0]?.reload()
    const page = await shown('languages')
    await page.locator('[data-screen="languages"] main button').first().click()
    await shown('home')
    if (name === 'pin') await page.locator('.answer').first().click()
    if (name === 'information') await page.locator('.answer').nth(2).click()
    if (name === 'unreachable') await hub.kill()
    await shown(name)
    await pressAll()
    await expectNothingElse(name)
  },
)

onRealKeys('a page of something else is closed at once, a page that crashed is brought back', async () => {
  await hub.start()
  await pages()[0]?.reload()
  const before = await shown('languages')
  const session = await browser.newBrowserCDPSession()
  await session.send('Target.createTarget', { url: 'chrome://history/' })
  await waitFor('its end', async () => addresses().length === 1)
  await waitFor('the log', async () => log().includes('was closed'))
  const page = await before.context().newCDPSession(before)
  page.send('Page.crash').catch(() => undefined)
  await waitFor('the crash', async () => log().includes('the page crashed'))
  // Who looked at it before it crashed sees it no more.
  await browser.close()
  browser = await connected()
  await shown('languages')
})
