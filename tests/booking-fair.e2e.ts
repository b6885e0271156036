import { readFileSync } from 'node:fs'
import { words } from '@poczekalnia/locales'
import { languageNames } from '@poczekalnia/protocol'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { bookingDemonstration, takePicture } from './support/booking-hands.ts'
import { expectAccessible } from './support/chromium.ts'

/** What the office sees and does of draws, of what looks like a program's, and of invitations. */

/** Mondays are drawn, and one matter is for the invited. */
const ownWays = (yaml: string) =>
  yaml.replace('queue: rezydent-ue, minutes: 20', 'queue: rezydent-ue, minutes: 20, invited: true').concat(`
  releases:
    - id: poniedzialki
      how: draw
      opens: { on: monday, at: "08:00" }
      closes: { on: friday, at: "12:00" }
      for: [monday]
      weeksAhead: 1
      matters: [pobyt-czasowy]
`)
const site = bookingDemonstration('bydgoszcz', '2026-11-19T12:05', ownWays)
const say = (key: string, values: Record<string, string | number> = {}) => String(words('pl')(key, values))

async function officePage(page: string): Promise<Page> {
  const { demo, hub } = site
  const room = await site.open(`${hub.url}/supervisor#/${page}`, 1280, 900, { locale: 'pl-PL' })
  const { name, password } = demo.accounts.find(({ role }) => role === 'supervisor') ?? { name: '', password: '' }
  await room.getByLabel(say('staff:name'), { exact: true }).fill(name)
  await room.getByLabel(say('staff:password'), { exact: true }).fill(password)
  await room.getByRole('button', { name: say('staff:signIn.submit') }).click()
  return room
}

/** Looked at on a screen and on a phone; nothing has to be scrolled sideways. */
async function looked(room: Page, name: string): Promise<void> {
  await expectAccessible(room, name)
  await takePicture(room, `${name}-1280`)
  await room.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => room.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await takePicture(room, `${name}-390`)
  await room.setViewportSize({ width: 1280, height: 900 })
}

test('[BOK-7] somebody without an e-mail address is entered into a draw, found, and taken back', async () => {
  const room = await officePage('draws')
  await room.getByRole('table', { name: say('supervisor:pages.draws') }).waitFor()
  await room
    .getByRole('row')
    .filter({ hasText: /Zgłoszenia do:/ })
    .getByRole('button')
    .click()
  await room.getByRole('button', { name: say('supervisor:draws.enter') }).click()
  await room.getByLabel(say('supervisor:draws.names')).fill('Nguyễn Văn An\nNguyễn Thị Bình')
  await room.getByLabel(say('supervisor:draws.document')).fill('C1234567')
  await takePicture(room, 'office-enter-draw')
  await room.getByRole('button', { name: say('supervisor:draws.enterConfirm'), exact: true }).click()
  await room.locator('dialog[open]').waitFor({ state: 'detached' })
  const row = room.getByRole('row').filter({ hasText: 'Nguyễn Văn An' })
  await row.waitFor()
  await expect.poll(() => room.getByRole('status').textContent()).toMatch(/(\w{4}-){3}\w{4}/)
  await looked(room, 'office-draws')
  const name = 'Nguyễn Văn An, Nguyễn Thị Bình'
  await room.getByRole('button', { name: say('supervisor:draws.act.withdrawOf', { name }) }).click()
  await room
    .locator('dialog[open]')
    .getByRole('button', { name: say('supervisor:draws.act.withdraw') })
    .click()
  const taken = room.getByRole('row').filter({ hasText: say('supervisor:draws.erased') })
  await expect.poll(() => taken.textContent()).toContain(say('supervisor:draws.state.withdrawn'))
  await expect.poll(() => row.count()).toBe(0)
  expect(site.complaints()).toEqual([])
})

/** Books as a program does: the forms alone, with names and mailboxes that count on. */
async function bookByProgram(n: number): Promise<void> {
  const { origin, pathname } = new URL(site.demo.booking?.url ?? '')
  const post = (path: string, form: Record<string, string>) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin },
      redirect: 'manual',
    })
  const [id] = pathname.split('/').filter(Boolean).slice(-1)
  const base = id === 'bydgoszcz' ? pathname.replace(/\/$/, '') : `${pathname.replace(/\/$/, '')}/bydgoszcz`
  const day = `${base}/pl/m/pobyt-staly/2026-11-20`
  const page = await (await fetch(`${origin}${day}`)).text()
  const [, at = ''] = /name="at" value="(\d+)"/.exec(page) ?? []
  const held = (await post(day, { at })).headers.get('location') ?? ''
  const email = `k${n}@jedna.example`
  await post(held, { act: 'person', name: `Klient ${n}`, email })
  const [letter] = await site.letters(email, 1)
  await post(held, { act: 'code', code: /\d{6}/.exec(letter?.subject ?? '')?.[0] ?? '' })
  await site.letters(email, 2)
}

test('[WRO-7] what looks like a program’s is shown with why, and removed by a person', async () => {
  for (const n of [1, 2, 3]) await bookByProgram(n)
  const room = await officePage('programs')
  const row = room.getByRole('row').filter({ hasText: 'Klient 1' })
  await row.waitFor()
  await expect.poll(() => row.textContent()).toContain(say('supervisor:programs.sign.mailboxes-alike', { figure: 3 }))
  await looked(room, 'office-programs')
  await row.getByRole('checkbox').check()
  await room.getByRole('button', { name: say('supervisor:calendar.remove.act', { count: 1 }) }).click()
  await room
    .locator('dialog[open]')
    .getByRole('button', { name: say('supervisor:calendar.remove.confirm') })
    .click()
  await room.locator('dialog[open]').waitFor({ state: 'detached' })
  await expect.poll(() => row.textContent()).toContain(say('supervisor:calendar.state.cancelled'))
  await site.letters('k1@jedna.example', 3)
  expect(site.complaints()).toEqual([])
})

test('[BOK-14] a file of cases is invited: a fault names its line, and the letters open the days', async () => {
  const room = await officePage('calendar')
  await room.getByRole('button', { name: say('supervisor:calendar.invite.act') }).click()
  const dialog = room.locator('dialog[open]')
  const send = async (row: string) => {
    const buffer = Buffer.from(`case,lastDay\n${row}\n`)
    await dialog.locator('input[type=file]').setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer })
    await dialog.getByText('cases.csv').waitFor()
    await dialog.getByRole('button', { name: say('supervisor:calendar.invite.confirm') }).click()
  }
  await send('SO-II.6151.7.2026,2020-01-01')
  const what = say('supervisor:calendar.invite.fault.lastDay')
  await dialog.getByText(say('supervisor:calendar.invite.line', { line: 2, what })).waitFor()
  await looked(room, 'office-invite')
  await send('SO-II.6151.7.2026,2026-12-04')
  await dialog.waitFor({ state: 'detached' })
  await room.getByText(say('supervisor:calendar.invite.done', { count: 1 })).waitFor()
  const [file] = await Promise.all([
    room.waitForEvent('download'),
    room.getByRole('button', { name: say('supervisor:calendar.invite.letters') }).click(),
  ])
  const letter = readFileSync(await file.path(), 'utf8')
  expect(letter).toContain('SO-II.6151.7.2026')
  const [, code = ''] = /class="code">(\d{6})</.exec(letter) ?? []
  const visitor = await site.open(site.demo.booking?.url ?? '', 390, 844)
  await visitor.getByRole('link', { name: languageNames.pl, exact: true }).click()
  await visitor.getByRole('link', { name: say('booking:matter.invited') }).click()
  await visitor.getByLabel(say('booking:invited.case'), { exact: true }).fill('SO-II.6151.7.2026')
  await visitor.getByLabel(say('booking:code.label'), { exact: true }).fill(code)
  await visitor.getByRole('button', { name: say('booking:invited.next') }).click()
  await visitor.getByRole('heading', { name: say('booking:day.question') }).waitFor()
  expect(site.complaints()).toEqual([])
})
