import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { kioskView } from './kiosk-view.ts'
import { type HeardWaits, OLDEST_TOLD_MS, shorterElsewhere } from './shorter-elsewhere.ts'
import { ticketPageViews } from './ticket-page-view.ts'
import { toldWaits } from './waits-told.ts'

const queue = 'uzupelnienie-dokumentow'
const setting: [string, string] = [
  'noBooking:',
  'shorterElsewhere: { offices: [torun, grudziadz], leastMinutes: 30 }\nnoBooking:',
]
const told = bydgoszcz(setting)
const here = { low: 60, high: 80 }
const waits = (low: number, high: number, more: Partial<HeardWaits> = {}): HeardWaits => ({
  ...{ id: 'torun', name: { pl: 'Toruń' }, address: 'ul. Moniuszki 15', ageMs: 20_000 },
  queues: [{ id: queue, estimate: { low, high } }],
  ...more,
})
const at = told.time.instant('2026-11-19', '12:05')
const said = (heard: HeardWaits[], own: typeof here | null = here, office = told, of = queue) =>
  shorterElsewhere(office, heard, at, of, own)

test('[REG-3] a visitor is told where it is shorter: both waits, the address, and as of when', () => {
  expect(said([waits(10, 20)])).toEqual({
    ...{ office: { pl: 'Toruń' }, address: 'ul. Moniuszki 15', asOf: '12:04' },
    ...{ there: { low: 10, high: 20 }, here },
  })
})

test('[REG-3] nothing is told that the profile does not allow, that is not so much shorter, or two minutes old', () => {
  expect(said([waits(10, 20)], here, bydgoszcz())).toBeNull()
  expect(said([waits(10, 20, { id: 'olsztyn' })])).toBeNull()
  expect(said([waits(30, 50)])).not.toBeNull()
  expect(said([waits(31, 50)])).toBeNull()
  expect(said([waits(30, 51)])).toBeNull()
  expect(said([waits(10, 20, { ageMs: OLDEST_TOLD_MS - 1 })])).not.toBeNull()
  expect(said([waits(10, 20, { ageMs: OLDEST_TOLD_MS })])).toBeNull()
})

test('[REG-3] nothing is told of another matter, of a booked queue, or where the time here is not known', () => {
  expect(said([waits(10, 20, { queues: [{ id: 'odbior', estimate: { low: 0, high: 5 } }] })])).toBeNull()
  const booked = waits(0, 0, { queues: [{ id: 'pobyt-czasowy', estimate: { low: 0, high: 5 } }] })
  expect(said([booked], here, told, 'pobyt-czasowy')).toBeNull()
  expect(said([waits(10, 20)], null)).toBeNull()
  expect(said([])).toBeNull()
})

test('[REG-3] of several shorter ones the shortest is told', () => {
  const other = waits(5, 10, { id: 'grudziadz', name: { pl: 'Grudziądz' } })
  expect(said([waits(10, 20), other])?.office.pl).toBe('Grudziądz')
  expect(said([other, waits(0, 5)])?.office.pl).toBe('Toruń')
})

test('[REG-3] an office tells its wait only while it gives tickets, reaches whoever comes, and knows how long', () => {
  const day = officeDay().at('12:05')
  const ask = (low: number, high: number) => toldWaits(day.office, day.state, day.now(), () => ({ low, high })).queues
  expect(ask(10, 20)).toEqual([{ id: queue, estimate: { low: 10, high: 20 } }])
  expect(toldWaits(day.office, day.state, day.now(), () => null).queues).toEqual([])
  day.at('14:30')
  expect(ask(10, 65)).toEqual([])
  day.act({ type: 'StopTickets', queue, until: null, text: null })
  expect(ask(10, 20)).toEqual([])
})

test('[REG-3] machine and phone tell it of walk-in tickets that wait, never of booked visits', () => {
  const day = officeDay(told).at('12:05')
  const visit = day.checkIn(day.book('12:20'))
  const walkIn = day.takeTicket(queue)
  const context = { office: told, now: day.now(), seq: 1, demo: false }
  const asked: string[] = []
  const elsewhere = (of: string) => {
    asked.push(of)
    return said([waits(10, 20)])
  }
  const view = kioskView(context, day.state, { printer: 'ready', estimate: () => here, elsewhere })
  expect(view.queues[0]?.elsewhere).toMatchObject({ address: 'ul. Moniuszki 15' })
  const pageOf = ticketPageViews(context, day.state, () => here, elsewhere)
  expect(pageOf(walkIn.code)?.elsewhere).toMatchObject({ address: 'ul. Moniuszki 15' })
  expect(pageOf(visit.code)?.elsewhere).toBeUndefined()
  expect(asked).toEqual([queue, queue])
})

test('[REG-3] [ACC-10] where the time here is not told for certain lateness, no other is compared with it', () => {
  const day = officeDay(told).at('14:50')
  const context = { office: told, now: day.now(), seq: 1, demo: false }
  const elsewhere = () => said([waits(10, 20)])
  const [shown] = kioskView(context, day.state, { printer: 'ready', estimate: () => here, elsewhere }).queues
  expect(shown).toMatchObject({ pastClosing: { certain: true } })
  expect(shown?.elsewhere).toBeUndefined()
})

test('[REG-3] another office of the profile is named once, and is not this one', () => {
  const written = (offices: string) => () =>
    bydgoszcz([setting[0], `shorterElsewhere: { offices: ${offices} }\nnoBooking:`])
  expect(written('[torun, torun]')).toThrow('shorterElsewhere.offices[1]')
  expect(written('[bydgoszcz]')).toThrow('the id of another office')
  expect(written('[]')).toThrow('shorterElsewhere.offices')
  expect(written('[torun]')().profile.shorterElsewhere).toEqual({ offices: ['torun'], leastMinutes: 30 })
})
