import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { PersonExport } from '@poczekalnia/protocol'
import { verifyLog } from '@poczekalnia/queue-core/store'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'

/** Somebody asks what the office holds on them, and to be erased: the real hub, the built pages, an administrator. */

const pl = words('pl')
const say = (key: string, facts: Record<string, string | number> = {}): string => pl(`privacy:${key}`, facts)

let browser: Browser
let hub: HubProcess
let page: Page
let problems: string[]

beforeAll(async () => {
  hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  await hub.start()
  const token = readFileSync(join(hub.dir, 'operator.token'), 'utf8').trim()
  const csv = [
    'date,time,queue,name,email',
    '2026-11-23,09:20,pobyt-czasowy,Łucja Zażółć,lucja.z@example.org',
    '2026-11-24,10:00,pobyt-czasowy,Łucja Zażółć,lucja.z@example.org',
  ].join('\n')
  const imported = await fetch(`${hub.url}/api/bookings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: csv,
  })
  expect(await imported.text()).toContain('"imported":2')
  browser = await startChromium()
  ;({ page, problems } = await openPage(browser, 1280, 720, { locale: 'pl-PL', acceptDownloads: true }))
  const { accounts } = await demonstration(hub.dir)
  const administrator = accounts.find(({ role }) => role === 'administrator')
  await page.goto(`${hub.url}/supervisor#/privacy`)
  await page.getByLabel(pl('staff:name') as string).fill(administrator?.name ?? '')
  await page.getByLabel(pl('staff:password') as string, { exact: true }).fill(administrator?.password ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: pl('supervisor:pages.privacy') as string }).waitFor()
})

afterAll(async () => {
  expect(problems, 'no page has complained').toEqual([])
  await browser?.close()
  await hub?.remove()
})

const rows = () => page.locator('.found-people tbody tr')
const look = async (text: string) => {
  await page.getByLabel(say('search')).fill(text)
  await page.getByRole('button', { name: say('find') }).click()
}

test('the page tells how many are held and when their data go', async () => {
  await page.getByRole('heading', { name: say('retention') }).waitFor()
  await page.getByRole('cell', { name: 'wtorek, 8 grudnia' }).waitFor()
  await expectAccessible(page, 'retention')
})

test('[ALL-4] a person is found without capitals and accents, and no name is in an address', async () => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await look('zazolc')
  await rows().nth(1).waitFor()
  await expect.poll(() => rows().count()).toBe(2)
  expect(asked.join(' ')).not.toContain('zazolc')
  expect(page.url()).not.toContain('zazolc')
  await expectAccessible(page, 'who was found')
})

test('all that is held on them is saved as a file', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    rows()
      .first()
      .getByRole('link', { name: new RegExp(`^${say('save')}`) })
      .click(),
  ])
  expect(download.suggestedFilename()).toBe('personal-data-bydgoszcz-2026-11-23.json')
  const held = JSON.parse(readFileSync(await download.path(), 'utf8')) as PersonExport
  expect(held.person).toEqual({ name: 'Łucja Zażółć', email: 'lucja.z@example.org', case: null })
  expect(held.events).toHaveLength(1)
})

test('[ALL-4] [ALL-8] erasing is asked twice; then the data are gone, the log is whole and tells of it', async () => {
  await rows().first().getByRole('button', { name: /^Usuń/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(say('eraseAhead')).waitFor()
  await dialog.getByRole('button', { name: say('eraseConfirm') }).click({ force: true })
  await expect.poll(() => dialog.isVisible()).toBe(true)
  await expectAccessible(page, 'erase?')
  await dialog.getByLabel(say('eraseSure')).check()
  await dialog.getByRole('button', { name: say('eraseConfirm') }).click()
  await page.getByText(say('erased'), { exact: true }).waitFor()
  await expect.poll(() => rows().count()).toBe(1)
  await page.getByRole('cell', { name: say('byHand') }).waitFor()
  await page.getByRole('link', { name: pl('supervisor:pages.log') as string }).click()
  await page.getByRole('cell', { name: /Usunięto dane osobowe jednej osoby: 09:20/ }).waitFor()
  expect(verifyLog(hub.dbFile).ok).toBe(true)
  expect(hub.output()).not.toContain('Zażółć')
})
