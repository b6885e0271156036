import { expect, test } from 'vitest'
import { bydgoszcz, clerk, officeDay } from '../testing/office-day.ts'
import { counterView } from '../views/counter-view.ts'
import { codeProblem } from './codes.ts'
import { allPins, tooClose } from './pins.ts'

/** Codes of letters and digits, chosen after the queue, compared at the desk; parents come with their children. */
const wroclaw = () =>
  bydgoszcz(
    [
      'graceMinutes: 0',
      'graceMinutes: 0\n  queueFirst: true\n  codeAtDesk: true\n  code: { kind: letters-and-digits, min: 4, max: 10 }',
    ],
    ['    prefix: A\n', '    prefix: A\n    partyUpTo: 6\n'],
    ['retentionDays: 14', 'retentionDays: 14\ncompanions: [{ pl: Tłumacz, en: An interpreter, uk: c, ru: d }]'],
  )

test('[WRO-1] a code of letters and digits finds the visit, in capitals or not', () => {
  const day = officeDay(wroclaw()).at('12:05')
  day.book('12:20', { pin: 'k7m2qx' })
  expect(day.findVisit('K7m2QX', 'pobyt-czasowy')).toMatchObject({ ok: true, visit: { hour: '12:20' } })
})

test('[WRO-1] a code under another service is told which service it belongs to', () => {
  const day = officeDay(wroclaw()).at('12:05')
  day.book('12:20', { pin: 'K7M2QX' })
  expect(day.findVisit('k7m2qx', 'pobyt-staly')).toMatchObject({
    refusal: { code: 'visit-other-queue', queue: 'pobyt-czasowy' },
  })
})

test.each([
  ['abcd', null],
  ['ABCDE12345', null],
  ['abc', '4 to 10 letters and digits'],
  ['abcde123456', '4 to 10 letters and digits'],
  ['ąbcd', '4 to 10 letters and digits'],
])('[WRO-1] codes have 4 to 10 letters and digits: %s', (code, expected) => {
  expect(codeProblem(wroclaw(), code)).toBe(expected)
})

test('[BYD-1] an office of four-digit PINs takes nothing else', () => {
  expect(['4711', '471', '47111', 'A711'].map((code) => codeProblem(bydgoszcz(), code))).toEqual([
    null,
    'four digits',
    'four digits',
    'four digits',
  ])
  expect(() => officeDay().book('12:20', { pin: 'K7M2' })).toThrow('not-a-pin')
})

test('[ALL-12] codes that are made keep their distance, a letter for a digit counts as a slip too', () => {
  const day = officeDay(wroclaw())
  const codes = Array.from({ length: 30 }, () => day.book('12:20').code)
  expect(new Set(codes).size).toBe(30)
  for (const code of codes) expect(code).toMatch(/^[0-9A-Z]{8}$/)
  expect(tooClose('A234', new Set(['1234']), '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')).toBe(true)
  expect(allPins().length).toBe(10_000)
})

test('[WRO-3] who is not there in time has the booking cancelled: grace 0', () => {
  const day = officeDay(wroclaw())
  day.book('12:20', { pin: 'K7M2QX' })
  expect(day.at('12:20:59').findVisit('K7M2QX').ok).toBe(true)
  expect(day.at('12:21').findVisit('K7M2QX')).toMatchObject({ refusal: { code: 'visit-late' } })
})

const desk = (day: ReturnType<typeof officeDay>, name: string) =>
  counterView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    device: name,
    session: clerk(name).session,
    staff: { person: null, signIn: 'not-needed' },
    ownQueues: null,
    takenOver: null,
    gone: () => null,
    person: null,
    notes: [],
    shown: () => null,
    announced: () => undefined,
    displays: 0,
    displayList: [],
    kiosks: 0,
    printer: 'ready',
  })

test('[WRO-4] [WRO-5] the desk shows how many people a booking is for, and its code', () => {
  const day = officeDay(wroclaw())
  const booking = day.book('12:20', { pin: 'K7M2QX', party: 3 })
  day.at('12:10')
  day.checkIn(booking)
  const name = day.openDesk(1)
  day.next(name)
  expect(desk(day, name).desk?.visitor?.booking).toMatchObject({ party: 3, code: 'K7M2QX' })
})

test('[WRO-4] [BYD-5] a booking is for one person where the queue does not say otherwise', () => {
  const day = officeDay(wroclaw())
  expect(() => day.book('12:20', { queue: 'pobyt-staly', party: 2 })).toThrow('party-too-large')
  expect(() => day.book('12:20', { party: 7 })).toThrow('party-too-large')
  expect(day.book('12:20').party).toBe(1)
})

test('[WRO-5] an office that does not compare codes does not show them', () => {
  const day = officeDay()
  const booking = day.book('12:20')
  day.at('12:10')
  day.checkIn(booking)
  const name = day.openDesk(1)
  day.next(name)
  expect(Object.keys(desk(day, name).desk?.visitor?.booking ?? {})).toEqual(['name', 'hour', 'case'])
})

test('[OLS-8] the clerk sees who may come to the desk with a visitor', () => {
  const day = officeDay(wroclaw())
  expect(desk(day, day.openDesk(1)).companions?.map((text) => text.en)).toEqual(['An interpreter'])
})
