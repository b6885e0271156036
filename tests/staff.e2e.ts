import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { Browser, Page } from 'playwright-core'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectNoScroll, openPage, startChromium } from './support/chromium.ts'
import { settled } from './support/desk-hands.ts'
import { addDevices, type HubProcess, hubProcess } from './support/hub-process.ts'

/**
 * People and their rights, from the first start of a real office on the real clock: the real hub, the built screens.
 */

const allDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  .map((day) => `${day}: ["00:00-24:00"]`)
  .join(', ')
/** Where it is about noon now: no day ends while the test runs. */
const hour = new Date().getUTCHours() - 12
const zone = `Etc/GMT${hour > 0 ? `+${hour}` : hour || ''}`
/** An office that is always open, so that the day of the test doesn't matter. */
const profile = `
id: nocny
name: { pl: Urząd nocny }
address: ul. Nocna 1
zone: ${zone}
languages: [pl]
waitingPlace: { pl: Parter }
hours: { ${allDay} }
desks: [{ number: 1 }, { number: 2 }]
checkIn: { opensMinutesBefore: 60, graceMinutes: 10, arriveMinutesBefore: 5 }
calls: { recallsBeforeAbsent: 1, takeBackMinutes: 60 }
queues:
  - id: sprawy
    kind: walk-in
    prefix: U
    name: { pl: Sprawy różne }
    service: { shortMinutes: 5, typicalMinutes: 10, longMinutes: 20 }
    tickets: { ${allDay} }
cancelReasons: [{ id: inny, name: { pl: Inny powód } }]
pauseReasons: [{ id: przerwa, name: { pl: Przerwa } }]
`

let browser: Browser
let hub: HubProcess
let folder: string
let tokens: { kiosk: string; counter: string }
let administrator: Page
let desk: Page
const problems: string[][] = []
const given: Record<string, string> = {}
const password = 'koń bateria zszywka'
const pl = words('pl')
const press = (page: Page, key: string) => page.getByRole('button', { name: pl(key) as string, exact: true }).click()
const label = (page: Page, key: string) => page.getByLabel(pl(key) as string, { exact: true })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'staff-'))
  const office = join(folder, 'nocny.yaml')
  writeFileSync(office, profile)
  browser = await startChromium()
  hub = await hubProcess({ office })
  await hub.start()
  const [kiosk = '', counter = ''] = [
    ...(await addDevices(hub.dbFile, 'kiosk', ['Hol'])),
    ...(await addDevices(hub.dbFile, 'counter', ['Stanowiska'])),
  ]
  tokens = { kiosk, counter }
  administrator = await open('/supervisor')
})

afterEach(() => {
  expect(problems.flat(), 'no page has complained').toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await hub?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/**
 * A browser of its own. Its console tells of every refused sign-in: only what breaks a page counts as a complaint here.
 */
async function open(path: string): Promise<Page> {
  const opened = await openPage(browser, 1280, 720, { locale: 'pl-PL' })
  const heard: string[] = []
  problems.push(heard)
  opened.page.on('pageerror', (error) => heard.push(error.message))
  await opened.page.goto(hub.url + path)
  return opened.page
}

async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await label(page, 'staff:name').fill(name)
  await label(page, 'staff:password').fill(secret)
  await press(page, 'staff:signIn.submit')
}

/** Signs in with the one-time password and chooses an own one. */
async function enter(page: Page, name: string): Promise<void> {
  await signIn(page, name, given[name] ?? '')
  await page.getByText(pl('staff:change.must') as string).waitFor()
  await expectAccessible(page, 'a password of one’s own')
  await label(page, 'staff:change.oneTime').fill(given[name] ?? '')
  await label(page, 'staff:newPassword').fill(password)
  await press(page, 'staff:change.submit')
}

test('the first start: the code from the hub’s log makes the administrator', async () => {
  const told = () => /"setUpCode":"([^"]+)"/.exec(hub.output())?.[1] ?? ''
  await expect.poll(told).not.toBe('')
  const code = told()
  expect(code).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
  await label(administrator, 'staff:setUp.code').fill('aaaa-bbbb-cccc-dddd')
  await expectAccessible(administrator, 'set-up')
  await expectNoScroll(administrator, 'set-up')
  await label(administrator, 'staff:setUp.name').fill('Maria')
  await label(administrator, 'staff:newPassword').fill(password)
  await press(administrator, 'staff:setUp.submit')
  await administrator.getByText(pl('errors:set-up-code-wrong') as string).waitFor()
  await label(administrator, 'staff:setUp.code').fill(code)
  await press(administrator, 'staff:setUp.submit')
  await administrator.getByRole('heading', { name: pl('supervisor:pages.board') as string, exact: true }).waitFor()
  await expectAccessible(administrator, 'the board')
})

test('the administrator adds a supervisor and a clerk, each with a one-time password', async () => {
  await administrator.getByRole('link', { name: pl('supervisor:pages.people') as string }).click()
  for (const [name, role] of [
    ['Ewa Lis', 'supervisor'],
    ['Anna Nowak', 'clerk'],
  ] as const) {
    await press(administrator, 'supervisor:people.addTitle')
    await label(administrator, 'supervisor:people.name').fill(name)
    await administrator.getByRole('radio', { name: new RegExp(`^${pl(`staff:role.${role}`)}`) }).check()
    await expectAccessible(administrator, 'add a person')
    await press(administrator, 'supervisor:people.add')
    given[name] = (await administrator.locator('.one-time').textContent()) ?? ''
    await press(administrator, 'supervisor:people.givenDone')
    await administrator.getByRole('rowheader', { name }).waitFor()
  }
  await expectAccessible(administrator, 'people')
  await expectNoScroll(administrator, 'people')
})

test('wrong passwords at a desk begin a pause, and the page says how long', async () => {
  desk = await open(`/counter#token=${tokens.counter}`)
  await desk.getByText(pl('staff:signIn.forDesk') as string).waitFor()
  await expectAccessible(desk, 'sign in at the desk')
  const refused = desk.getByText(pl('errors:sign-in-refused') as string)
  const paused = desk.getByText(/Możesz spróbować ponownie za \d+\ss/)
  for (let i = 0; i < 5; i++) {
    await signIn(desk, 'Nikt Taki', `zgaduję ${i}`)
    await refused.waitFor()
  }
  // A machine with other work may look at a password for longer than the first pause lasts; those after it are longer.
  for (let i = 0; i < 4 && !(await paused.isVisible()); i++) {
    await signIn(desk, 'Nikt Taki', 'jeszcze raz')
    await refused.or(paused).first().waitFor()
  }
  await paused.waitFor()
})

test('[ALL-8] the clerk signs in at the desk, chooses a password and calls', async () => {
  const kiosk = io(`${hub.url}/kiosk`, { auth: { token: tokens.kiosk }, transports: ['websocket'] })
  const { ticket } = await kiosk.emitWithAck('take-ticket', { queue: 'sprawy', language: 'pl' })
  kiosk.disconnect()
  await enter(desk, 'Anna Nowak')
  // Signing in links the page anew: a press that a link lost is told as lost, and is made again.
  const first = desk.locator('.chooser').getByRole('button', { name: /^1\b/ })
  const next = desk.locator('[data-act=next]')
  await expect
    .poll(async () => {
      if (!(await next.isVisible()) && (await first.isVisible()))
        await first.click({ timeout: 5_000 }).catch(() => null)
      return next.isVisible()
    })
    .toBe(true)
  await desk.getByRole('button', { name: /^Anna Nowak/ }).waitFor()
  await expectNoScroll(desk, 'the desk')
  await settled(desk)
  await desk
    .getByRole('button', { name: pl('counter:act.next') as string })
    .first()
    .click()
  await desk.getByText(ticket.number, { exact: true }).first().waitFor()
})

test('[ALL-8] the supervisor reads in the log who called, and sees the clerk on the board', async () => {
  const room = await open('/supervisor')
  await enter(room, 'Ewa Lis')
  await room.getByRole('cell', { name: 'Anna Nowak' }).waitFor()
  await expect.poll(() => room.getByRole('link', { name: pl('supervisor:pages.people') as string }).count()).toBe(0)
  await room.getByRole('link', { name: pl('supervisor:pages.log') as string }).click()
  await label(room, 'supervisor:log.number').fill('u001')
  const row = room.getByRole('row', { name: /U001 wywołany do stanowiska 1/ })
  await row.waitFor()
  await expect.poll(() => row.textContent()).toContain('Anna Nowak (pracownik)')
  await expectAccessible(room, 'the log')
  await room.getByLabel(pl('supervisor:language') as string).selectOption('uk')
  await room.getByText('U001 викликано до вікна 1', { exact: false }).waitFor()
  await room.context().close()
})

test('a session that ends shows the sign-in again, and the desk and its visitor stay', async () => {
  const row = administrator.getByRole('row', { name: /Anna Nowak/ })
  await row.getByRole('button', { name: pl('supervisor:people.reset') as string }).click()
  await press(administrator, 'supervisor:people.resetConfirm')
  given['Anna Nowak'] = (await administrator.locator('.one-time').textContent()) ?? ''
  await desk.getByText(pl('staff:signIn.forDesk') as string).waitFor()
  await expect.poll(() => desk.getByText('U001').count()).toBe(0)
  await desk.getByRole('heading', { name: pl('counter:deskTitle', { desk: 1 }) as string }).waitFor()
  await enter(desk, 'Anna Nowak')
  await desk.getByText('U001', { exact: true }).first().waitFor()
})
