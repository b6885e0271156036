import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

beforeAll(async () => {
  if (!hasRealKeys) return
  keys = await startRealKeys(1080, 1920)
  hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  await hub.start()
  folder = mkdtempSync(join(tmpdir(), 'kiosk-keys-'))
  writeFileSync(join(folder, 'settings.yaml'), `hub: ${hub.url}\n`)
  const [token] = await addDevices(hub.dbFile, 'kiosk', ['Hol'])
  const port = await freePort()
  machine = spawn(process.execPath, [main, '--folder', folder, '--pair', `${hub.url}/kiosk#token=${token}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: keys.display,
      POCZEKALNIA_CHROMIUM_ARGS: `--disable-gpu --disable-quic --remote-debugging-port=${port}`,
    },
  })
  browser = await waitFor('the browser', () => chromium.connectOverCDP(`http://127.0.0.1:${port}`), 90_000)
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

const pages = () => browser.contexts().flatMap((context) => context.pages())
const addresses = () => pages().map((page) => page.url().split('#')[0])
const log = () => readFileSync(join(folder, 'kiosk.log'), 'utf8')

/** The machine's page once it shows a screen. */
const shown = (name: string): Promise<Page> =>
  waitFor(`the screen ${name}`, async () => {
    for (const page of pages()) if ((await page.locator(`[data-screen="${name}"]`).count()) > 0) return page
    return null
  })

async function pressAll(): Promise<void> {
  await keys.press(combinations)
  for (const button of [2, 3, 8, 9]) await keys.click(button)
}

/** The machine's page, whatever it shows, and nothing else. */
async function expectNothingElse(where: string): Promise<void> {
  expect(addresses(), where).toEqual([`${hub.url}/kiosk`])
  expect(await pages()[0]?.locator('[data-screen]').count(), where).toBe(1)
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
  expect(log()).toContain('was closed')
  const page = await before.context().newCDPSession(before)
  page.send('Page.crash').catch(() => undefined)
  await waitFor('the crash', async () => log().includes('the page crashed'))
  await shown('languages')
})
