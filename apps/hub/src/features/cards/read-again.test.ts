import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { KioskView, ProfileText } from '@poczekalnia/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { officeFile, type RunningHub, runHub } from '../../testing/running-hub.ts'
import { askApi, firstAdministrator } from '../../testing/staff-hands.ts'
import { reloadProfile } from '../profile/reload.ts'
import { loadCards } from './load-cards.ts'

/** Information cards that are read again while the office works (KAT-10, BYD-12). */

let running: RunningHub
let folder: string
beforeEach(async () => {
  running = await runHub({ profileFile: { read: () => null, write: () => false }, cardsBeside: true })
  folder = mkdtempSync(join(tmpdir(), 'cards-'))
  cpSync(join(dirname(officeFile), 'cards'), join(folder, 'cards'), { recursive: true })
})
afterEach(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

const listed = async () => {
  const { cards } = (await (await fetch(`${running.hub.url}/api/cards`)).json()) as { cards: { id: string }[] }
  return cards.map(({ id }) => id)
}
const shows = (ids: string[]) => (view: KioskView) => view.cards?.map(({ id }) => id).join() === ids.join()

async function takeOver(change: (text: string) => string) {
  const cookie = await firstAdministrator(running)
  const { text, version } = (await askApi(running, 'GET', '/api/profile', { cookie })).body as unknown as ProfileText
  const { body } = await askApi(running, 'POST', '/api/profile', {
    body: { text: change(text), base: version },
    cookie,
  })
  return body as { ok?: boolean; error?: { code: string } }
}
const named = (cards: string) => (text: string) => text.replace(/^cards: .*$/m, `cards: [${cards}]`)

test('[BYD-12] a profile with other cards is taken over with them: machine, phones and printer know them', async () => {
  const kiosk = await running.join('kiosk')
  await kiosk.until(shows(['bydgoszcz-wizyta', 'bydgoszcz-uzupelnienie']))
  expect((await takeOver(named('bydgoszcz-uzupelnienie'))).error).toBeUndefined()
  await kiosk.until(shows(['bydgoszcz-uzupelnienie']))
  expect(await listed()).toEqual(['bydgoszcz-uzupelnienie'])
  expect((await fetch(`${running.hub.url}/c/bydgoszcz-wizyta`)).status).toBe(404)
  expect(await kiosk.code('print-card', { card: 'bydgoszcz-wizyta', language: 'pl' })).toBe('card-unknown')
})

test('a profile that names a card that is not there is refused, and the cards stay', async () => {
  expect((await takeOver(named('bydgoszcz-wizyta, nowhere'))).error?.code).toBe('profile-faulty')
  expect(await listed()).toEqual(['bydgoszcz-wizyta', 'bydgoszcz-uzupelnienie'])
})

test('[KAT-10] a changed card is read again on the operator’s word; one with a mistake changes nothing', async () => {
  const { session, cards } = running.hub
  const lines: { problem?: string }[] = []
  const log = { info: () => undefined, error: (line: object) => void lines.push(line) } as never
  const load = async () => ({
    office: session.office,
    cards: await loadCards(session.office, join(folder, 'bydgoszcz.yaml')),
  })
  const file = join(folder, 'cards/bydgoszcz-wizyta.md')
  const before = session.version()
  const original = cards.now()[0]!

  writeFileSync(file, 'no card')
  expect(await reloadProfile(session, load, log, cards.replace)).toBe(false)
  expect(lines[0]?.problem).toContain('cards/bydgoszcz-wizyta.md:1')
  expect(cards.now()[0]).toBe(original)

  cpSync(join(dirname(officeFile), 'cards/bydgoszcz-uzupelnienie.md'), file)
  expect(await reloadProfile(session, load, log, cards.replace)).toBe(true)
  expect(cards.now()[0]?.title.pl).toBe('Uzupełnienie dokumentów')
  const { title } = (await (await fetch(`${running.hub.url}/api/cards/bydgoszcz-wizyta`)).json()) as typeof original
  expect(title.pl).toBe('Uzupełnienie dokumentów')
  expect(session.version()).toBe(before)
})
