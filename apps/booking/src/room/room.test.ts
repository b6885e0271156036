import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { hoursOn, type RunningSite, runSite } from '../testing/running-site.ts'
import { isTurn, placeIn, type Visitor, visitor, withRoom } from '../testing/visitor.ts'
import { doWork } from '../work/work.ts'

const t = words('pl')
/** Olsztyn opens Monday to Friday on this Friday at 8:00, for a room of half an hour. */
const friday = '2026-11-20'
const monday = '2026-11-23'
const day = `/olsztyn/pl/m/wniosek-o-pobyt/${monday}`
const runRoom = (more = '', at = `${friday}T07:40`) =>
  runSite({ office: 'olsztyn', profile: withRoom(more), at, proxy: '127.0.0.1', firstWork: 64 })

/** It is 8:00, and all of them are still there. */
async function atTheHour(site: RunningSite, people: readonly Visitor[]) {
  site.clock.set(`${friday}T07:59`)
  for (const one of people) await one.room()
  site.clock.set(`${friday}T08:00`)
}

test('[BOK-5] before it opens nothing of a release can be seen, held or guessed by any address', async () => {
  const site = await runRoom('', `${friday}T07:59`)
  const nine = site.office.time.instant(monday, '09:00')
  const one = visitor(site, '10.0.0.1')
  await one.join()
  const matter = '/olsztyn/pl/m/wniosek-o-pobyt'
  for (const path of ['/olsztyn', '/olsztyn/pl', matter, day, '/olsztyn/pl/room', `${matter}?from=Olsztyn`]) {
    const { text } = await one.get(path)
    expect(hoursOn(text), path).toEqual([])
    expect(text, path).not.toMatch(/\/m\/[^"]*\/2026-11-2[3-7]|09:00|10:00/)
  }
  const held = await one.post(day, { at: String(nine) })
  expect(hoursOn(held.text)).toEqual([])
  expect(held.location?.includes('/b/') ?? false).toBe(false)
  // Whatever clock a visitor tells of is not read.
  const told = await site.get(day, { date: 'Fri, 20 Nov 2026 09:00:00 GMT', 'x-forwarded-for': '10.0.0.2' })
  expect(hoursOn(told.text)).toEqual([])
})

test('[BOK-6] at the hour whoever is there has a place by chance, and so many are let in as fit', async () => {
  const site = await runRoom(', atOnce: 2')
  const people = Array.from({ length: 6 }, (_, n) => visitor(site, `10.0.0.${n + 1}`))
  for (const one of people) {
    expect((await one.join()).location).toBe('/olsztyn/pl/room?joined')
    expect(await one.room()).toContain(t('booking:room.in', { time: '08:00' }))
  }
  await atTheHour(site, people)
  const late = visitor(site, '10.0.0.9')
  await late.join()
  const pages = await Promise.all(people.map((one) => one.room()))
  expect(pages.filter(isTurn)).toHaveLength(2)
  const places = pages.filter((page) => !isTurn(page)).map(placeIn)
  expect(places.sort()).toEqual([1, 2, 3, 4])
  expect(placeIn(await late.room())).toBe(5)
})

test('[BOK-6] only at one’s turn an hour can be held, and then the next one is let in', async () => {
  const site = await runRoom(', atOnce: 1')
  const people = [1, 2].map((n) => visitor(site, `10.0.0.${n}`))
  for (const one of people) await one.join()
  await atTheHour(site, people)
  const turns = await Promise.all(people.map(async (one) => isTurn(await one.room())))
  const [first, second] = turns[0] ? people : [...people].reverse()
  const stranger = visitor(site, '10.0.0.3')
  const at = hoursOn((await first!.get(day)).text)[0] ?? ''
  for (const one of [second!, stranger]) {
    expect((await one.get(day)).location).toBe('/olsztyn/pl/room')
    expect((await one.post(day, { at })).location).toBe('/olsztyn/pl/room')
  }
  // Two presses at once hold one place.
  const held = await Promise.all([first!.post(day, { at }), first!.post(day, { at })])
  expect(held.filter(({ location }) => location?.includes('/b/'))).toHaveLength(1)
  // Whoever closes the page and comes back finds the way on.
  const page = held.find(({ location }) => location?.includes('/b/'))?.location ?? ''
  const back = await first!.room()
  expect([t('booking:room.overHeld'), `href="${page}"`].filter((text) => !back.includes(text))).toEqual([])
  expect((await first!.get(page)).status).toBe(200)
  expect(isTurn(await second!.room())).toBe(true)
})

test('[BOK-6] whoever closes the page keeps the place, also when the site is started anew', async () => {
  const site = await runRoom(', atOnce: 1')
  const people = [1, 2, 3].map((n) => visitor(site, `10.0.0.${n}`))
  for (const one of people) await one.join()
  await atTheHour(site, people)
  const before = await Promise.all(people.map(async (one) => placeIn(await one.room())))
  await site.restart()
  expect(await Promise.all(people.map(async (one) => placeIn(await one.room())))).toEqual(before)
})

test('[BOK-6] a mark that was made elsewhere, changed, or for another opening is none', async () => {
  const site = await runRoom()
  const one = visitor(site, '10.0.0.1')
  const mark = (await one.join()).headers.get('set-cookie') ?? ''
  expect(mark).toMatch(/^line=.*; Path=\/olsztyn; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
  const value = mark.split(';')[0] ?? ''
  const [, opens = '', ticket = '', proof = ''] = /^line=(\d+)\.([\w-]+)\.(.+)$/.exec(value) ?? []
  for (const cookie of [
    `line=${opens}.${ticket}.${proof.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))}`,
    `line=${opens}.${ticket}x.${proof}`,
    `line=${Number(opens) + 1}.${ticket}.${proof}`,
    'line=..',
  ]) {
    const { text } = await site.get('/olsztyn/pl/room', { cookie, 'x-forwarded-for': '10.0.0.1' })
    expect(text, cookie).toContain(t('booking:room.join'))
  }
})

test('[BOK-15] a second place in line of one network takes a code from a person’s mailbox', async () => {
  const site = await runRoom()
  const [one, two] = [visitor(site, '10.0.0.1'), visitor(site, '10.0.0.1')]
  await one.join()
  const refused = await two.join()
  expect([refused.status, refused.text.includes(t('booking:refusal.network'))]).toEqual([400, true])
  let letters = 0
  const byMail = async (email: string) => {
    const asked = await two.post('/olsztyn/pl/room', { act: 'mail', email })
    letters += 1
    // Pressed again at once: the same page, the same code.
    expect((await two.post('/olsztyn/pl/room', { act: 'mail', email })).location).toBe(asked.location)
    const code = /\d{6}/.exec((await site.letter(letters)).subject)?.[0] ?? ''
    return two.post(asked.location ?? '', { code })
  }
  expect((await byMail('anna@a-domain-of-my-own.example')).text).toContain(t('booking:refusal.mail-domain'))
  expect((await byMail('anna.k+1@gmail.com')).location).toBe('/olsztyn/pl/room?joined')
  expect(await two.room()).toContain(t('booking:room.in', { time: '08:00' }))
  two.forget()
  expect((await byMail('annak@googlemail.com')).text).toContain(t('booking:refusal.mailbox'))
  expect(site.mailbox.letters).toHaveLength(3)
})

test('[BOK-15] without a script a code from an e-mail does, and it counts when it was asked for', async () => {
  const site = await runRoom('', `${friday}T07:59`)
  const one = visitor(site, '10.0.0.1')
  expect((await one.post('/olsztyn/pl/room', { act: 'join' })).text).toContain(t('booking:refusal.work'))
  const asked = await one.post('/olsztyn/pl/room', { act: 'mail', email: 'anna@example.org' })
  const code = /\d{6}/.exec((await site.letter(1)).subject)?.[0] ?? ''
  site.clock.set(`${friday}T08:05`)
  for (const n of [2, 3]) await visitor(site, `10.0.0.${n}`).join()
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await one.post(asked.location ?? '', { code: wrong })).status).toBe(400)
  await one.post(asked.location ?? '', { code })
  expect(isTurn(await one.room())).toBe(true)
})

// Seen elsewhere: work whose expiry or reuse the client decides.
test('[BOK-15] a work that was done counts once, for its network, and not after ten minutes', async () => {
  const site = await runRoom(', perNetwork: 2')
  const solve = async (address: string) => {
    const { text } = await site.get('/olsztyn/pl/room', { 'x-forwarded-for': address })
    const [, challenge = '', parts = ''] = /data-work="([^"]+)" data-parts="(\d+)"/.exec(text) ?? []
    return doWork({ challenge, parts: Number(parts), below: Number(challenge.split('.')[1]) })
  }
  const join = (address: string, work: string) =>
    site.post('/olsztyn/pl/room', { act: 'join', work }, { origin: site.url, 'x-forwarded-for': address })
  const work = await solve('10.0.0.1')
  expect((await join('10.0.0.2', work)).status).toBe(400)
  expect((await join('10.0.0.1', work.replace(/\.\d+\./, '.4294967296.'))).status).toBe(400)
  expect((await join('10.0.0.1', work)).status).toBe(303)
  const again = await join('10.0.0.1', work)
  expect(again.text).toContain(t('booking:refusal.work'))
  const late = await solve('10.0.0.3')
  site.clock.pass(10)
  expect((await join('10.0.0.3', late)).text).toContain(t('booking:refusal.work'))
  // Who has all its places is refused before anything is written.
  expect((await join('10.0.0.1', await solve('10.0.0.1'))).status).toBe(303)
  const unspent = await solve('10.0.0.1')
  expect((await join('10.0.0.1', unspent)).text).toContain(t('booking:refusal.network'))
})

test('[BOK-6] of two places in line one person books with one', async () => {
  const site = await runRoom()
  const [one, two] = [1, 2].map((n) => visitor(site, `10.0.0.${n}`))
  for (const who of [one!, two!]) await who.join()
  await atTheHour(site, [one!, two!])
  const hold = async (who: ReturnType<typeof visitor>) => {
    await who.room()
    const { location } = await who.post(day, { at: hoursOn((await who.get(day)).text)[0] ?? '' })
    return location ?? ''
  }
  const person = { act: 'person', name: 'Anna Kowalska', email: 'anna@example.org' }
  const declare = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`declare-${n + 1}`, 'yes']))
  expect((await one!.post(await hold(one!), { ...person, ...declare })).status).toBe(303)
  const other = { ...person, name: 'Ewa Nowak', email: 'Anna+2@example.org' }
  const refused = await two!.post(await hold(two!), { ...other, ...declare })
  expect([refused.status, refused.text.includes(t('booking:refusal.one-place'))]).toEqual([400, true])
})

test('[BOK-6] the page renews itself without a script, and more often when the turn is near', async () => {
  const site = await runRoom(', atOnce: 1')
  const people = [1, 2].map((n) => visitor(site, `10.0.0.${n}`))
  for (const one of people) await one.join()
  const { headers } = await people[0]!.get('/olsztyn/pl/room')
  expect(headers.get('refresh')).toBe('20;url=/olsztyn/pl/room')
  await atTheHour(site, people)
  const pages = await Promise.all(people.map((one) => one.get('/olsztyn/pl/room')))
  const waiting = pages.find(({ text }) => !isTurn(text))
  expect(waiting?.headers.get('refresh')).toBe('3;url=/olsztyn/pl/room')
  expect(waiting?.text).toContain(t('booking:room.left', { time: '08:00:00' }))
})

test('[BOK-6] when nobody waits any more, the days are booked as on any other day', async () => {
  const site = await runRoom('', `${friday}T08:00`)
  const one = visitor(site, '10.0.0.1')
  expect((await one.get(day)).location).toBe('/olsztyn/pl/room')
  site.clock.set(`${friday}T08:11`)
  await one.get('/olsztyn/pl/room')
  expect(hoursOn((await one.get(day)).text).length).toBeGreaterThan(0)
})
