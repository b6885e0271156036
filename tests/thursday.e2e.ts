import { readFileSync } from 'node:fs'
import { words } from '@poczekalnia/locales'
import { startVirtualPrinter, type VirtualPrinter } from '@poczekalnia/printer'
import type { Browser, Page } from 'playwright-core'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Demonstration } from '../apps/hub/src/demo/demonstration.ts'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { settled } from './support/desk-hands.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/**
 * One Thursday in Bydgoszcz, 2026-11-19 from 12:05: the real hub, the built screens, a printer that decodes what it
 * gets.
 */

let browser: Browser
let printer: VirtualPrinter
let hub: HubProcess
let demo: Demonstration
let kiosk: Page
let display: Page
let counter: Page
const problems: string[][] = []
const sockets: Socket[] = []

beforeAll(async () => {
  browser = await startChromium()
  printer = await startVirtualPrinter({})
  const args = ['--at', '2026-11-19T12:05', '--printer', `127.0.0.1:${printer.port}`]
  hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args })
  await hub.start()
  demo = await demonstration(hub.dir)
  const open = async (screen: 'kiosk' | 'display' | 'counter', width: number, height: number) => {
    const opened = await openPage(browser, width, height, { locale: 'pl-PL' })
    problems.push(opened.problems)
    await opened.page.goto(`${hub.url}/${screen}#token=${demo.tokens[screen]}`)
    return opened.page
  }
  kiosk = await open('kiosk', 1080, 1920)
  display = await open('display', 1920, 1080)
  counter = await open('counter', 1280, 720)
})

afterEach(() => {
  expect(problems.flat(), 'no page has complained').toEqual([])
})

afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await browser?.close()
  await hub?.remove()
  await printer?.stop()
})

const pl = words('pl')
/** A clerk presses the button with these words, no faster than a person. */
const clerk = async (key: string) => {
  await settled(counter)
  await counter
    .getByRole('button', { name: pl(`counter:${key}`) as string })
    .first()
    .click()
}
const onDisplay = (number: string) => display.getByText(number, { exact: true }).first().waitFor()
const papers = async (count: number) => {
  await expect.poll(() => printer.papers.length).toBe(count)
  expect(printer.problems).toEqual([])
}

test('[BYD-1] [BYD-3] the day begins: a late booking has cancelled itself, the clerk opens desk 3', async () => {
  expect(demo.pins.map((p) => p.time)).not.toContain('11:50')
  await counter.getByRole('button', { name: /^3\b/ }).first().click()
  await counter.getByText(pl('counter:visitor.nobody')).waitFor()
})

test('[BYD-1] [BYD-4] a Ukrainian visitor confirms with the PIN and gets paper in Ukrainian', async () => {
  const hands = kioskHands(kiosk, 'uk')
  await hands.choose()
  await expectAccessible(kiosk, 'home in Ukrainian')
  await hands.enterPin(demo.pins[0]?.pin ?? '')
  await kiosk.getByText(hands.t('kiosk:visit.question')).waitFor()
  await expectAccessible(kiosk, 'is this your visit?')
  await hands.press('visit.yes')
  expect(await hands.number()).toMatch(/^[ABC]001$/)
  await kiosk.getByText(hands.t('kiosk:ticket.approximate')).waitFor()
  await kiosk.getByText(hands.t('kiosk:ticket.printed')).waitFor()
  await expectAccessible(kiosk, 'a confirmed visit')
  await papers(1)
  await hands.done()
})

test('[ALL-3] [ACC-9] the same PIN again tells how the visit stands; a wrong and a late one what to do', async () => {
  const hands = kioskHands(kiosk, 'en')
  const late = readFileSync('offices/bydgoszcz.bookings.csv', 'utf8').split('\n')[1]?.split(',')[5] ?? ''
  await hands.choose()
  await hands.enterPin(demo.pins[0]?.pin ?? '')
  await kiosk.waitForSelector('[data-screen="status"]')
  await expect.poll(() => kiosk.locator('.stub .number').textContent()).toMatch(/^[A-Z]\d{3}/)
  await expectAccessible(kiosk, 'status')
  await backHome()
  for (const [pin, key] of [
    ['0000', 'pin-unknown'],
    [late, 'visit-late'],
  ] as const) {
    await hands.enterPin(pin)
    await kiosk.getByText(hands.t(`kiosk:refused.${key}`)).waitFor()
    await expectAccessible(kiosk, key)
    await backHome()
  }
  await kiosk.reload()
})

/** Presses "back" until the machine asks what the visitor came for. */
async function backHome(): Promise<void> {
  const screen = kiosk.locator('[data-screen]').first()
  for (;;) {
    const at = await screen.getAttribute('data-screen')
    if (at === 'home') return
    await kiosk
      .getByRole('button', { name: words('en')('kiosk:back') as string })
      .first()
      .click()
    await expect.poll(() => screen.getAttribute('data-screen')).not.toBe(at)
  }
}

test('[BYD-6] [BYD-7] a Polish visitor is asked for the summons and takes a walk-in ticket', async () => {
  const hands = kioskHands(kiosk, 'pl')
  await hands.choose()
  await kiosk.getByRole('button', { name: 'Uzupełnienie dokumentów' }).click()
  await kiosk.getByText('Wezwanie otrzymane z urzędu').waitFor()
  await hands.press('walkIn.yes')
  expect(await hands.number()).toBe('U001')
  await papers(2)
  await hands.done()
})

test('[ALL-2] [ALL-9] the clerk calls, the waiting room sees it, the desk says why and whom', async () => {
  await clerk('act.next')
  // Nobody's hour has come: the walk-in has waited longest.
  await onDisplay('U001')
  await counter.getByText(pl('counter:reason.longest-waiting-walk-in')).waitFor()
  await counter.getByText(pl('counter:visitor.shown')).waitFor()
  await expectAccessible(display, 'the display')
  await expectAccessible(counter, 'the desk')
  await clerk('act.start')
  await counter.getByText(pl('counter:state.serving')).first().waitFor()
  await clerk('act.finish')
  await clerk('act.next')
  // The visitor is early, and the desk would stand idle: [ALL-2] (3).
  await counter.getByText(pl('counter:reason.desk-idle-visitor-early')).waitFor()
})

test('[BYD-5] [ALL-4] the booked name is at the desk, and the waiting room never sees it', async () => {
  await counter.getByText('Andrij Melnyk').waitFor()
  await expect.poll(() => display.content()).not.toMatch(/Melnyk/)
  await clerk('act.start')
  await clerk('act.finish')
  await counter.getByText('Andrij Melnyk').waitFor({ state: 'detached' })
})

test('[ALL-5] out of paper: the number stays valid, the desk is told, and a new roll prints the next', async () => {
  await printer.setState('paper-out')
  await counter.getByText(pl('counter:machine.paper-out')).first().waitFor()
  const hands = kioskHands(kiosk, 'ru')
  await hands.choose()
  await kiosk.getByText(hands.t('kiosk:printer.before')).first().waitFor()
  await hands.takeWalkIn('Подача недостающих документов')
  expect(await hands.number()).toBe('U002')
  await kiosk.getByText(hands.t('kiosk:ticket.failed')).waitFor()
  await expectAccessible(kiosk, 'a ticket without paper')
  await hands.done()
  await printer.setState('ready')
  await counter.getByText(pl('counter:machine.ready')).first().waitFor()
  const next = kioskHands(kiosk, 'pl')
  await next.choose()
  await next.takeWalkIn('Uzupełnienie dokumentów')
  expect(await next.number()).toBe('U003')
  await papers(3)
  await next.done()
})

test('the ticket’s own page on a phone: ahead, then the desk when called', async () => {
  const socket = io(`${hub.url}/kiosk`, { auth: { token: demo.tokens.kiosk }, transports: ['websocket'] })
  sockets.push(socket)
  const answer = await socket.emitWithAck('take-ticket', { queue: 'uzupelnienie-dokumentow', language: 'uk' })
  const { page: phone, problems: phoneProblems } = await openPage(browser, 390, 844)
  problems.push(phoneProblems)
  await phone.goto(hub.url + answer.ticket.page)
  await phone.getByText('U004').first().waitFor()
  await expectAccessible(phone, 'the phone page')
  for (const number of ['U002', 'U003', 'U004']) {
    await clerk('act.next')
    await onDisplay(number)
    if (number !== 'U004') {
      await clerk('act.start')
      await clerk('act.finish')
    }
  }
  await phone.getByText(words('uk')('page:go')).first().waitFor()
  await phone.context().close()
  await papers(4)
})

test('[ALL-5] [ALL-7] the hub is killed and starts again: screens heal; desk, visitor, numbers are there', async () => {
  const printed = printer.papers.length
  await hub.kill()
  await display
    .getByText(/\d\d:\d\d/)
    .first()
    .waitFor()
  await kiosk.getByText(pl('kiosk:unreachable.title')).waitFor()
  await hub.start()
  await kiosk.getByRole('button', { name: 'polski' }).first().waitFor()
  await counter.getByText('U004').first().waitFor()
  await clerk('act.recall')
  await counter.getByText(pl('counter:visitor.recalls', { count: 1 })).waitFor()
  await clerk('act.absent')
  const hands = kioskHands(kiosk, 'pl')
  await hands.choose()
  await hands.takeWalkIn('Uzupełnienie dokumentów')
  expect(await hands.number()).toBe('U005')
  // Exactly once: nothing that was on paper before the restart is printed again.
  await papers(printed + 1)
})
