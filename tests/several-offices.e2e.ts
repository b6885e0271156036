import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { type Screen, socketAddress } from '@poczekalnia/protocol'
import { verifyLog } from '@poczekalnia/queue-core/store'
import type { Browser } from 'playwright-core'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Demonstration } from '../apps/hub/src/demo/demonstration.ts'
import { runScript } from '../scripts/operator/run-script.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/**
 * Katowice and Bydgoszcz behind one gateway, a demonstration Thursday: the real program, its processes, and the built
 * screens.
 */

const walkIns = { katowice: 'sprawy-bez-rezerwacji', bydgoszcz: 'uzupelnienie-dokumentow' }
type Id = keyof typeof walkIns
const ids = ['katowice', 'bydgoszcz'] as const

let hub: HubProcess
let browser: Browser
const demo = {} as Record<Id, Demonstration>
const sockets: Socket[] = []

beforeAll(async () => {
  browser = await startChromium()
  const args = ['--office', 'offices/bydgoszcz.yaml', '--at', '2026-11-19T12:05']
  hub = await hubProcess({ office: 'offices/katowice.yaml', args })
  await hub.start()
  for (const id of ids) demo[id] = await demonstration(join(hub.dir, id))
})

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})

afterAll(async () => {
  await browser?.close()
  await hub?.remove()
})

function joined(id: Id, screen: Exclude<Screen, 'supervisor'>, token = demo[id].tokens[screen]): Socket {
  const { url, path } = socketAddress(`${hub.url}/${id}`, screen)
  const socket = io(url, { path, auth: { token }, transports: ['websocket'], forceNew: true, reconnectionDelay: 50 })
  sockets.push(socket)
  return socket
}

const takeTicket = (kiosk: Socket, id: Id, key?: string) =>
  kiosk.timeout(30_000).emitWithAck('take-ticket', { queue: walkIns[id], language: 'pl', ...(key && { key }) })

/** The first view of a counter for which this holds. */
const seen = (counter: Socket, holds: (view: { waiting: { number: string }[] }) => boolean) =>
  new Promise<{ waiting: { number: string }[] }>((resolve) => {
    counter.on('view', (view) => holds(view) && resolve(view))
  })

/** The process of an office, as the system lists the gateway's children. */
function pidOf(id: Id): number | undefined {
  const gateway = hub.pid()
  const children = readFileSync(`/proc/${gateway}/task/${gateway}/children`, 'utf8').trim().split(' ')
  return children
    .map(Number)
    .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(join(hub.dir, id)))
}

const healthz = async () => {
  const answer = await fetch(`${hub.url}/healthz`)
  return { code: answer.status, ...((await answer.json()) as { offices: { office: string; status: string }[] }) }
}

test('a demonstration of several offices has one booking site, and each office its page there', async () => {
  const sites = ids.map((id) => new URL(demo[id].booking?.url ?? 'about:blank'))
  expect(new Set(sites.map(({ origin }) => origin)).size).toBe(1)
  expect(sites.map(({ pathname }) => pathname)).toEqual(ids.map((id) => `/${id}`))
  for (const { href } of sites) expect((await fetch(href)).status).toBe(200)
})

test('[REG-3] one sign-in shows both offices side by side, and their own pages are open too', async () => {
  const { page, problems } = await openPage(browser, 1280, 900)
  const account = demo.katowice.accounts.find(({ role }) => role === 'supervisor')
  await page.goto(`${hub.url}/region?lang=en`)
  await page.getByLabel('User name').fill(account?.name ?? '')
  await page.getByLabel('Password').fill(account?.password ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect.poll(() => page.getByRole('table').count()).toBe(2)
  await expectAccessible(page, 'the region’s board')
  await page.getByRole('link', { name: 'Reports' }).click()
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(2)
  await page.goto(`${hub.url}/bydgoszcz/supervisor`)
  await page
    .getByRole('navigation')
    .getByText(account?.name ?? '')
    .waitFor()
  expect(problems).toEqual([])
  await page.context().close()
})

test('a ticket of one office is seen at its own desks and at no other office’s', async () => {
  const [own, other] = [joined('katowice', 'counter'), joined('bydgoszcz', 'counter')]
  const before = await seen(other, () => true)
  const here = seen(own, (view) => view.waiting.length > 0)
  const answer = await takeTicket(joined('katowice', 'kiosk'), 'katowice')
  expect(answer).toMatchObject({ ok: true, ticket: { number: 'S001', page: expect.stringMatching(/^\/t\//) } })
  expect((await here).waiting.map(({ number }) => number)).toEqual(['S001'])
  const later = await new Promise<{ waiting: unknown[] }>((resolve) => other.once('view', resolve))
  expect(later.waiting).toEqual(before.waiting)

  expect((await fetch(`${hub.url}/katowice${answer.ticket.page}`)).status).toBe(200)
  expect((await fetch(`${hub.url}/bydgoszcz${answer.ticket.page}`)).status).toBe(404)
  expect((await fetch(hub.url + answer.ticket.page)).status).toBe(404)
})

test('a token of one office opens nothing at another', async () => {
  const stranger = joined('bydgoszcz', 'kiosk', demo.katowice.tokens.kiosk)
  const refused = await new Promise<{ data?: unknown }>((resolve) => stranger.once('connect_error', resolve))
  expect(refused.data).toEqual({ code: 'unauthorised' })
  const ask = (id: Id) =>
    fetch(`${hub.url}/${id}/api/kiosk/printer`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demo.katowice.tokens.kiosk}` },
    })
  expect((await ask('bydgoszcz')).status).toBe(401)
  expect((await ask('katowice')).status).toBe(200)
})

test('both offices’ machines, displays and desks work in one browser, which keeps their pairings apart', async () => {
  const { page, problems } = await openPage(browser, 1080, 1920, { locale: 'pl-PL' })
  for (const [id, queue, number] of [
    ['katowice', 'Sprawy bez rezerwacji', 'S002'],
    ['bydgoszcz', 'Uzupełnienie dokumentów', 'U001'],
  ] as const) {
    await page.goto(`${hub.url}/${id}/kiosk#token=${demo[id].tokens.kiosk}`)
    const hands = kioskHands(page, 'pl')
    await hands.choose()
    await page.getByRole('button', { name: queue }).click()
    const yes = page.getByRole('button', { name: words('pl')('kiosk:walkIn.yes') })
    await yes
      .or(page.getByText(/^[A-Z]\d{3}$/))
      .first()
      .waitFor()
    if (await yes.isVisible()) await yes.click()
    expect(await hands.number()).toBe(number)
    await hands.done()
  }
  // Without the token in the address: each page finds its own.
  for (const id of ids) {
    await page.goto(`${hub.url}/${id}/kiosk`)
    await kioskHands(page, 'pl').choose()
  }
  for (const id of ids) {
    await page.goto(`${hub.url}/${id}/display#token=${demo[id].tokens.display}`)
    await page
      .getByText(/\d\d:\d\d/)
      .first()
      .waitFor()
    await page.goto(`${hub.url}/${id}/counter#token=${demo[id].tokens.counter}`)
    await page
      .getByText(id === 'katowice' ? /25/ : /1/)
      .first()
      .waitFor()
  }
  expect(problems).toEqual([])
  await page.context().close()
})

test('the papers of each office name its own pages', async () => {
  const { page, problems } = await openPage(browser, 1080, 1920)
  await page.goto(`${hub.url}/bydgoszcz/printer`)
  await page.locator('img').first().waitFor()
  await expect.poll(() => page.evaluate("document.querySelector('img').naturalWidth")).toBeGreaterThan(0)
  expect(problems).toEqual([])
  await page.context().close()
  expect(JSON.parse(readFileSync(join(hub.dir, 'katowice', 'hub.json'), 'utf8'))).toMatchObject({
    url: expect.stringMatching(/\/katowice$/),
    office: expect.stringMatching(/katowice\.yaml$/),
  })
})

test.each([
  ['pl', 1280, 720],
  ['uk', 1280, 720],
  ['en', 390, 844],
] as const)('the first page leads to every office (%s, %d×%d)', async (language, width, height) => {
  const { page, problems } = await openPage(browser, width, height, { locale: language })
  await page.goto(hub.url)
  await page.getByRole('heading', { name: words(language)('offices:title') }).waitFor()
  await expectAccessible(page, 'the first page')
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  await page
    .getByRole('link', { name: words(language)('offices:kiosk') })
    .last()
    .click()
  await page.waitForURL(/\/bydgoszcz\/kiosk$/)
  expect(problems).toEqual([])
  await page.context().close()
})

test('the operator’s commands know the offices of a folder, and ask which where it is not said', async () => {
  const unsaid = await runScript('device', 'list', '--data', hub.dir)
  expect(unsaid).toMatchObject({ status: 2, err: expect.stringContaining('--office: bydgoszcz, katowice') })
  const added = await runScript(
    'device',
    'add',
    'display',
    'Sala',
    '--token',
    '--data',
    hub.dir,
    '--office',
    'katowice',
  )
  expect(added.out).toContain(`${new URL(hub.url).port}/katowice/display#token=`)
  const listed = await runScript('device', 'list', '--data', hub.dir, '--office', 'bydgoszcz')
  expect(listed.out).not.toContain('Sala')
  const csv = join(mkdtempSync(join(tmpdir(), 'offices-csv-')), 'day.csv')
  writeFileSync(csv, 'date,time,queue,name,email\n2026-11-19,14:00,pobyt-czasowy,Anna Test,anna@example.com\n')
  const imported = await runScript('bookings', 'import', csv, '--data', hub.dir, '--office', 'katowice')
  expect(imported).toMatchObject({ status: 0 })
  rmSync(join(csv, '..'), { recursive: true })
  const log = await runScript('log', 'show', hub.dir, '--office', 'katowice', '--stream', 'katowice')
  expect(log.out).toContain('TicketIssued')
})

test('[ALL-5] one office’s process is killed: the other serves on, and it comes back with every ticket', async () => {
  const [kiosk, other] = [joined('katowice', 'kiosk'), joined('bydgoszcz', 'kiosk')]
  let lost = 0
  other.on('disconnect', () => lost++)
  const held: string[] = []
  for (let i = 0; i < 5; i++) held.push((await takeTicket(kiosk, 'katowice')).ticket.number)
  const killed = pidOf('katowice')!
  const gone = new Promise((resolve) => kiosk.once('disconnect', resolve))
  process.kill(killed, 'SIGKILL')
  await gone
  // Asked while it is away, again with the same key, until it is acknowledged.
  const asked = (async () => {
    for (;;) {
      const answer = await takeTicket(kiosk, 'katowice', 'over-the-crash').catch(() => null)
      if (answer?.ok) return answer.ticket.number as string
    }
  })()
  for (let i = 0; i < 5; i++) expect(await takeTicket(other, 'bydgoszcz')).toMatchObject({ ok: true })
  held.push(await asked)
  expect(lost).toBe(0)
  expect(pidOf('katowice')).not.toBe(killed)
  expect(new Set(held).size).toBe(6)
  expect(held.toSorted()).toEqual(held)

  const view = await seen(joined('katowice', 'counter'), () => true)
  const waiting = view.waiting.map(({ number }) => number)
  for (const number of held) expect(waiting).toContain(number)
  expect(await healthz()).toMatchObject({ code: 200, status: 'ok' })
  const log = readFileSync(join(hub.dir, 'door.log'), 'utf8')
  expect(log).toMatch(/"office":"katowice".*has ended and is started again/)
})

test('told to stop, all offices end and let go of their folders; nothing of the gateway is left', async () => {
  const pids = ids.map((id) => pidOf(id)!)
  expect(await hub.terminate()).toEqual({ status: 0 })
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow()
  for (const id of ids) expect(verifyLog(join(hub.dir, id, 'office.db'))).toMatchObject({ ok: true })
})

test('the gateway itself is killed: its offices end too, and a new one has everything', async () => {
  await hub.start()
  const pids = ids.map((id) => pidOf(id)!)
  await hub.kill()
  await expect.poll(() => pids.some(isAlive)).toBe(false)
  await hub.start()
  const view = await seen(joined('katowice', 'counter'), () => true)
  expect(view.waiting.length).toBeGreaterThan(5)
  expect(readdirSync(hub.dir).sort()).toEqual(['booking-site', 'bydgoszcz', 'door.log', 'katowice'])
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
