import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'

/** A supervisor in Wrocław, where parents share one booking: a file is dropped on the page, and a family is marked. */

const pl = words('pl')
const say = (key: string, values = {}) => pl(`supervisor:${key}`, values) as string

let browser: Browser
let hub: HubProcess
let page: Page
let problems: string[]

beforeAll(async () => {
  hub = await hubProcess({
    office: join(import.meta.dirname, '../offices/wroclaw.yaml'),
    args: ['--at', '2026-11-19T09:05'],
  })
  await hub.start()
  const supervisor = (await demonstration(hub.dir)).accounts.find(({ role }) => role === 'supervisor')
  browser = await startChromium()
  ;({ page, problems } = await openPage(browser, 1280, 720, { locale: 'pl-PL', reducedMotion: 'reduce' }))
  await page.goto(`${hub.url}/supervisor#/bookings`)
  await page.getByLabel(pl('staff:name') as string, { exact: true }).fill(supervisor?.name ?? '')
  await page.getByLabel(pl('staff:password') as string, { exact: true }).fill(supervisor?.password ?? '')
  await page.keyboard.press('Enter')
  await page.getByText(say('bookings.none'), { exact: false }).waitFor()
})

afterAll(async () => {
  expect(problems, 'no page has complained').toEqual([])
  await browser?.close()
  await hub?.remove()
})

/** A file is held over something, and let go there. */
async function drop(where: string, rows: readonly string[]): Promise<void> {
  const held = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'rezerwacje.csv', { type: 'text/csv' }))
    return transfer
  }, rows.join('\n'))
  await page.dispatchEvent(where, 'dragover', { dataTransfer: held })
  await page.getByText(say('bookings.drop'), { exact: true }).waitFor()
  await page.dispatchEvent(where, 'drop', { dataTransfer: held })
  await page.getByText(say('bookings.drop'), { exact: true }).waitFor({ state: 'detached' })
}

test('a file that is dropped anywhere on the page is looked at first, then its good lines are taken', async () => {
  await drop('nav', [
    'date,time,queue,name,email,pin',
    '2026-11-19,10:00,legalizacja-pobytu,Olena Próbna,olena@example.org,AB12CD',
    '2026-11-19,10:20,status-sprawy,Jan Zły,,',
  ])
  await page.getByRole('heading', { name: say('bookings.importTitle', { file: 'rezerwacje.csv' }) }).waitFor()
  await page.waitForSelector('.import-sum li')
  const sums = await page.locator('.import-sum li').allTextContents()
  expect(sums.slice(0, 2)).toEqual([`${say('bookings.good')}: 1`, `${say('bookings.unchanged')}: 0`])
  await page.getByRole('button', { name: say('bookings.take', { good: 1 }) }).click()
  await page.getByRole('rowheader', { name: 'Olena Próbna' }).waitFor()
})

test('[WRO-4] a booking is marked as a family’s by keyboard, and the list says for how many it is', async () => {
  await page.getByRole('button', { name: say('bookings.familyOf', { name: 'Olena Próbna' }) }).press('Enter')
  const people = page.getByLabel(say('bookings.party'))
  await people.waitFor()
  await expect.poll(() => people.locator('option').allTextContents()).toEqual(['1', '2', '3', '4', '5', '6'])
  await expectAccessible(page, 'a family')
  await people.selectOption('3')
  await page.getByRole('button', { name: say('people.save') }).press('Enter')
  await page.getByText(say('bookings.partyDone'), { exact: true }).waitFor()
  await page.getByRole('rowheader', { name: say('bookings.people', { people: 3 }) }).waitFor()
})

test('after an update a page whose parts are gone renews itself, and says so when that does not help', async () => {
  const context = page.context()
  let asked = 0
  await context.route(/\/assets\/page-[^/]*\.js$/, (route) => {
    asked++
    return asked > 1 ? route.continue() : route.abort()
  })
  const other = await context.newPage()
  await other.goto(`${hub.url}/supervisor#/log`)
  await other.getByRole('button', { name: say('log.several') }).waitFor()
  expect(asked).toBeGreaterThan(1)
  await context.unroute(/\/assets\/page-[^/]*\.js$/)
  await context.route(/\/assets\/page-[^/]*\.js$/, (route) => route.abort())
  await other.getByRole('link', { name: say('pages.reports') }).click()
  await other.getByRole('heading', { name: say('notShown.title') }).waitFor()
  await expectAccessible(other, 'a page that is gone')
  await context.unroute(/\/assets\/page-[^/]*\.js$/)
  await other.getByRole('button', { name: say('notShown.reload') }).click()
  await other.getByRole('heading', { level: 1, name: say('pages.reports') }).waitFor()
  await other.getByText(say('notShown.title')).waitFor({ state: 'detached' })
  await other.close()
})
