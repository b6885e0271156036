import { words } from '@poczekalnia/locales'
import { expect, test } from 'vitest'
import { codeIn, enterVisit, hoursOn, runSite, untilBooked, untilCode } from '../testing/running-site.ts'

/** Faults of other booking programs that took somebody's place, one test each. */

const t = words('pl')
const one = (yaml: string) => yaml.replace('seats: 3', 'seats: 1')
const day = '/bydgoszcz/pl/m/pobyt-czasowy/2026-11-20'

test('[BOK-1] seen elsewhere: two people told "booked" for one place, checked first and written then', async () => {
  const site = await runSite({ profile: one })
  const [at = ''] = hoursOn((await site.get(day)).text)
  const all = await Promise.all(Array.from({ length: 40 }, () => site.post(day, { at })))
  expect(all.filter(({ status }) => status === 303)).toHaveLength(1)
  const late = all.filter(({ status }) => status === 409)
  expect(late).toHaveLength(39)
  expect(late.every(({ text }) => text.includes(t('booking:refusal.place-taken')))).toBe(true)
})

test('[BOK-2] seen elsewhere: a held place that its own holder cannot book, or that several can hold', async () => {
  const site = await runSite({ profile: one })
  const page = await untilCode(site, { language: 'pl' })
  const at = String(site.office.time.instant('2026-11-20', '08:00'))
  expect((await site.post(day, { at })).status).toBe(409)
  expect(hoursOn((await site.get(day)).text)).not.toContain(at)
  expect((await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })).location).toBe(page)
  expect((await site.feed()).body.bookings).toHaveLength(1)
})

test('[BOK-2] seen elsewhere: two unconfirmed bookings of one place, and both confirmed', async () => {
  const site = await runSite({ profile: one })
  const first = await untilCode(site, { email: 'first@example.org' })
  site.clock.pass(30)
  const second = await untilCode(site, { email: 'second@example.org', name: 'Anna Nowak' })
  const [codeOfFirst, codeOfSecond] = [codeIn(await site.letter(1)), codeIn(await site.letter(2))]
  const answers = await Promise.all([
    site.post(first, { act: 'code', code: codeOfFirst }),
    site.post(second, { act: 'code', code: codeOfSecond }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([410, 303])
  expect((await site.feed()).body.bookings).toMatchObject([{ email: 'second@example.org' }])
})

test('[BOK-9] seen elsewhere: moving cancels the old visit first, and then both are lost', async () => {
  const site = await runSite({ profile: one })
  const mine = await enterVisit(site, await untilBooked(site, { date: '2026-11-23', email: 'mine@example.org' }))
  const other = { date: '2026-11-24', email: 'other@example.org', name: 'Anna Nowak' }
  const theirs = await enterVisit(site, await untilBooked(site, other))
  const at = String(site.office.time.instant('2026-11-24', '08:00'))
  // The place is somebody's: nothing is moved, and the old one stays.
  expect((await site.post(`${mine}/move/2026-11-24`, { at })).text).toContain(
    words('uk')('booking:refusal.place-taken'),
  )
  const dates = async () => (await site.feed()).body.bookings.map((booking: { date: string }) => booking.date).sort()
  expect(await dates()).toEqual(['2026-11-23', '2026-11-24'])
  // Both want the same free place at the same moment: one has it, the other keeps the old one.
  const wanted = String(site.office.time.instant('2026-11-25', '09:00'))
  const both = await Promise.all([mine, theirs].map((inside) => site.post(`${inside}/move/2026-11-25`, { at: wanted })))
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  const after = await dates()
  expect(after).toHaveLength(2)
  expect(after.filter((date) => date === '2026-11-25')).toHaveLength(1)
})

test('[BOK-11] seen elsewhere: capacity lowered after people had booked cancels them silently', async () => {
  const site = await runSite()
  for (const name of ['Anna Nowak', 'Jan Kowalski', 'Piotr Lis'])
    await untilBooked(site, { name, email: `${name[0]}@example.org` })
  const before = (await site.feed()).body
  await site.restart(one)
  expect((await site.feed()).body).toEqual(before)
  expect(before.bookings.map(({ state }: { state: string }) => state)).toEqual(['booked', 'booked', 'booked'])
  // Nobody else is let in at the hour that has too many already.
  const eight = String(site.office.time.instant('2026-11-20', '08:00'))
  expect(hoursOn((await site.get(day)).text)).not.toContain(eight)
  expect(site.mailbox.letters).toHaveLength(6)
})

test('[BOK-12] seen elsewhere: matters of different length leave gaps that nobody can use', async () => {
  // One desk from 8 to 9 on Monday; 20 and 40 minutes on a grid of 20.
  const site = await runSite({
    profile: (yaml) =>
      yaml
        .replace('seats: 3 }', 'seats: 1, hours: { monday: ["08:00-09:20"] } }')
        .replace('queue: pobyt-czasowy, minutes: 20', 'queue: pobyt-czasowy, minutes: 60')
        .replace('queue: pobyt-staly, minutes: 20', 'queue: pobyt-staly, minutes: 40')
        .replace('queue: rezydent-ue, minutes: 20', 'queue: rezydent-ue, minutes: 40'),
  })
  // An hour in the middle would leave 20 minutes on both sides, too short for every matter.
  const times = async (matter: string) => {
    const { text } = await site.get(`/bydgoszcz/pl/m/${matter}/2026-11-23`)
    return [...text.matchAll(/<strong>(\d\d:\d\d)<\/strong>/g)].map(([, time]) => time)
  }
  expect(await times('pobyt-staly')).toEqual(['08:00', '08:40'])
  await untilBooked(site, { matter: 'pobyt-staly', date: '2026-11-23' })
  expect(await times('rezydent-ue')).toEqual(['08:40'])
})

test('[BOK-14] seen elsewhere: an old voucher revives', async () => {
  const site = await runSite({
    profile: (yaml) =>
      yaml.replace('queue: pobyt-staly, minutes: 20', 'queue: pobyt-staly, minutes: 20, invited: true'),
  })
  const invite = async () => {
    const response = await fetch(`${site.url}/bydgoszcz/office/invitations`, {
      method: 'POST',
      headers: { authorization: 'Bearer hub-token-of-a-test' },
      body: JSON.stringify({ matter: 'pobyt-staly', rows: [{ case: 'SO.1', lastDay: '2026-11-27' }] }),
    })
    return ((await response.json()) as { letters: { code: string }[] }).letters[0]?.code ?? ''
  }
  const open = (code: string) => site.post('/bydgoszcz/pl/m/pobyt-staly', { case: 'SO.1', code })
  const old = await invite()
  const calendar = (await open(old)).location ?? ''
  const fresh = await invite()
  expect((await site.get(calendar)).text).toContain(t('booking:invited.question'))
  if (old !== fresh) expect((await open(old)).status).toBe(400)
  site.clock.set('2026-11-28T08:00')
  expect((await open(fresh)).text).toContain(t('booking:invited.over'))
})

test('[BOK-3] seen elsewhere: anybody deletes a draft by its number; a booking is put in anew', async () => {
  const site = await runSite()
  const page = await untilCode(site)
  expect(page).toMatch(/^\/bydgoszcz\/uk\/b\/[\w-]{27}$/)
  const ask = (method: string) => fetch(site.url + page, { method, headers: { origin: site.url } })
  for (const method of ['DELETE', 'PUT', 'PATCH']) expect((await ask(method)).status).toBeGreaterThanOrEqual(400)
  await site.post(page, { act: 'code', code: codeIn(await site.letter(1)) })
  const id = async () => (await site.feed()).body.bookings.map((booking: { id: string }) => booking.id)
  const [before, ...more] = await id()
  expect(more).toEqual([])
  const at = String(site.office.time.instant('2026-11-24', '09:00'))
  const link = /(\/bydgoszcz\/uk\/v\/\S+)/.exec((await site.letter(2)).text)?.[1] ?? ''
  site.clock.set('2026-11-19T07:00')
  await site.post(`${await enterVisit(site, link)}/move/2026-11-24`, { at })
  expect(await id()).toEqual([before])
})
