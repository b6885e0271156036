import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { bookingDemonstration, bookingHands, takePicture, type Who } from './support/booking-hands.ts'
import { expectAccessible } from './support/chromium.ts'
import { settled } from './support/desk-hands.ts'
import { kioskHands } from './support/kiosk-hands.ts'

/** A visit from the calendar to the desk: Bydgoszcz's demonstration, in a real browser. */

const site = bookingDemonstration('bydgoszcz', '2026-11-19T12:05')
const { complaints, open } = site

/** Books the first hour that is free today. @returns the PIN */
async function book(page: Page, language: Language, who: Who, scripts = true): Promise<string> {
  const visitor = bookingHands(site, page, language, scripts)
  await visitor.chooseLanguage()
  await visitor.chooseMatter()
  await visitor.chooseHour()
  await visitor.press('booking:person.send')
  await page
    .getByRole('alert')
    .getByRole('link', { name: visitor.t('booking:problem.name-empty') })
    .waitFor()
  await visitor.step('person-wrong')
  await visitor.tell(who)
  return visitor.confirm(who.email)
}

/** The page needs no scrolling sideways on a phone and on a small screen. */
async function fits(room: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
  ] as const) {
    await room.setViewportSize({ width, height })
    await expect
      .poll(() => room.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message: `${width}` })
      .toBe(0)
    await takePicture(room, `${name}-${width}`)
  }
}

test('[BYD-10] [BYD-1] booked on a phone without scripts, typed at the machine, called by a clerk', async () => {
  const { demo, hub } = site
  const phone = await open(demo.booking?.url ?? '', 360, 740, { javaScriptEnabled: false, locale: 'uk-UA' })
  await takePicture(phone, 'booking-language')
  const pin = await book(phone, 'uk', { name: 'Олена Коваль', email: 'olena@example.org' }, false)
  expect(pin).toMatch(/^\d{4}$/)
  const mail = await open(demo.mail?.url ?? '', 1024, 768)
  await mail.getByText(pin).first().waitFor()
  await expectAccessible(mail, 'the mailbox')
  await takePicture(mail, 'booking-mailbox')

  // The office hears of a visit a moment after its visitor: nobody stands at the machine as fast as this test.
  await site.known('olena@example.org')
  const kiosk = await open(`${hub.url}/kiosk#token=${demo.tokens.kiosk}`, 1080, 1920)
  const hands = kioskHands(kiosk, 'uk')
  await hands.choose()
  await hands.enterPin(pin)
  await hands.press('visit.yes')
  const number = await hands.number()
  await kiosk.getByText(hands.t('kiosk:ticket.printed')).waitFor()

  const counter = await open(`${hub.url}/counter#token=${demo.tokens.counter}`, 1280, 720, { locale: 'pl-PL' })
  await counter.getByRole('button', { name: /^3\b/ }).first().click()
  await settled(counter)
  await counter.getByText(number, { exact: true }).first().waitFor()
  const call = words('pl')('counter:act.next') as string
  await counter.getByRole('button', { name: call }).first().click()
  await counter.getByText('Олена Коваль').first().waitFor()
  expect(complaints()).toEqual([])
})

test.each(['pl', 'en', 'ru'] as const)(
  '[BYD-10] the whole sitting in %s, and everybody can use it',
  async (language) => {
    const page = await open(site.demo.booking?.url ?? '', 1024, 768, { locale: language })
    await book(page, language, { name: 'Anna Nowak', email: `anna.${language}@example.org` })
    expect(complaints()).toEqual([])
  },
)

const say = (key: string, values?: object) => String(words('pl')(key, (values ?? {}) as Record<string, string>))

/** The calendar among the supervisors' pages, signed in. */
async function officeCalendar(): Promise<Page> {
  const { demo, hub } = site
  const room = await open(`${hub.url}/supervisor#/calendar`, 1280, 900, { locale: 'pl-PL' })
  const { name, password } = demo.accounts.find(({ role }) => role === 'supervisor') ?? { name: '', password: '' }
  await room.getByLabel(say('staff:name'), { exact: true }).fill(name)
  await room.getByLabel(say('staff:password'), { exact: true }).fill(password)
  await room.getByRole('button', { name: say('staff:signIn.submit') }).click()
  await room.getByRole('table', { name: say('supervisor:pages.calendar') }).waitFor()
  return room
}

test('[BOK-10] a supervisor sees the site’s week, books somebody without an address, and the code works', async () => {
  const room = await officeCalendar()
  await room.locator('.week tr[data-kind=open] .day').nth(1).click()
  await room.getByRole('button', { name: say('supervisor:calendar.book') }).click()
  await room.getByLabel(say('supervisor:calendar.name')).fill('ნინო ჭავჭავაძე')
  await takePicture(room, 'office-book')
  await room.getByRole('button', { name: say('supervisor:calendar.bookConfirm'), exact: true }).click()
  await room.locator('dialog[open]').waitFor({ state: 'detached' })
  const row = room.getByRole('row').filter({ hasText: 'ნინო ჭავჭავაძე' })
  await row.waitFor()
  await expect.poll(() => row.textContent()).toContain(say('supervisor:calendar.noEmail'))
  await expectAccessible(room, 'the calendar of the office')
  await takePicture(room, 'office-calendar')
  await fits(room, 'office-calendar')
  expect(complaints()).toEqual([])
})

test('[BOK-10] a supervisor sees every letter of the site and what became of it', async () => {
  const room = await officeCalendar()
  await room.getByRole('link', { name: say('supervisor:pages.mails') }).click()
  await room.getByRole('table', { name: say('supervisor:pages.mails') }).waitFor()
  await room.getByLabel(say('supervisor:mails.show')).selectOption('bounced')
  await room.getByText(say('supervisor:mails.none')).waitFor()
  await room.getByLabel(say('supervisor:mails.show')).selectOption('all')
  await room
    .getByRole('cell', { name: say('supervisor:calendar.fate.sent') })
    .first()
    .waitFor()
  await expectAccessible(room, 'the letters of the site')
  await takePicture(room, 'office-mails')
  await fits(room, 'office-mails')
  expect(complaints()).toEqual([])
})

test('[BOK-9] [BOK-11] booked by hand, moved, its day closed: each time the visitor’s mail says so', async () => {
  const email = 'dang@example.org'
  const room = await officeCalendar()
  const calendar = (key: string, values?: object) => say(`supervisor:calendar.${key}`, values)
  await room.getByRole('button', { name: calendar('after') }).click()
  // Until the week after has come the one before still stands there.
  await room.locator('.week .day', { hasText: '23 listopada' }).waitFor()
  await room.locator('.week tr[data-kind=open] .day').first().click()
  await room.getByRole('button', { name: calendar('book') }).click()
  await room.getByLabel(calendar('name')).fill('Đặng Thị Hồng')
  await room.getByLabel(calendar('email')).fill(email)
  await room.getByRole('button', { name: calendar('bookConfirm'), exact: true }).click()
  await room.locator('dialog[open]').waitFor({ state: 'detached' })
  const [booked] = await site.letters(email, 1)
  expect(booked?.subject).toContain('Wizyta')

  await room.getByRole('button', { name: calendar('move.of', { name: 'Đặng Thị Hồng' }) }).click()
  const hour = room.locator('dialog[open]').getByLabel(say('supervisor:bookings.hour'))
  await expect.poll(() => hour.locator('option').count()).toBeGreaterThan(3)
  const to = (await hour.locator('option').nth(3).textContent())?.slice(0, 5) ?? ''
  await hour.selectOption({ index: 3 })
  await takePicture(room, 'office-move')
  await room
    .locator('dialog[open]')
    .getByRole('button', { name: calendar('move.confirm'), exact: true })
    .click()
  await room.locator('dialog[open]').waitFor({ state: 'detached' })
  const [, moved] = await site.letters(email, 2)
  expect(moved?.subject).toContain('Wizyta przeniesiona')
  expect(moved?.subject).toContain(to)

  await room.getByRole('button', { name: calendar('cut.act') }).click()
  await room.getByRole('button', { name: calendar('cut.next') }).click()
  await room.locator('dialog[open] li').filter({ hasText: 'Đặng Thị Hồng' }).waitFor()
  await expectAccessible(room, 'whom a closed day affects')
  await takePicture(room, 'office-cut')
  await room.getByRole('button', { name: calendar('cut.confirm') }).click()
  await room.locator('dialog[open]').waitFor({ state: 'detached' })
  const [, , cut] = await site.letters(email, 3)
  expect(cut?.subject).toContain('Wybierz inny termin')
  const left = room.getByRole('table', { name: calendar('cut.left', { count: 1 }) })
  await left.getByRole('row').filter({ hasText: 'Đặng Thị Hồng' }).waitFor()
  await expectAccessible(room, 'the calendar with a closed day')
  await takePicture(room, 'office-cut-done')

  // Whoever does not move is moved or called off by the office, with a reason.
  await left.getByRole('button', { name: calendar('callOff.of', { name: 'Đặng Thị Hồng' }) }).click()
  await room.getByLabel('Urząd nie przyjmuje w tym czasie').check()
  await room
    .locator('dialog[open]')
    .getByRole('button', { name: calendar('callOff.confirm') })
    .click()
  const [, , , off] = await site.letters(email, 4)
  expect(off?.text).toContain('Urząd nie przyjmuje w tym czasie')
  await left.waitFor({ state: 'detached' })

  await room.getByRole('button', { name: calendar('asMonth') }).click()
  await room.locator('.month').waitFor()
  await room.getByLabel(calendar('find.label')).fill('Chavchavadze')
  await room.getByRole('button', { name: calendar('find.submit') }).click()
  await room
    .getByRole('table', { name: calendar('find.label') })
    .getByRole('rowheader', { name: 'ნინო ჭავჭავაძე' })
    .waitFor()
  await expectAccessible(room, 'six weeks of the office’s calendar')
  await takePicture(room, 'office-month')
  await fits(room, 'office-month')
  expect(complaints()).toEqual([])
})
