import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '@poczekalnia/locales'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage, startChromium } from './support/chromium.ts'
import { demonstration } from './support/demonstration.ts'
import { atOneMoment } from './support/desk-hands.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/** An administrator edits the office's profile while a visitor waits: the real hub, the built pages. */

const pl = words('pl')
const say = (key: string, facts: Record<string, string | number> = {}): string => pl(`profile:${key}`, facts)
const queueName = 'Uzupełnienie dokumentów'
/** Where pictures of the page go; nowhere when left out. */
const pictures = process.env.POCZEKALNIA_PICTURES

let browser: Browser
let hub: HubProcess
let page: Page
let kiosk: Page
let hands: ReturnType<typeof kioskHands>
const problems: string[][] = []

beforeAll(async () => {
  hub = await hubProcess({ office: 'offices/bydgoszcz.yaml', args: ['--at', '2026-11-19T12:05'] })
  await hub.start()
  browser = await startChromium()
  const demo = await demonstration(hub.dir)
  kiosk = await open(`/kiosk#token=${demo.tokens.kiosk}`, 1080, 1920)
  hands = kioskHands(kiosk, 'pl')
  page = await open('/supervisor#/profile', 1280, 720)
  const administrator = demo.accounts.find(({ role }) => role === 'administrator')
  await page.getByLabel(pl('staff:name') as string).fill(administrator?.name ?? '')
  await page.getByLabel(pl('staff:password') as string, { exact: true }).fill(administrator?.password ?? '')
  await page.keyboard.press('Enter')
  await button(say('mode.text')).click()
  await editor().waitFor()
})

afterAll(async () => {
  expect(problems.flat(), 'no page has complained').toEqual([])
  await browser?.close()
  await hub?.remove()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const opened = await openPage(browser, width, height, { locale: 'pl-PL' })
  problems.push(opened.problems)
  await opened.page.goto(hub.url + path)
  return opened.page
}

const editor = () => page.getByRole('textbox', { name: say('editor.label') })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const tab = (name: string) => button(say(`tab.${name}`)).click()
const status = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
async function picture(name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** Puts a text in place of another: as by hand, all of it selected and pasted. */
async function replace(...pairs: (readonly [from: string | RegExp, to: string])[]): Promise<void> {
  const { text } = (await page.evaluate(async () => (await fetch('/api/profile')).json())) as { text: string }
  const changed = pairs.reduce((before, [from, to]) => before.replace(from, to), text)
  expect(changed).not.toBe(text)
  await editor().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(changed)
}

test('the profile is there as it was written, with the settings suggested as they are typed', async () => {
  await status(say('state.same', { version: 1 }))
  await expectAccessible(page, 'profile')
  await picture('text')
  await editor().click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('spe')
  await page.getByRole('option', { name: /specialDays/ }).waitFor()
  await picture('suggestions')
  await page.keyboard.press('Escape')
  // Keys that came slowly are taken back one by one.
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+z')
      return page
        .getByRole('status')
        .filter({ hasText: say('state.same', { version: 1 }) })
        .isVisible()
    })
    .toBe(true)
})

test('who works by keyboard leaves the editor by Escape and Tab', async () => {
  await editor().focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect.poll(() => editor().evaluate((element) => element.contains(document.activeElement))).toBe(false)
})

test('a mistake is told with its line, and a press leads there', async () => {
  await replace(['graceMinutes: 0 #', 'graceMinutes: ten #'])
  await status(say('state.faults', { count: 1 }))
  const line = readFileSync('offices/bydgoszcz.yaml', 'utf8')
    .split('\n')
    .findIndex((one) => one.includes('graceMinutes: 0'))
  const place = button(say('faults.line', { line: line + 1 }))
  await page.getByText(say('expect.type.number')).first().waitFor()
  await expect.poll(() => button(say('takeOver')).getAttribute('aria-disabled')).toBe('true')
  await picture('fault')
  await expectAccessible(page, 'a fault')
  await place.click()
  await page.keyboard.type('0')
  await page.keyboard.press('Control+Delete')
  await status(say('state.same', { version: 1 }))
})

test('[ALL-5] [ALL-8] hours change while a visitor waits: seen as week and difference, then taken over', async () => {
  await hands.choose()
  await hands.takeWalkIn(queueName)
  const number = await hands.number()
  await hands.done()
  await hands.choose()
  // A machine that nobody touches asks whether somebody is there; this one waits as long as the editing takes.
  await atOneMoment(kiosk)
  await replace(['thursday: ["12:00-15:30"]', 'thursday: ["14:00-15:30"]'])
  await status(say('state.changes', { count: 1 }))
  await tab('week')
  await page
    .getByRole('row', { name: /^czwartek/ })
    .getByText('14:00–15:30')
    .waitFor()
  await expectAccessible(page, 'week')
  await picture('week')
  await tab('changes')
  const row = page.getByRole('row', { name: `${queueName}, czwartek: bilety` })
  await expect.poll(() => row.textContent()).toMatch(/12:00–15:30.*14:00–15:30/)
  await expectAccessible(page, 'changes')
  await picture('changes')
  await button(say('takeOver')).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('takeOver') })
    .click()
  await status(say('done', { version: 2 }))
  // The machine says so without being touched.
  await kiosk.getByRole('button', { name: queueName }).filter({ hasText: '14:00' }).waitFor()
  expect(await ticketsOf()).toContain(number)
  await tab('text')
})

test('a change that would orphan who waits can not be made, and the page says what to do', async () => {
  // Its card goes with it, or the profile would name one that fits no queue.
  await replace(
    [/ {2}- id: uzupelnienie-dokumentow[\s\S]*?\n\n# \[BYD-9\]/, '\n# [BYD-9]'],
    ['cards: [bydgoszcz-wizyta, bydgoszcz-uzupelnienie]', 'cards: [bydgoszcz-wizyta]'],
  )
  await page
    .getByRole('status')
    .filter({ hasText: /Na razie/ })
    .waitFor()
  await button(say('why')).click()
  const told = say('problem.queue-removed', { queue: queueName, who: say('problem.tickets', { count: 1 }) })
  await page.getByText(told).waitFor()
  await expect.poll(() => button(say('takeOver')).getAttribute('aria-disabled')).toBe('true')
  await expectAccessible(page, 'a change that orphans')
  await picture('blocked')
  await button(say('undo')).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('undo') })
    .click()
  await status(say('state.same', { version: 2 }))
})

test('an old version is brought back', async () => {
  await tab('versions')
  await picture('versions')
  await expectAccessible(page, 'versions')
  await button(say('versions.viewOf', { version: 1 })).click()
  await page.getByRole('dialog').getByText('thursday: ["12:00-15:30"]').waitFor()
  await button(say('versions.close')).click()
  await button(say('versions.bringBackOf', { version: 1 })).click()
  await button(say('takeOver')).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('takeOver') })
    .click()
  await status(say('done', { version: 3 }))
  await tab('versions')
  await expect.poll(() => page.getByRole('row').count()).toBe(4)
})

test('after a restart the version that was taken over holds, and the demonstration’s file is as it was', async () => {
  const before = readFileSync('offices/bydgoszcz.yaml', 'utf8')
  await tab('text')
  await replace(['thursday: ["12:00-15:30"]', 'thursday: ["12:00-13:00"]'])
  await status(say('state.changes', { count: 1 }))
  await button(say('takeOver')).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('takeOver') })
    .click()
  await status(say('done', { version: 4 }))
  await hub.terminate()
  await hub.start()
  const { version, text } = await inForce()
  expect([version, text.includes('thursday: ["12:00-13:00"]')]).toEqual([4, true])
  expect(readFileSync('offices/bydgoszcz.yaml', 'utf8')).toBe(before)
})

const inForce = () =>
  page.evaluate(async () => (await fetch('/api/profile')).json()) as Promise<{ version: number; text: string }>

/** Everything that the log of the day says about tickets given out. */
const ticketsOf = () => page.evaluate(async () => (await fetch('/api/log?type=TicketIssued&language=pl')).text())

test('what is turned every day is a form over the same text: hours, days, limits, visits, a message', async () => {
  const before = ((await page.evaluate(async () => (await fetch('/api/profile')).json())) as { text: string }).text
  await button(say('mode.form')).click()
  const tuesday = page.getByRole('group', { name: say('setting.tuesday'), exact: true }).first()
  await tuesday.getByLabel(say('form.to', { name: say('setting.tuesday') })).fill('17:30')
  await page.getByLabel(say('setting.graceMinutes')).fill('7')
  await page.getByLabel(say('setting.seats')).fill('4')
  await page.getByLabel(say('form.opensAt')).fill('09:30')
  // Places begin with the office's hours as their own, and may go back to those of the visits.
  await button(say('form.ownHours')).click()
  const places = page.getByRole('group', { name: say('form.placeHours', { places: 'stanowiska' }) })
  await places.getByLabel(say('form.to', { name: say('setting.monday') })).waitFor()
  await button(say('form.likeVisits')).click()
  await button(say('form.addDay')).click()
  await page.getByLabel(say('setting.date'), { exact: true }).fill('2026-12-24')
  await page.getByLabel(say('setting.pl'), { exact: true }).last().fill('Wracamy o 12:30')
  await expect.poll(() => button(say('takeOver')).getAttribute('aria-disabled')).toBe('false')
  await expectAccessible(page, 'profile form')
  await picture('form')
  await button(say('mode.text')).click()
  await editor().waitFor()
  await button(say('takeOver')).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('takeOver') })
    .click()
  await status(say('done', { version: '' }).trim().replace(/\.$/, ''))
  const after = ((await page.evaluate(async () => (await fetch('/api/profile')).json())) as { text: string }).text
  const [was, is] = [before.split('\n'), after.split('\n')]
  expect(is.filter((line) => !was.includes(line))).toEqual([
    '  tuesday: ["08:00-17:30"]',
    '  graceMinutes: 7 # [BYD-3]',
    expect.stringContaining('Wracamy o 12:30'),
    '    - { id: stanowiska, seats: 4 }',
    '  opens: { kind: days-ahead, days: 30, at: "09:30" }',
    ...['specialDays:', '  - date: "2026-12-24"', '    hours: []', expect.stringContaining('    name: { pl:')],
  ])
  expect(was.filter((line) => !is.includes(line))).toHaveLength(5)
})
