import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Paper, startVirtualPrinter, type VirtualPrinter } from '@poczekalnia/printer'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitFor } from '../apps/kiosk/test/wait-for.ts'
import { freePort } from './support/free-port.ts'
import { addDevices, type HubProcess, hubProcess } from './support/hub-process.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/** The machine without Electron: the real hub, Chromium in kiosk mode, the print agent in a process of its own. */

const main = join(import.meta.dirname, '../apps/kiosk/browser/main.ts')
let hub: HubProcess
let printer: VirtualPrinter
let machine: ChildProcess
let browser: Browser
let folder: string
let token: string

beforeAll(async () => {
  hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  await hub.start()
  printer = await startVirtualPrinter({})
  folder = mkdtempSync(join(tmpdir(), 'kiosk-browser-'))
  writeFileSync(join(folder, 'settings.yaml'), `hub: ${hub.url}\nprinter: { tcp: 127.0.0.1:${printer.port} }\n`)
  token = (await addDevices(hub.dbFile, 'kiosk', ['Hol']))[0]!
  const port = await freePort()
  machine = spawn(process.execPath, [main, '--folder', folder, '--pair', `${hub.url}/kiosk#token=${token}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      POCZEKALNIA_CHROMIUM_ARGS: `--headless --disable-gpu --disable-quic --remote-debugging-port=${port}`,
    },
  })
  browser = await waitFor('the browser', () => chromium.connectOverCDP(`http://127.0.0.1:${port}`), 90_000)
})

afterAll(async () => {
  await browser?.close().catch(() => undefined)
  if (machine && machine.exitCode === null) {
    machine.kill('SIGTERM')
    await once(machine, 'exit')
  }
  await printer?.stop()
  await hub?.remove()
})

test('a visitor takes a ticket at the machine in a browser, and the paper comes out of its printer', async () => {
  const page = await waitFor('the page', async () =>
    browser
      .contexts()[0]
      ?.pages()
      .find((one) => one.url().startsWith(`${hub.url}/kiosk`)),
  )
  const hands = kioskHands(page, 'en')
  const paper = new Promise<Paper>((resolve) => void printer.onPaper(resolve))
  await hands.choose()
  await hands.takeWalkIn('Hand in missing documents')
  expect(await hands.number()).toBe('U001')
  expect((await paper).bitmap.height).toBeGreaterThan(400)
  await page.getByText(hands.t('kiosk:ticket.printed')).waitFor()
})

test('a machine that a service will start is paired by itself, and no browser comes up', async () => {
  const paired = mkdtempSync(join(tmpdir(), 'kiosk-paired-'))
  const [own] = await addDevices(hub.dbFile, 'kiosk', ['Drzwi'])
  const options = ['--folder', paired, '--pair-only', `${hub.url}/kiosk#token=${own}`]
  const env = { ...process.env, POCZEKALNIA_CHROMIUM: '/bin/false' }
  const said = execFileSync(process.execPath, [main, ...options], { encoding: 'utf8', env })
  expect(said).toContain('is paired')
  expect(readFileSync(join(paired, 'settings.yaml'), 'utf8')).toContain(hub.url)
  expect(readdirSync(paired)).toContain('tokens')
  rmSync(paired, { recursive: true })
})

test('the token is on no command line', () => {
  if (process.platform !== 'linux') return
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')
  const ours = lines.filter((line) => line.includes(folder) && !line.includes('--pair'))
  expect(ours.length).toBeGreaterThan(0)
  expect(ours.filter((line) => line.includes(token))).toEqual([])
})

test('stopped and started again it needs no pairing; a wrong setting is one line and status 2', async () => {
  machine.kill('SIGTERM')
  const [status] = await once(machine, 'exit')
  expect(status).toBe(0)
  const file = join(folder, 'settings.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('tcp: 127', 'tpc: 127'))
  const wrong = spawn(process.execPath, [main, '--folder', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  wrong.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(wrong, 'close')
  expect(code).toBe(2)
  expect(said).toMatch(/^kiosk: \S+settings\.yaml:\d+:\d+: printer: expected none or one printer, .*\n$/)
  expect(said).toContain(file)
})
