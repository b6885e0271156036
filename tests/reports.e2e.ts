import { readFileSync } from 'node:fs'
import { words } from '@poczekalnia/locales'
import { openLog, openSqliteStore } from '@poczekalnia/queue-core/store'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePast } from '../apps/hub/src/demo/past.ts'
import { loadOffice } from '../apps/hub/src/operate/load-office.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'

/** Looking back: the real hub on two weeks of a played past, the built pages, a supervisor. */

const office = 'offices/bydgoszcz.yaml'
const pl = words('pl')
const say = (key: string, facts: Record<string, string> = {}): string => pl(`reports:${key}`, facts)

let browser: Browser
let hub: HubProcess
let page: Page
let problems: string[]

beforeAll(async () => {
  hub = await hubProcess({ office, args: ['--at', '2026-11-19T12:05'] })
  const store = openSqliteStore(hub.dbFile)
  const place = loadOffice(office)
  await writePast(store, place, place.time.instant('2026-11-19', '12:05'))
  store.close()
  await hub.start()
  browser = await startChromium()
  ;({ page, problems } = await openPage(browser, 1280, 720, { locale: 'pl-PL', acceptDownloads: true }))
  const { accounts } = await demonstration(hub.dir)
  const supervisor = accounts.find(({ role }) => role === 'supervisor')
  await page.goto(`${hub.url}/supervisor#/reports`)
  await page.getByLabel(pl('staff:name') as string).fill(supervisor?.name ?? '')
  await page.getByLabel(pl('staff:password') as string, { exact: true }).fill(supervisor?.password ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: pl('supervisor:pages.reports') as string }).waitFor()
})

afterAll(async () => {
  expect(problems, 'no page has complained').toEqual([])
  await browser?.close()
  await hub?.remove()
})

const period = (key: string) => page.getByRole('radio', { name: say(`period.${key}`) })
const figure = (key: string) => page.locator('.summary > div', { hasText: say(`summary.${key}`) }).locator('dd')

test('today has nothing yet but its bookings; the month has what the log has', async () => {
  await period('month').check({ force: true })
  await expect.poll(() => figure('arrivals').textContent()).toBe(String(await ticketsInLog()))
  await expect.poll(() => figure('held').textContent()).toMatch(/^\d+%$/)
  await expect.poll(() => page.getByRole('img', { name: say('chart.arrivals') }).count()).toBe(1)
  await expectAccessible(page, 'reports')
})

test('periods and divisions are chosen by keyboard', async () => {
  await period('month').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => period('year').isChecked()).toBe(true)
  await expect.poll(() => page.getByRole('radio', { name: say('by.month'), exact: true }).isChecked()).toBe(true)
  await page.getByRole('rowheader', { name: 'listopad 2026', exact: true }).first().waitFor()
  const desks = page.getByRole('radio', { name: say('by.desk') })
  await page.getByRole('radio', { name: say('by.day'), exact: true }).focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => desks.isChecked()).toBe(true)
  await page.getByText(say('hint.desk')).waitFor()
})

test('figures are saved as a file that Polish Excel opens', async () => {
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: say('csvOf', { table: say('table.figures') }) }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('bydgoszcz-figures-desk-2026-01-01-2026-11-19.csv')
  const bytes = readFileSync(await download.path())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(bytes.toString('utf8')).toContain(`${say('by.desk')};${say('column.walkIn')};`)
})

test('a period without anything says so', async () => {
  await period('own').check({ force: true })
  await page.getByLabel(say('period.from'), { exact: true }).fill('2020-01-01')
  await page.getByLabel(say('period.to'), { exact: true }).fill('2020-01-31')
  await page.getByRole('heading', { name: say('none.title') }).waitFor()
})

test('[ALL-4] a day is one sheet of A4 paper, with ticket numbers and nobody’s name', async () => {
  await page.goto(`${hub.url}/supervisor#/reports/day/2026-11-16`)
  await page.getByRole('heading', { name: /16 listopada 2026/ }).waitFor()
  await page.getByRole('table', { name: say('day.longest') }).waitFor()
  await expectAccessible(page, 'day report')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  const text = await page.locator('.sheet').textContent()
  expect(text).toMatch(/U0\d\d/)
  expect(text).not.toMatch(/@|Piotr|Anna/)
})

test('[ALL-8] the log is asked for several days, each under its date', async () => {
  const log = (key: string, values = {}) => pl(`supervisor:log.${key}`, values) as string
  await page.goto(`${hub.url}/supervisor#/log`)
  await page.getByRole('button', { name: log('several') }).click()
  await page.getByLabel(log('from'), { exact: true }).fill('2026-11-16')
  await page.getByLabel(log('number'), { exact: true }).fill('u001')
  await page.getByRole('rowheader', { name: 'wtorek, 17 listopada 2026' }).waitFor()
  await page.getByRole('rowheader', { name: 'poniedziałek, 16 listopada 2026' }).waitFor()
  await expect.poll(() => page.getByText(/^Wydano bilet U001/).count()).toBeGreaterThan(1)
  await expectAccessible(page, 'the log over several days')
  const file = await page.getByRole('link', { name: log('export') }).getAttribute('href')
  expect(file).toContain('from=2026-11-16&to=2026-11-19')
  await page.getByLabel(log('from'), { exact: true }).fill('2026-11-20')
  await page.getByText(log('days'), { exact: true }).waitFor()
})

async function ticketsInLog(): Promise<number> {
  const log = openLog(hub.dbFile)
  let tickets = 0
  for await (const { type, at } of log.read('bydgoszcz'))
    if (type === 'TicketIssued' && at >= Date.parse('2026-11-01T00:00:00+01:00')) tickets++
  log.close()
  return tickets
}
