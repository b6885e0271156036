import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Demonstration } from '../apps/hub/src/demo/demonstration.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/**
 * A supervisor's day in Bydgoszcz on its Thursday: the real hub, the built screens, and what visitors see of each act.
 */

const queue = 'Uzupełnienie dokumentów'
const pl = words('pl')
const say = (key: string, values = {}) => pl(key, values) as string

let browser: Browser
let hub: HubProcess
let room: Page
let kiosk: Page
let display: Page
const problems: string[][] = []

let demo: Demonstration

beforeAll(async () => {
  browser = await startChromium()
  hub = await hubProcess({
    office: join(import.meta.dirname, '../offices/bydgoszcz.yaml'),
    args: ['--at', '2026-11-19T12:05'],
  })
  await hub.start()
  demo = await demonstration(hub.dir)
  ;[kiosk, display, room] = await Promise.all([
    open(`/kiosk#token=${demo.tokens.kiosk}`, 1080, 1920),
    open(`/display#token=${demo.tokens.display}`, 1920, 1080),
    open('/supervisor', 1280, 720),
  ])
  const { name, password } = demo.accounts.find(({ role }) => role === 'supervisor') ?? { name: '', password: '' }
  await room.getByLabel(say('staff:name'), { exact: true }).fill(name)
  await room.getByLabel(say('staff:password'), { exact: true }).fill(password)
  await press('staff:signIn.submit')
  await room.getByRole('heading', { name: say('supervisor:board.queues') }).waitFor()
})

afterEach(() => {
  expect(problems.flat(), 'no page has complained').toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await hub?.remove()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const { page } = await openPage(browser, width, height, { locale: 'pl-PL', reducedMotion: 'reduce' })
  const heard: string[] = []
  problems.push(heard)
  page.on('pageerror', (error) => heard.push(error.message))
  await page.goto(hub.url + path)
  return page
}

/** A picture of a page, where they are asked for. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.POCZEKALNIA_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.png`) })
}

const press = (key: string, values = {}) =>
  room
    .getByRole('button', { name: say(key, values), exact: true })
    .first()
    .click()
const said = (key: string, values = {}) => room.getByText(say(key, values), { exact: true }).first().waitFor()
const goTo = async (page: string) => {
  await room.getByRole('link', { name: say(`supervisor:pages.${page}`), exact: true }).click()
  await room.getByRole('heading', { level: 1, name: say(`supervisor:pages.${page}`) }).waitFor()
}
/** The Polish words of a text to visitors. */
const polish = () => room.locator('textarea[lang="pl"]')
const start = async () => {
  const hands = kioskHands(kiosk, 'pl')
  await hands.choose()
  return hands
}
/** Back to the machine's start, whatever it shows. */
const fresh = async () => {
  await kiosk.reload()
}

test('[KAT-7] a queue is stopped with a reason, the machine gives it, and go takes it back', async () => {
  await expectAccessible(room, 'the board')
  await press('supervisor:board.stopQueue', { queue })
  await expectAccessible(room, 'stop a queue')
  // Words in another language alone reach nobody: Polish ones are asked for, not the others dropped without a word.
  const english = room.locator('textarea[lang="en"]')
  await english.fill('Back at one.')
  await expect.poll(() => polish().getAttribute('required')).not.toBeNull()
  await english.fill('')
  await expect.poll(() => polish().getAttribute('required')).toBeNull()
  await polish().fill('Awaria systemu, wrócimy po 13.')
  await press('supervisor:board.stopConfirm')
  await said('supervisor:board.stopDone')
  await start()
  await kiosk.getByRole('button', { name: queue }).click()
  await kiosk.getByText('Awaria systemu, wrócimy po 13.').first().waitFor()
  await press('supervisor:board.goQueue', { queue })
  await said('supervisor:board.goDone')
  await fresh()
  const hands = await start()
  await hands.takeWalkIn(queue)
  expect(await hands.number()).toBe('U001')
  await hands.done()
})

test('[ACC-10] a stop until an hour: machine and display tell the same, and no other day', async () => {
  await press('supervisor:board.stopQueue', { queue })
  await room.getByLabel(say('supervisor:board.stopUntil')).selectOption('13:00')
  await expectAccessible(room, 'stop a queue until an hour')
  await picture(room, 'stop until an hour')
  await polish().fill('Proszę spróbować po 13:00.')
  await press('supervisor:board.stopConfirm')
  await said('supervisor:board.stopDone')
  await room.getByText(say('supervisor:board.ticketState.stoppedUntil', { time: '13:00' }), { exact: true }).waitFor()
  await start()
  const again = say('kiosk:queue.next', { when: say('kiosk:when.today', { time: '13:00' }) })
  await kiosk.getByRole('button', { name: queue }).click()
  await kiosk.getByText(again, { exact: true }).waitFor()
  await expect.poll(() => kiosk.locator('main').textContent()).not.toContain('jutro')
  await picture(kiosk, 'a stop until an hour')
  await display
    .getByText(/Bilety dziś od\s13:00/)
    .first()
    .waitFor()
  await press('supervisor:board.goQueue', { queue })
  await said('supervisor:board.goDone')
  await fresh()
})

test('[ACC-10] who confirms a visit before an early end is told of it first', async () => {
  await press('supervisor:board.closeEarly')
  await room.getByLabel(say('supervisor:board.closeHour')).selectOption('12:15')
  await press('supervisor:board.closeConfirm', { hour: '12:15' })
  await said('supervisor:board.closesEarly', { hour: '12:15' })
  const later = demo.pins.find(({ time }) => time > '12:15' && time < '13:00')
  const hands = await start()
  await hands.enterPin(later?.pin ?? '')
  await kiosk.getByText(/Dziś kończymy pracę o 12:15/).waitFor()
  await press('supervisor:board.reopen')
  await said('supervisor:board.reopenDone')
  await fresh()
})

test('a message is previewed, then shown on the display and the machine at once, and taken away', async () => {
  await goTo('messages')
  await expectAccessible(room, 'messages')
  await room.getByRole('button', { name: /Obsługa trwa dziś dłużej/ }).click()
  await expect.poll(() => polish().inputValue()).toMatch(/^Obsługa trwa dziś dłużej/)
  await polish().fill('Stanowisko 3 nieczynne do 14.')
  await room.locator('.preview-display').getByText('Stanowisko 3 nieczynne do 14.').waitFor()
  await press('supervisor:messages.show')
  await said('supervisor:messages.shown')
  await display.getByText('Stanowisko 3 nieczynne do 14.').first().waitFor()
  await start()
  await kiosk.getByText('Stanowisko 3 nieczynne do 14.').first().waitFor()
  await press('supervisor:messages.clear')
  await said('supervisor:messages.none')
  await display.getByText('Stanowisko 3 nieczynne do 14.').first().waitFor({ state: 'detached' })
  await fresh()
})

test('a file with a bad line is previewed: nothing at first, then the good line', async () => {
  await goTo('bookings')
  await expectAccessible(room, 'bookings')
  const rows = [
    'date,time,queue,name,email,pin',
    '2026-11-19,14:05,pobyt-czasowy,Zofia Próbna,zofia@example.org,',
    '2026-11-19,25:00,pobyt-czasowy,Jan Zły,jan@example.org,',
  ]
  const file = { name: 'rezerwacje.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await room.locator('input[type=file]').setInputFiles(file)
  await room.getByText('„25:00”', { exact: false }).waitFor()
  await expectAccessible(room, 'a preview')
  await press('supervisor:bookings.nothing')
  await room.getByLabel(say('supervisor:bookings.search')).fill('prob')
  await said('supervisor:bookings.noneFound')
  await room.locator('input[type=file]').setInputFiles(file)
  await press('supervisor:bookings.take', { good: 1 })
  await said('supervisor:bookings.importDone', { imported: 1, changed: 0 })
  await room.getByRole('rowheader', { name: 'Zofia Próbna' }).waitFor()
  expect(room.url()).not.toContain('prob')
})

test('[KAT-5] a booking is cancelled with a reason, and the machine tells the visitor', async () => {
  const row = room.getByRole('row', { name: /Zofia Próbna/ })
  const code = (await row.getByRole('cell').nth(1).textContent()) ?? ''
  await press('supervisor:bookings.cancelOf', { name: 'Zofia Próbna' })
  await expectAccessible(room, 'cancel a booking')
  await room.getByLabel('Brak wymaganych dokumentów').check()
  await press('supervisor:bookings.cancelConfirm')
  await said('supervisor:bookings.cancelDone')
  const hands = await start()
  await hands.enterPin(code)
  await kiosk.getByText('Brak wymaganych dokumentów', { exact: false }).first().waitFor()
  await fresh()
})

test('[KAT-7] the day is closed early: whom it leaves out is shown, machines say so, usual hours return', async () => {
  await goTo('board')
  await press('supervisor:board.closeEarly')
  await room.getByLabel(say('supervisor:board.closeHour')).selectOption('13:00')
  await room.getByText(/^Rezerwacje od tej godziny: \d+/).waitFor()
  await polish().fill('Szkolenie pracowników.')
  await press('supervisor:board.closeConfirm', { hour: '13:00' })
  await said('supervisor:board.closesEarly', { hour: '13:00' })
  await start()
  await kiosk.getByText('Szkolenie pracowników.', { exact: false }).first().waitFor()
  // The list stays on the board, and leads to the letters.
  await room.getByRole('link', { name: say('supervisor:letters.toLetters') }).click()
  const letter = room.getByRole('link', { name: new RegExp(say('supervisor:letters.writeTo', { name: '' }).trim()) })
  await letter.first().waitFor()
  const mail = decodeURIComponent((await letter.first().getAttribute('href')) ?? '')
  expect(mail).toMatch(/^mailto:\S+@\S+\?subject=/)
  expect(mail).toContain('13:00')
  await expectAccessible(room, 'letters')
  await goTo('board')
  await press('supervisor:board.reopen')
  await said('supervisor:board.reopenDone')
  await fresh()
})

test('a ticket is given priority', async () => {
  await press('supervisor:board.priority')
  await room.getByLabel(say('supervisor:log.number'), { exact: true }).fill('u001')
  await press('supervisor:people.save')
  await room.getByText(say('supervisor:board.priorityChoose'), { exact: true }).waitFor()
  await expectAccessible(room, 'priority')
  await room.getByLabel('Niepełnosprawność', { exact: true }).check()
  await press('supervisor:people.save')
  await said('supervisor:board.priorityDone', { number: 'U001' })
})

test('a display is added with its code, then removed: its screen is refused', async () => {
  await goTo('devices')
  await expectAccessible(room, 'devices')
  await press('supervisor:devices.add')
  await room.getByLabel(say('supervisor:devices.name'), { exact: true }).fill('Sala próbna')
  await press('supervisor:people.add')
  await room.getByRole('img', { name: say('supervisor:devices.qr') }).waitFor()
  await expectAccessible(room, 'pairing')
  const address = (await room.locator('.pairing dd[data-name="address"]').textContent()) ?? ''
  const code = (await room.locator('.pairing dd[data-name="code"]').textContent()) ?? ''
  await press('supervisor:devices.pairDone')
  const screen = await open(address.replace(/^https?:\/\/[^/]+/, ''), 1920, 1080)
  await screen.getByLabel(say('pairing:title')).fill(code)
  await expectAccessible(screen, 'pairing code')
  await screen.getByRole('button', { name: say('pairing:connect') }).click()
  const row = room.getByRole('row', { name: /Sala próbna/ })
  await row.getByText(say('supervisor:devices.linked'), { exact: true }).waitFor()
  await press('supervisor:devices.removeOf', { name: 'Sala próbna' })
  // A second Enter removes nothing.
  await expect.poll(() => room.evaluate('document.activeElement.className')).toContain('back')
  await press('supervisor:devices.removeConfirm')
  await row.waitFor({ state: 'detached' })
  await screen.getByText(say('display:refused.title'), { exact: false }).first().waitFor()
})
