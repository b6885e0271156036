// npm run screenshots: plays a little of the demonstration day and keeps a picture of each screen for README and docs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import { startVirtualPrinter } from '@poczekalnia/printer'
import { openDataFolder, openSqliteStore } from '@poczekalnia/queue-core/store'
import { io } from 'socket.io-client'
import { writePast } from '../apps/hub/src/demo/past.ts'
import { loadOffice } from '../apps/hub/src/operate/load-office.ts'
import { openPage, startChromium } from '../tests/support/chromium.ts'
import { hubProcess } from '../tests/support/hub-process.ts'
import { kioskHands } from '../tests/support/kiosk-hands.ts'
import { pictureBooking } from './pictures/booking.ts'
import { pictureRegion } from './pictures/region.ts'

const images = join(import.meta.dirname, '../docs/images')
mkdirSync(images, { recursive: true })

const printer = await startVirtualPrinter({})
const args = ['--at', '2026-11-19T12:05', '--printer', `127.0.0.1:${printer.port}`]
const hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args })
await giveItAPast(hub.dir)
await hub.start()
await new Promise((resolve) => setTimeout(resolve, 1_000))
const demo = JSON.parse(readFileSync(join(hub.dir, 'demo.json'), 'utf8'))
const browser = await startChromium()

const open = async (screen: string, width: number, height: number) => {
  const { page } = await openPage(browser, width, height, { locale: 'pl-PL' })
  await page.goto(`${hub.url}/${screen}#token=${demo.tokens[screen]}`)
  return page
}
const client = (namespace: string, session: string) =>
  io(`${hub.url}/${namespace}`, { auth: { token: demo.tokens[namespace], session }, transports: ['websocket'] })
const keep = async (page: Awaited<ReturnType<typeof open>>, name: string) => {
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(images, `${name}.png`) })
}

const kiosk = await open('kiosk', 1080, 1920)
const display = await open('display', 1920, 1080)
const counter = await open('counter', 1280, 720)
const visitors = client('kiosk', 'visitors')
const clerks = [1, 2].map((desk) => ({ desk, socket: client('counter', `clerk-${desk}`) }))
for (const { desk, socket } of clerks) await socket.emitWithAck('open-desk', { desk })
await counter.getByRole('button', { name: /^3\b/ }).first().click()

await kiosk.waitForTimeout(500)
await keep(kiosk, 'kiosk-start')
const uk = kioskHands(kiosk, 'uk')
await uk.choose()
for (const language of ['pl', 'ru', 'en', 'uk'])
  await visitors.emitWithAck('take-ticket', { queue: 'uzupelnienie-dokumentow', language })
for (const { socket } of clerks) {
  await socket.emitWithAck('call-next', {})
  await socket.emitWithAck('start', {})
}
await keep(kiosk, 'kiosk-home')
await uk.press('home.confirm')
await keep(kiosk, 'kiosk-pin')
for (const digit of demo.pins[0].pin) await kiosk.getByRole('button', { name: digit, exact: true }).click()
await kiosk.getByText(uk.t('kiosk:visit.question')).waitFor()
await keep(kiosk, 'kiosk-visit')
await uk.press('visit.yes')
await uk.number()
await kiosk.getByText(uk.t('kiosk:ticket.printed')).waitFor()
await keep(kiosk, 'kiosk-ticket')
// The queue's own paper and the phone page of who waits.
const { ticket } = await visitors.emitWithAck('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'uk' })
const { page: phone } = await openPage(browser, 390, 844)
await phone.goto(hub.url + ticket.page)
await keep(phone, 'phone-waiting')
const visits = demo.pins.slice(1, 4) as { pin: string }[]
for (const { pin } of visits) {
  const { visit } = await visitors.emitWithAck('find-visit', { pin })
  await visitors.emitWithAck('confirm-visit', { visit: visit.id, language: 'uk' })
}
await display.waitForTimeout(22_000)
await counter.keyboard.press('n')
await counter.waitForTimeout(500)
await counter.screenshot({ path: join(images, 'counter.png') })
await keep(display, 'display')

await pictureBooking(browser, demo, keep)

// What the supervisor sees of it, and how the past days went.
const piotr = demo.accounts.find((account: { role: string }) => account.role === 'supervisor')
const { page: supervisor } = await openPage(browser, 1280, 720, { locale: 'pl-PL' })
await supervisor.goto(`${hub.url}/supervisor`)
await supervisor.locator('input').nth(0).fill(piotr.name)
await supervisor.locator('input').nth(1).fill(piotr.password)
await supervisor.keyboard.press('Enter')
await supervisor.locator('nav a[href="#/board"]').waitFor()
await supervisor.waitForTimeout(1_000)
await keep(supervisor, 'board')
await supervisor.goto(`${hub.url}/supervisor#/reports`)
await supervisor.getByRole('radio', { name: words('pl')('reports:period.month') }).check({ force: true })
await supervisor.locator('dt', { hasText: words('pl')('reports:summary.held') }).waitFor({ timeout: 60_000 })
await keep(supervisor, 'reports')
await supervisor.goto(`${hub.url}/supervisor#/calendar`)
await supervisor.locator('table.week').waitFor()
await keep(supervisor, 'calendar')
await pictureRegion(browser, keep)

for (let tries = 0; tries < 40 && printer.papers.length < 6; tries++) await new Promise((r) => setTimeout(r, 250))
writeFileSync(join(images, 'ticket.png'), printer.papers[4]?.png() ?? Buffer.alloc(0))

for (const socket of [visitors, ...clerks.map((c) => c.socket)]) socket.disconnect()
await browser.close()
await hub.remove()
await printer.stop()
console.log(`Pictures are in ${images}`)

/** The weeks before, as `npm start` has them: reports of a first day would show nothing. */
async function giveItAPast(dir: string): Promise<void> {
  const office = loadOffice(join(import.meta.dirname, '../offices/bydgoszcz.yaml'))
  const folder = openDataFolder(dir)
  const store = openSqliteStore(folder.dbFile)
  await writePast(store, office, office.time.instant('2026-11-19', '12:05'))
  store.close()
  folder.release()
}
