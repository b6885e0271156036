import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testPostgres } from '../../../packages/queue-core/src/testing/test-postgres.ts'
import { hubOf } from './testing/hub-of.ts'
import {
  codeIn,
  enterVisit,
  hoursOn,
  type RunningSite,
  runSite,
  untilCode,
  visitPageIn,
} from './testing/running-site.ts'
import { isTurn, visitor, withRoom } from './testing/visitor.ts'

/** Two servers of one site on one database. */
async function twoServers(options: Parameters<typeof runSite>[0] = {}): Promise<[RunningSite, RunningSite]> {
  const database = { url: await testPostgres(), schema: `booking_${randomUUID()}` }
  const one = await runSite({ ...options, database })
  return [one, await runSite({ ...options, database, beside: one })]
}

test('[REG-2] [BOK-16] begun at one server, booked at the other; the hub hears of it at either', async () => {
  const [one, two] = await twoServers()
  type Heard = { last: number; bookings: { state: string }[] }
  const hear = async (): Promise<Heard> => {
    const headers = { authorization: 'Bearer hub-token-of-a-test' }
    const heard = (await (await fetch(`${one.url}/bydgoszcz/feed?after=0&wait=50`, { headers })).json()) as Heard
    return heard.last === 0 ? hear() : heard
  }
  const waiting = hear()
  const page = await untilCode(one)
  expect((await two.post(page, { act: 'code', code: codeIn(await one.letter(1)) })).status).toBe(303)
  const link = visitPageIn(await one.letter(2))
  const heard = await waiting
  expect(heard).toMatchObject({ last: 1, bookings: [{ state: 'booked' }] })
  expect((await two.feed()).body).toEqual(heard)
  // The code that opens the page is typed at the other server than the one that sent it.
  const inside = await enterVisit(two, link)
  expect((await one.get(inside)).text).toContain('Олена Коваль')
  expect(one.mailbox.letters).toHaveLength(3)
})

test('[REG-2] [BOK-1] the last place of an hour is had once at two servers', async () => {
  const sites = await twoServers({ profile: (yaml) => yaml.replace('seats: 3', 'seats: 1') })
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const [at = ''] = hoursOn((await sites[0].get(day)).text)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => sites[n % 2]!.post(day, { at })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 409)])
})

test.each([3, 1])('[REG-2] [BOK-1] a button pressed at two servers at once holds one place, of %i', async (seats) => {
  const sites = await twoServers({ profile: (yaml) => yaml.replace('seats: 3', `seats: ${seats}`) })
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const hours = hoursOn((await sites[0].get(day)).text)
  for (const [n, at] of hours.slice(0, 5).entries()) {
    const key = `${n}`.padStart(27, 'k')
    const answers = await Promise.all(sites.flatMap((site) => [site, site]).map((site) => site.post(day, { at, key })))
    const page = `/bydgoszcz/uk/b/${key}`
    expect(answers.map(({ status, location }) => [status, location])).toEqual(answers.map(() => [303, page]))
  }
})

test('[REG-2] [BOK-15] what a network has asked for at one server makes its next one dearer at the other', async () => {
  const sites = await twoServers()
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  const [at = ''] = hoursOn((await sites[0].get(day)).text)
  for (let n = 0; n < 25; n++) await sites[0].post(day, { at })
  await expect.poll(async () => (await sites[1].get(day)).text).toContain('data-work')
  const below = async () => Number(/data-work="\d+\.(\d+)\./.exec((await sites[1].get(day)).text)?.[1])
  const before = await below()
  for (let n = 0; n < 5; n++) await sites[0].post(day, { at })
  await expect.poll(below).toBeLessThan(before)
})

test('[REG-2] [BOK-11] hours that one server has cut are offered by the other no more', async () => {
  const [one, two] = await twoServers()
  const day = '/bydgoszcz/uk/m/pobyt-czasowy/2026-11-20'
  expect(hoursOn((await two.get(day)).text)).not.toEqual([])
  const cut = { date: '2026-11-20', from: null, to: null, places: null, seats: 0 }
  expect(await hubOf(one).ask('cuts', { id: 'cut-1', cut, staff: 'x1' })).toMatchObject({ status: 200 })
  await expect.poll(async () => hoursOn((await two.get(day)).text)).toEqual([])
})

test('[REG-2] [BOK-6] the line before the hour is one, whichever server is asked', async () => {
  const at = '2026-11-20T07:40'
  const proxy = '127.0.0.1'
  const profile = withRoom(', atOnce: 1')
  const sites = await twoServers({ office: 'olsztyn', profile, at, proxy, firstWork: 64 })
  const people = [1, 2, 3].map((n) => visitor(sites, `10.0.0.${n}`))
  for (const one of people) expect((await one.join()).status).toBe(303)
  // Who has their place is refused at both, however often they ask.
  const same = visitor(sites, '10.0.0.1')
  for (let n = 0; n < 4; n++) expect((await same.join()).status).toBe(400)
  for (const one of people) expect(await one.room()).not.toContain('data-work')
  sites[0].clock.set('2026-11-20T08:00')
  const turns = async () => (await Promise.all(people.map(async (one) => isTurn(await one.room())))).indexOf(true)
  await expect.poll(turns).not.toBe(-1)
  const first = people[await turns()]!
  const day = '/olsztyn/pl/m/wniosek-o-pobyt/2026-11-23'
  const hours = hoursOn((await first.get(day)).text)
  // Two hours at once at two servers: one turn is one place.
  const held = await Promise.all(hours.slice(0, 2).map((at) => first.post(day, { at })))
  expect(held.filter(({ location }) => location?.includes('/b/'))).toHaveLength(1)
  expect(held.filter(({ location }) => location?.endsWith('/room'))).toHaveLength(1)
  // Then it is the next one's, at both.
  const others = people.filter((one) => one !== first)
  await expect
    .poll(async () => (await Promise.all(others.map(async (one) => isTurn(await one.room())))).filter(Boolean).length)
    .toBe(1)
  expect(isTurn(await first.room())).toBe(false)
})

test('[REG-2] what is pressed at two servers at once is done once, and nobody sees an error', async () => {
  const sites = await twoServers()
  const [one] = sites
  const both = (path: string, form: Record<string, string>) =>
    Promise.all(sites.flatMap((site) => [site, site]).map((site) => site.post(path, form)))
  const page = await untilCode(one, { date: '2026-11-23' })
  const booked = await both(page, { act: 'code', code: codeIn(await one.letter(1)) })
  expect(booked.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  const inside = await enterVisit(one, visitPageIn(await one.letter(2)))
  const at = String(one.office.time.instant('2026-11-24', '08:00'))
  const moved = await both(`${inside}/move/2026-11-24`, { at })
  expect(moved.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
  const told = async () => (await one.feed()).body.bookings
  expect(await told()).toMatchObject([{ date: '2026-11-24', state: 'booked' }])
  const cancelled = await both(`${inside}/cancel`, { sure: 'yes' })
  expect(cancelled.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
  await expect.poll(told).toMatchObject([{ state: 'cancelled' }])
  // One letter of each: the code, the visit, its page's code, the move, and that it is cancelled.
  await expect.poll(() => one.mailbox.letters.length).toBe(5)
})
