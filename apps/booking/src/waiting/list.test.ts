import { words } from '@poczekalnia/locales'
import { SiteDraws, SiteEntries, WAITING_LIST } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { hubOf } from '../testing/hub-of.ts'
import { codeIn, enterVisit, hoursOn, type RunningSite, runSite, untilBooked } from '../testing/running-site.ts'

const t = words('uk')
const date = '2026-11-25'
const day = `/bydgoszcz/uk/m/pobyt-czasowy/${date}`
const list = `${day}/list`

/** Bydgoszcz with two visits a Wednesday, and days that open each morning at eight. */
const two = (yaml: string) => yaml.replace('seats: 3', 'seats: 1, hours: { wednesday: ["09:00-09:40"] }')

const form = (n: number, more: Record<string, string> = {}) => ({
  ...{ act: 'enter', 'name-1': `Олена Коваль${'абвгде'[n]}`, document: `AB12345${n}`, email: `o${n}@gmail.com` },
  ...{ hours: 'any', ...more },
})

/** The newest letter to somebody that says something. */
async function letterTo(site: RunningSite, email: string, subject: RegExp) {
  for (let n = 1; ; n++) {
    const letter = await site.letter(n)
    if (letter.to.includes(email) && subject.test(letter.subject)) return letter
  }
}

/** Both visits are booked. @returns the pages of the two */
async function full(profile: (yaml: string) => string = two) {
  const site = await runSite({ profile, at: '2026-11-19T12:05' })
  const visits: string[] = []
  for (const n of [0, 1])
    visits.push(await untilBooked(site, { date, email: `v${n}@gmail.com`, name: `Анна Новак${'аб'[n]}` }))
  return { site, visits }
}

/** Somebody asks to stand on the list. @returns the page for the code */
const ask = async (site: RunningSite, n: number) => (await site.post(list, form(n))).location ?? ''

/** @returns the path of their own page */
async function stand(site: RunningSite, n: number, asked?: string): Promise<string> {
  const page = asked ?? (await ask(site, n))
  const code = codeIn(await letterTo(site, `o${n}@gmail.com`, /^\d{6}/))
  await site.post(page, { act: 'code', code })
  await letterTo(site, `o${n}@gmail.com`, /^Ви у списку/)
  return (await site.get(page)).location ?? ''
}

const callOff = async (site: RunningSite, visit: string) => {
  const inside = await enterVisit(site, visit)
  expect((await site.post(`${inside}/cancel`, { sure: 'yes' })).location).toBe(visit)
}
const answer = (site: RunningSite, own: string, yes: boolean) =>
  site.post(own, { act: 'answer', answer: yes ? 'yes' : 'no' })
const state = async (site: RunningSite, own: string) => /<h1[^>]*>([^<]+)</.exec((await site.get(own)).text)?.[1]

test('[BOK-8] given up on a full day it goes to who asked first, then on, and to nobody who watches', async () => {
  const { site, visits } = await full()
  expect((await site.get('/bydgoszcz/uk/m/pobyt-czasowy?month=2026-11')).text).toContain(`href="${list}"`)
  expect((await site.get(day)).text).toContain(`href="${list}"`)
  // The first one's letter is slow: what counts is when they asked.
  const slow = await ask(site, 0)
  site.clock.pass(1)
  const second = await stand(site, 1)
  const first = await stand(site, 0, slow)
  expect((await site.get(first)).text).toContain(t('booking:list.place', { place: 1 }))
  expect((await site.get(second)).text).toContain(t('booking:list.place', { place: 2 }))
  await callOff(site, visits[0] ?? '')
  await site.lookAtDraws()
  expect(await state(site, first)).toBe(t('booking:draw.offered'))
  expect(await state(site, second)).toBe(t('booking:draw.waitsTitle'))
  const offer = await letterTo(site, 'o0@gmail.com', /Місце/)
  expect(offer.text).toContain(t('booking:list.mail.offerText'))
  // No route gives it to anybody else: not the page, not the hold itself, not a visit that is moved.
  const at = String(site.office.time.instant(date, '09:00'))
  expect(hoursOn((await site.get(day)).text)).toEqual([])
  expect((await site.post(day, { at })).status).toBe(409)
  expect((await answer(site, first, false)).status).toBe(303)
  expect((await site.post(day, { at })).status).toBe(409)
  await site.lookAtDraws()
  expect(await state(site, second)).toBe(t('booking:draw.offered'))
  // Pressed twice it is said once, and is no mistake.
  const twice = await Promise.all([1, 2].map(() => answer(site, second, true)))
  expect(twice.map(({ status }) => status)).toEqual([303, 303])
  expect((await answer(site, second, false)).status).toBe(400)
  const { bookings } = (await site.feed()).body as unknown as { bookings: { state: string; email: string }[] }
  expect(
    bookings
      .filter((one) => one.state === 'booked')
      .map(({ email }) => email)
      .sort(),
  ).toEqual([...['o1@gmail.com', 'v1@gmail.com']])
})

test('[BOK-8] what nobody answers for goes on, and opens to everybody at the next opening and not before', async () => {
  const { site, visits } = await full()
  const only = await stand(site, 0)
  await callOff(site, visits[0] ?? '')
  await site.lookAtDraws()
  expect(await state(site, only)).toBe(t('booking:draw.offered'))
  const at = String(site.office.time.instant(date, '09:00'))
  // Eight hours of opening time later the offer has run out; whoever watches has nothing of it.
  site.clock.set('2026-11-20T17:00')
  expect((await site.post(day, { at })).status).toBe(409)
  await site.lookAtDraws()
  expect(await state(site, only)).toBe(t('booking:draw.over.lapsed'))
  expect((await site.post(day, { at })).status).toBe(409)
  site.clock.set('2026-11-21T07:59')
  expect((await site.post(day, { at })).status).toBe(409)
  site.clock.set('2026-11-21T08:00')
  expect((await site.post(day, { at })).location).toContain('/b/')
})

test('[BOK-8] the office sees the list, stands on it for who has no e-mail, and answers for them', async () => {
  const { site, visits } = await full()
  const hub = hubOf(site)
  await stand(site, 0)
  site.clock.pass(1)
  const entry = { release: WAITING_LIST, round: date, matter: 'pobyt-czasowy', document: 'C1234567', email: '' }
  const wish = { names: ['Нгуен Ван'], language: 'pl', days: [date], hours: 'any', stepFree: false }
  await hub.ask('entries', { ...entry, ...wish })
  expect((await hub.ask('entries', { ...entry, ...wish })).body).toEqual({ refusal: { code: 'entered-already' } })
  await callOff(site, visits[0] ?? '')
  await site.lookAtDraws()
  const { draws } = SiteDraws.parse((await hub.ask('fair-draws')).body)
  const report = { entries: 2, offered: 1, waiting: 1, given: 0 }
  expect(draws.find(({ release }) => release === WAITING_LIST)).toMatchObject({ round: date, days: [date], report })
  const entries = async () => {
    const { body } = await hub.ask(`draw-entries?${new URLSearchParams({ release: WAITING_LIST, round: date })}`)
    return SiteEntries.parse(body).entries
  }
  const [first, second] = await entries()
  expect([first?.state, second?.state, second?.rank, second?.byOffice]).toEqual(['offered', 'ranked', 1, true])
  await hub.ask('entry-acts', { entry: first?.id, act: 'decline', staff: 's-1' })
  await site.lookAtDraws()
  const done = (await hub.ask('entry-acts', { entry: second?.id, act: 'accept', staff: 's-1' })).body
  expect(done).toMatchObject({ bookings: [{ state: 'booked', date, time: '09:00', name: 'Нгуен Ван' }] })
})

test('[ALL-4] [BOK-17] whom the office takes off a list is forgotten at once; the row stays without them', async () => {
  const { site } = await full()
  const hub = hubOf(site)
  const own = await stand(site, 0)
  const entries = async (find = '') => {
    const { body } = await hub.ask(`draw-entries?${new URLSearchParams({ release: WAITING_LIST, round: date, find })}`)
    return SiteEntries.parse(body).entries
  }
  const [asked] = await entries('o0@gmail.com')
  expect(asked).toMatchObject({ names: ['Олена Ковальа'], email: 'o0@gmail.com' })
  expect((await hub.ask('entry-acts', { entry: asked?.id, act: 'withdraw', staff: 's-1' })).body).toMatchObject({
    line: asked?.line,
  })
  expect(await entries()).toMatchObject([{ id: asked?.id, state: 'withdrawn', names: [''], email: '' }])
  expect(await entries('o0@gmail.com')).toEqual([])
  expect(await state(site, own)).toBe(t('booking:draw.over.withdrawn'))
  expect((await hub.ask('entry-acts', { entry: asked?.id, act: 'withdraw', staff: 's-1' })).body).toEqual({
    refusal: { code: 'not-so-now' },
  })
})

test('[BOK-8] [BOK-17] with the days, what the list holds of people goes, with its letters and its key', async () => {
  const { site } = await full()
  const own = await stand(site, 0)
  site.clock.set('2028-12-01T12:00')
  await site.restart()
  await expect.poll(async () => (await site.get(own)).status).toBe(404)
})

test('[BOK-8] the last moment is the profile’s: what is given up then is everybody’s at its hour', async () => {
  const { site, visits } = await full((yaml) =>
    two(yaml).concat('  waitingList: { lastMoment: { how: open, daysBefore: 2, at: "15:00" } }\n'),
  )
  site.clock.set('2026-11-23T12:00')
  await callOff(site, visits[0] ?? '')
  const at = String(site.office.time.instant(date, '09:00'))
  site.clock.set('2026-11-23T14:59')
  expect((await site.post(day, { at })).status).toBe(409)
  site.clock.set('2026-11-23T15:00')
  expect((await site.post(day, { at })).location).toContain('/b/')
  // A list is off where the office has it off.
  await site.restart((yaml) => two(yaml).concat('  waitingList: { fullDays: false }\n'))
  expect((await site.get(list)).status).toBe(303)
})

test('[BOK-15] one place on the list a document and mailbox; who leaves it may stand on it once more', async () => {
  const { site } = await full()
  const own = await stand(site, 0)
  const again = await site.post(list, form(0, { email: 'other@gmail.com' }))
  const codeOf = async (email: string) => codeIn(await letterTo(site, email, /^\d{6}/))
  const code = await codeOf('other@gmail.com')
  expect((await site.post(again.location ?? '', { act: 'code', code })).text).toContain(
    t('booking:refusal.list-already'),
  )
  await site.post(own, { act: 'withdraw' })
  expect(await state(site, own)).toBe(t('booking:draw.over.withdrawn'))
  const before = site.mailbox.letters.length
  const page = await ask(site, 0)
  await site.post(page, { act: 'code', code: codeIn(await site.letter(before + 1)) })
  expect((await site.get(page)).location).toContain('/e/')
  // A day that no calendar has, or none of this office, has no list.
  for (const other of ['2026-02-30', '9999-12-31', '2026-11-22'])
    expect((await site.get(list.replace(date, other))).location).toBe('/bydgoszcz/uk/m/pobyt-czasowy')
  // What is wrong is told by its field.
  const wrong = await site.post(list, { act: 'enter', document: '1', email: 'x', 'name-1': ' ' })
  for (const id of ['name-1', 'document', 'email']) expect(wrong.text).toContain(`href="#${id}"`)
})
