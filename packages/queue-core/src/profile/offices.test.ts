import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { officeDay } from '../testing/office-day.ts'
import { kioskView } from '../views/kiosk-view.ts'
import { arriveMinutesBefore, graceMinutes } from './booked-visits.ts'
import { officeJsonSchema } from './json-schema.ts'
import { office } from './office.ts'
import { readProfile } from './read-profile.ts'

const folder = join(import.meta.dirname, '../../../../offices')
const text = (name: string) => readFileSync(join(folder, `${name}.yaml`), 'utf8')
const load = (name: string) => office(readProfile(text(name), `${name}.yaml`))
const all = readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? [file.replace('.yaml', '')] : []))
const silesian = ['katowice', 'bielsko-biala', 'czestochowa']
const given = (result: { refusal: { code: string } | null }) => result.refusal?.code ?? 'ticket'

test('there is a profile for every office of the documents', () => {
  expect(all.sort()).toEqual(['bielsko-biala', 'bydgoszcz', 'czestochowa', 'katowice', 'olsztyn', 'wroclaw'])
})

test.each(all)('the profile of %s is right, is named as its file and tells editors its schema', (name) => {
  expect(load(name).profile.id).toBe(name)
  expect(text(name).split('\n')[0]).toBe('# yaml-language-server: $schema=office.schema.json')
})

test('the JSON Schema beside profiles is up to date: poczekalnia office schema > offices/office.schema.json', () => {
  const kept: unknown = JSON.parse(readFileSync(join(folder, 'office.schema.json'), 'utf8'))
  expect(kept).toEqual(JSON.parse(JSON.stringify(officeJsonSchema())))
})

test.each(silesian)('[KAT-2] [KAT-3] %s asks to come 15 minutes before and waits 10 minutes', (name) => {
  const place = load(name)
  for (const queue of ['pobyt-czasowy', 'pobyt-staly', 'rezydent-ue'])
    expect([arriveMinutesBefore(place, queue), graceMinutes(place, queue)]).toEqual([15, 10])
})

test.each(silesian)(
  '[KAT-4] [KAT-5] in %s a clerk can cancel for missing papers, another filing, PESEL UKR',
  (name) => {
    const reasons = load(name).profile.cancelReasons.map((reason) => reason.id)
    expect(reasons).toEqual(expect.arrayContaining(['documents-missing', 'filed-another-way', 'pesel-ukr']))
  },
)

test.each([
  ['2026-11-16', '07:29', 'queue-closed'],
  ['2026-11-16', '07:30', 'ticket'],
  ['2026-11-16', '14:59', 'ticket'],
  ['2026-11-16', '15:00', 'queue-closed'],
  ['2026-11-17', '16:59', 'ticket'],
  ['2026-11-17', '17:00', 'queue-closed'],
  ['2026-11-11', '10:00', 'queue-closed'],
])('[KAT-6] [KAT-7] Katowice on %s at %s: %s', (date, time, expected) => {
  const day = officeDay(load('katowice'), date).at(time)
  expect(given(day.takeTicketResult('sprawy-bez-rezerwacji'))).toBe(expected)
})

test('[KAT-7] Katowice stops giving tickets when its three desks could not serve one more before closing', () => {
  const day = officeDay(load('katowice'), '2026-11-16').at('14:30')
  for (const desk of [25, 26, 27]) day.openDesk(desk)
  let taken = 0
  while (taken < 200 && day.takeTicketResult('sprawy-bez-rezerwacji').refusal === null) taken++
  expect(day.takeTicketResult('sprawy-bez-rezerwacji').refusal).toMatchObject({ reason: 'too-many-waiting' })
  expect(taken).toBeGreaterThan(3)
  expect(taken).toBeLessThan(20)
})

test.each(all)('%s is closed on public holidays, and gives nobody a ticket then', (name) => {
  const day = officeDay(load(name), '2026-12-25').at('12:30')
  const walkIn = day.office.profile.queues.filter(({ kind }) => kind === 'walk-in')
  for (const { id } of walkIn) expect(given(day.takeTicketResult(id))).toBe('queue-closed')
  expect(() => day.book('12:40', { queue: day.office.profile.queues[0]?.id ?? '' })).toThrow('office-closed')
})

test.each(silesian)('[KAT-1] [KAT-5] %s says whom it serves, and who must not book, in each language', (name) => {
  const texts = load(name).profile.noBooking
  const said = (word: string) => texts.filter(({ pl }) => pl.includes(word))
  for (const [word, inAll] of [
    ['powiaty', /powiaty/],
    ['PESEL', /PESEL/],
    ['ePUAP', /ePUAP/],
  ] as const)
    for (const text of said(word)) {
      expect(
        [text.en, text.uk, text.ru].every((other) => other && inAll.test(other) && !/ oraz | i /.test(other)),
      ).toBe(true)
    }
  expect([said('powiaty'), said('PESEL'), said('ePUAP')].map((list) => list.length)).toEqual([1, 1, 1])
})

test('[KAT-8] the desks of Katowice are 25, 26 and 27', () => {
  expect([...load('katowice').desks.keys()]).toEqual([25, 26, 27])
})

test('[KAT-9] a visit whose hour has passed in the waiting room keeps waiting and is called', () => {
  const day = officeDay(load('katowice'))
  const booking = day.book('12:00')
  day.at('11:45')
  day.checkIn(booking)
  day.at('12:40')
  expect(day.next(day.openDesk(25))).toBe('A001 booked-hour-come')
})

test('[WRO-1] [WRO-3] [WRO-5] Wrocław: queue first, a code of letters and digits, 15 minutes before, grace 0', () => {
  const day = officeDay(load('wroclaw')).at('11:50')
  day.book('12:00', { pin: 'WRO7K2', queue: 'legalizacja-pobytu', party: 3 })
  const view = kioskView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    printer: 'ready',
    estimate: () => null,
  })
  expect(view.checkIn).toMatchObject({
    queueFirst: true,
    arriveMinutesBefore: 15,
    graceMinutes: 0,
    code: { kind: 'letters-and-digits', min: 4, max: 10 },
  })
  expect(day.findVisit('wro7k2', 'paszporty')).toMatchObject({ refusal: { queue: 'legalizacja-pobytu' } })
  expect(day.findVisit('wro7k2', 'legalizacja-pobytu').ok).toBe(true)
  expect(day.office.profile.checkIn.codeAtDesk).toBe(true)
})

test('[OLS-1] [OLS-7] Olsztyn: visits are called by number; families are booked on Friday, others else', () => {
  const day = officeDay(load('olsztyn'), '2026-11-20')
  expect(() => day.book('10:00', { queue: 'wniosek-o-pobyt' })).toThrow('office-closed')
  expect(() => day.book('10:00', { queue: 'wizyty-rodzinne', on: '2026-11-23' })).toThrow('office-closed')
  expect(day.book('10:00', { queue: 'wizyty-rodzinne' }).code).toBe('E001')
  day.at('10:00')
  expect(day.next(day.openDesk(1))).toBe('E001 booked-hour-come')
  expect(given(day.takeTicketResult('odbior-dokumentow'))).toBe('queue-closed')
})

test('[OLS-3] [OLS-4] Olsztyn has so many tickets a day', () => {
  const day = officeDay(load('olsztyn'), '2026-11-19').at('09:00')
  for (let i = 0; i < 40; i++) day.takeTicket('uzupelnianie-dokumentow')
  expect(given(day.takeTicketResult('uzupelnianie-dokumentow'))).toBe('queue-full')
  for (let i = 0; i < 60; i++) day.takeTicket('odbior-dokumentow')
  expect(given(day.takeTicketResult('odbior-dokumentow'))).toBe('queue-full')
})
