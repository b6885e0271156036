import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkProfile, type Office, office } from '@poczekalnia/queue-core'
import { expect, test } from 'vitest'
import type { Booked } from './booking.ts'
import { calendar, type Day, type Occupied } from './calendar.ts'
import { freePlaces, isStillPlace, startsIn, startsOn, Taken, type TakenCell } from './grid.ts'
import { hold } from './making.ts'
import { openedAt } from './opening.ts'

const folder = join(import.meta.dirname, '../../../offices')
function known(id: string, change: (yaml: string) => string = (yaml) => yaml): Office {
  const checked = checkProfile(change(readFileSync(join(folder, `${id}.yaml`), 'utf8')))
  if (!('profile' in checked)) throw new Error(JSON.stringify(checked.faults))
  return office(checked.profile)
}
const nothing: Occupied = { cells: [], visits: [] }
const at = (of: Office, wall: string) => of.time.instant(...(wall.split('T') as [string, string]))
const on = (days: readonly Day[], date: string) => days.find((day) => day.date === date)
const timesOf = (day: Day | undefined) => (day?.kind === 'free' ? day.hours.map(({ time }) => time) : [])
const walls = (of: Office, instants: readonly number[]) => instants.map((one) => of.time.hourAndMinute(one))

test('[BYD-10] [BOK-5] days open so many days before, at a wall time, and nothing is learnt before', () => {
  const bydgoszcz = known('bydgoszcz')
  const show = (wall: string) => on(calendar(bydgoszcz, 'pobyt-staly', nothing, at(bydgoszcz, wall), 60), '2026-12-21')
  const opensAt = at(bydgoszcz, '2026-11-21T08:00')
  expect(show('2026-11-21T07:59')).toEqual({ date: '2026-12-21', kind: 'not-yet', opensAt })
  expect(show('2026-11-21T08:00')).toMatchObject({ kind: 'free' })
  const asked = { matter: 'pobyt-staly', at: at(bydgoszcz, '2026-12-21T08:00'), id: 'b', draft: 'd' }
  expect(hold(bydgoszcz, asked, [], { now: opensAt - 1 })).toEqual({ ok: false, refusal: { code: 'no-such-hour' } })
  expect(hold(bydgoszcz, asked, [], { now: opensAt })).toMatchObject({ ok: true })
})

test('[OLS-5] Olsztyn opens on Friday at 8:00 for the whole next week', () => {
  const olsztyn = known('olsztyn')
  const opens = (date: string) => olsztyn.time.stamp(openedAt(olsztyn, 'wniosek-o-pobyt', date) ?? 0)
  for (const date of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
    expect(opens(date)).toBe('2026-11-20T08:00:00+01:00')
  expect(opens('2026-11-30')).toBe('2026-11-27T08:00:00+01:00')
  expect(openedAt(olsztyn, 'wniosek-o-pobyt', '2026-11-28')).toBeNull()
})

test('[OLS-5] as in January 2022: Tuesday 8:00 for Wednesday and Thursday, Friday for Monday and Tuesday', () => {
  const then = known('olsztyn', (yaml) =>
    yaml.replace(
      /releases: #.*\n.*\n/,
      `releases:
      - { on: tuesday, at: "08:00", for: [wednesday, thursday] }
      - { on: friday, at: "08:00", for: [monday, tuesday] }
`,
    ),
  )
  const opens = (date: string) => then.time.stamp(openedAt(then, 'wniosek-o-pobyt', date) ?? 0).slice(0, 16)
  expect([opens('2026-11-25'), opens('2026-11-26')]).toEqual(['2026-11-24T08:00', '2026-11-24T08:00'])
  expect([opens('2026-11-30'), opens('2026-12-01')]).toEqual(['2026-11-27T08:00', '2026-11-27T08:00'])
  expect(openedAt(then, 'wniosek-o-pobyt', '2026-11-27')).toBeNull()
})

test('[OLS-7] Friday has the family visits only, and those on no other day', () => {
  const olsztyn = known('olsztyn')
  const now = at(olsztyn, '2026-11-20T08:00')
  const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
  const free = (matter: string) => {
    const days = calendar(olsztyn, matter, nothing, now, 14)
    return week.map((date) => on(days, date)?.kind)
  }
  expect(free('wniosek-o-pobyt')).toEqual(['free', 'free', 'free', 'free', 'closed'])
  expect(free('wizyty-rodzinne')).toEqual(['closed', 'closed', 'closed', 'closed', 'free'])
})

test('[OLS-6] [WRO-6] a day is full when its places are, or its limit is used up', () => {
  const wroclaw = known('wroclaw')
  const now = at(wroclaw, '2026-11-19T12:00')
  const visits = [{ matter: 'status-sprawy', date: '2026-11-20', count: 16 }]
  const days = calendar(wroclaw, 'status-sprawy', { cells: [], visits }, now, 7)
  expect([on(days, '2026-11-20')?.kind, on(days, '2026-11-23')?.kind]).toEqual(['full', 'free'])
  const one = calendar(wroclaw, 'status-sprawy', { cells: [], visits: [{ ...visits[0]!, count: 15 }] }, now, 7)
  const day = on(one, '2026-11-20')
  expect(day?.kind === 'free' && day.hours.every(({ free }) => free === 1)).toBe(true)
  const cells = startsOn(wroclaw, 'paszporty', '2026-11-20').flatMap((start) =>
    [1, 2].map((seat): TakenCell => ({ places: 'paszporty', at: start, seat })),
  )
  expect(on(calendar(wroclaw, 'paszporty', { cells, visits: [] }, now, 7), '2026-11-20')?.kind).toBe('full')
})

test('holidays, days off and special hours count; weekends are no days', () => {
  const special = (yaml: string) =>
    yaml.replace(
      'publicHolidays: poland',
      `publicHolidays: poland
specialDays:
  - { date: "2026-12-10", hours: ["10:00-11:00"] }
  - { date: "2026-12-11", hours: [] }`,
    )
  const bydgoszcz = known('bydgoszcz', special)
  const days = calendar(bydgoszcz, 'pobyt-staly', nothing, at(bydgoszcz, '2026-12-01T12:00'), 30)
  expect(timesOf(on(days, '2026-12-10'))).toEqual(['10:00', '10:20', '10:40'])
  for (const date of ['2026-12-11', '2026-12-12', '2026-12-25']) expect(on(days, date)?.kind).toBe('closed')
})

test('today has the hours that are not too near', () => {
  const bydgoszcz = known('bydgoszcz')
  const show = (wall: string) => calendar(bydgoszcz, 'pobyt-staly', nothing, at(bydgoszcz, wall), 1)[0]
  expect(timesOf(show('2026-11-19T13:05'))).toEqual(['14:20', '14:40', '15:00'])
  expect(timesOf(show('2026-11-19T14:00'))).toEqual(['15:00'])
  expect(show('2026-11-19T14:01')?.kind).toBe('over')
})

const atNight = (yaml: string) =>
  yaml
    .replace(/hours:\n(.*\n)*?\n/, 'hours:\n  sunday: ["00:00-06:00"]\n\n')
    .replace('leadMinutes', 'leadMinutes')
    .replace(/tickets:\n( {6}.*\n)+/, 'tickets: { sunday: ["00:00-06:00"] }\n')

test('[BOK-13] the night of 25 hours has each hour once, the hour that comes twice included', () => {
  const night = known('bydgoszcz', atNight)
  const starts = startsOn(night, 'pobyt-staly', '2026-10-25')
  expect(starts).toHaveLength(7 * 3)
  expect(new Set(starts).size).toBe(21)
  expect(walls(night, starts).filter((time) => time === '02:20')).toHaveLength(2)
  for (const [a, b] of starts.slice(1).map((start, i) => [starts[i]!, start] as const)) expect(b - a).toBe(1_200_000)
})

test('[BOK-13] the night of 23 hours has no hour that the clock skips', () => {
  const night = known('bydgoszcz', atNight)
  const starts = startsOn(night, 'pobyt-staly', '2028-03-26')
  expect(starts).toHaveLength(5 * 3)
  expect(walls(night, starts).filter((time) => time.startsWith('02'))).toEqual([])
})

test('[BOK-12] matters of different length share one grid, and leave no gap that none of them fits into', () => {
  // In steps: a free run of 5, a visit of 2, the shortest is 2.
  expect(startsIn(5, 2, 2)).toEqual([0, 3])
  expect(startsIn(5, 3, 2)).toEqual([0, 2])
  expect(startsIn(2, 2, 2)).toEqual([0])
  // Each start would leave one: then any is as good.
  expect(startsIn(3, 2, 2)).toEqual([0, 1])
  expect(startsIn(1, 2, 2)).toEqual([])
  expect(startsIn(6, 2, 1)).toEqual([0, 1, 2, 3, 4])
})

test('[BOK-12] in Olsztyn a visit of 20 minutes is offered where it leaves room for others', () => {
  const olsztyn = known('olsztyn', (yaml) =>
    yaml
      .replace('seats: 3', 'seats: 1, queues: [wniosek-o-pobyt, wizyty-rodzinne]')
      .replace(/.*odciski-palcow, minutes.*\n/, ''),
  )
  const day = '2026-11-24'
  const nine = at(olsztyn, `${day}T09:00`)
  // 08:00 to 09:00 is free, the shortest visit is 20 minutes.
  const cells = startsOn(olsztyn, 'wniosek-o-pobyt', day)
    .filter((start) => start >= nine)
    .flatMap((start) => [0, 600_000].map((more) => ({ places: 'stanowiska', seat: 1, at: start + more })))
  const free = [...freePlaces(olsztyn, 'wniosek-o-pobyt', day, new Taken(cells)).keys()]
  expect(walls(olsztyn, free)).toEqual(['08:00', '08:20', '08:40'])
})

test('[BOK-11] a place that hours or seats no longer have is found', () => {
  const bydgoszcz = known('bydgoszcz')
  const now = at(bydgoszcz, '2026-11-19T12:00')
  const asked = { matter: 'pobyt-staly', at: at(bydgoszcz, '2026-11-24T15:00'), id: 'b', draft: 'd' }
  const made = hold(bydgoszcz, asked, [], { now })
  if (!made.ok) throw new Error(made.refusal.code)
  const booking = { ...made.booking, seat: 3 } as unknown as Booked
  const still = (change: (yaml: string) => string) => isStillPlace(known('bydgoszcz', change), booking)
  expect(still((yaml) => yaml)).toBe(true)
  expect(still((yaml) => yaml.replace('seats: 3', 'seats: 2'))).toBe(false)
  expect(still((yaml) => yaml.replace('tuesday: ["08:00-15:30"]', 'tuesday: ["08:00-15:00"]'))).toBe(false)
  expect(
    still((yaml) => yaml.replace('publicHolidays: poland', 'specialDays: [{ date: "2026-11-24", hours: [] }]')),
  ).toBe(false)
  expect(still((yaml) => yaml.replace(/ {4}- \{ queue: pobyt-staly.*\n/, ''))).toBe(true)
})

test.each(['bydgoszcz', 'katowice', 'bielsko-biala', 'czestochowa', 'wroclaw', 'olsztyn'])(
  '%s is booked on line: each matter has hours in the weeks to come',
  (id) => {
    const of = known(id)
    const now = at(of, '2026-11-20T12:05')
    for (const { queue } of of.profile.booking?.matters ?? []) {
      const days = calendar(of, queue, nothing, now, 14)
      expect([queue, days.some(({ kind }) => kind === 'free')]).toEqual([queue, true])
    }
  },
)

test('[KAT-1] all 36 of Śląskie are served, each by one place', () => {
  const three = ['katowice', 'bielsko-biala', 'czestochowa'].map((id) => known(id).profile.booking?.residence)
  const served = three.map((one) => one?.served ?? [])
  expect(new Set(served.flat()).size).toBe(36)
  expect(served.map(({ length }) => length)).toEqual([25, 5, 6])
  for (const [i, one] of three.entries()) {
    const others = (one?.elsewhere ?? []).flatMap((place) => place.served)
    expect(new Set([...(served[i] ?? []), ...others]).size).toBe(36)
  }
})
