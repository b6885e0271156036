import { expect, test } from 'vitest'
import { officeDay } from '../testing/office-day.ts'
import { type BookingRow, planImport } from './decide/import-bookings.ts'
import { evolve } from './evolve/index.ts'
import { allPins, tooClose } from './pins.ts'

const row = (line: number, changes: Partial<BookingRow> = {}): BookingRow => ({
  line,
  id: `booking-${line}`,
  date: '2026-11-20',
  time: '10:00',
  queue: 'pobyt-czasowy',
  pin: null,
  language: null,
  ...changes,
})

/** A shuffle that is the same each time. */
const shuffled = () => allPins().sort((a, b) => ((Number(a) * 7919) % 10_007) - ((Number(b) * 7919) % 10_007))

test('[ALL-12] the PINs made for one day differ in at least two digits and by no swap of neighbours', () => {
  const day = officeDay()
  const plan = planImport(
    day.situation(),
    Array.from({ length: 400 }, (_, i) => row(i + 2)),
    shuffled(),
  )
  expect(plan.problems).toEqual([])
  const pins = plan.events.flatMap((e) => (e.type === 'BookingImported' ? [e.pin] : []))
  expect(new Set(pins).size).toBe(400)
  for (const pin of pins) expect(tooClose(pin, new Set(pins.filter((other) => other !== pin)))).toBe(false)
})

test('[ALL-12] a mistyped digit and two swapped neighbours never meet another visit', () => {
  expect(tooClose('1234', new Set(['1235']))).toBe(true)
  expect(tooClose('1234', new Set(['9234']))).toBe(true)
  expect(tooClose('1234', new Set(['1324']))).toBe(true)
  expect(tooClose('1234', new Set(['1243']))).toBe(true)
  expect(tooClose('1234', new Set(['4231', '1256']))).toBe(false)
})

test('[ALL-12] a given PIN that comes too close to another of its day is reported; on another day it is fine', () => {
  const day = officeDay()
  day.book('10:00', { pin: '1234', on: '2026-11-20' })
  const rows = [
    row(2, { pin: '1243' }),
    row(3, { pin: '1243', date: '2026-11-23' }),
    row(4, { pin: '5555' }),
    row(5, { pin: '5555' }),
  ]
  const plan = planImport(day.situation(), rows, shuffled())
  expect(plan.problems).toEqual([
    { line: 2, column: 'pin', reason: 'pin-too-close', value: '1243' },
    { line: 5, column: 'pin', reason: 'pin-too-close', value: '5555' },
  ])
  expect(plan.events).toHaveLength(2)
})

test('a PIN that has lost its zeros in a spreadsheet is told as such, and never guessed', () => {
  const rows = ['475', '12', '7', '47500', '0475'].map((pin, i) => row(i + 2, { pin }))
  const { problems, events } = planImport(officeDay().situation(), rows, shuffled())
  expect(problems.map((p) => `${p.line} ${p.reason}`)).toEqual([
    '2 pin-zero-lost',
    '3 pin-zero-lost',
    '4 pin-zero-lost',
    '5 not-a-pin',
  ])
  expect(events).toMatchObject([{ pin: '0475' }])
})

test('[ALL-12] PINs that are made keep away from those given further down the same file', () => {
  const day = officeDay()
  const rows = [row(2), ...['0001', '0022', '0310', '0433'].map((pin, i) => row(i + 3, { pin }))]
  expect(planImport(day.situation(), rows, allPins()).problems).toEqual([])
})

test('the same rows twice change nothing; another PIN for a known booking is reported', () => {
  const day = officeDay()
  const first = planImport(day.situation(), [row(2), row(3)], shuffled())
  for (const event of first.events) evolve(day.state, { at: day.now(), actor: 'operator', event })
  expect(planImport(day.situation(), [row(2), row(3)], shuffled())).toEqual({ events: [], problems: [], unchanged: 2 })
  const other = planImport(day.situation(), [row(2, { pin: '9999' })], shuffled())
  expect(other.problems).toMatchObject([{ line: 2, reason: 'pin-differs' }])
})

test('rows that cannot be are reported with line, column and reason', () => {
  const rows = [
    row(2, { queue: 'paszporty' }),
    row(3, { queue: 'uzupelnienie-dokumentow' }),
    row(4, { date: '2026-11-18' }),
    row(5, { time: '07:59' }),
    row(6, { date: '2026-11-21' }),
    row(7, { date: '2027-12-25' }),
    row(8, { date: '9999-12-31' }),
  ]
  const { problems } = planImport(officeDay().situation(), rows, shuffled())
  expect(problems.map((p) => `${p.line} ${p.column} ${p.reason}`)).toEqual([
    '2 queue queue-unknown',
    '3 queue queue-not-booked',
    '4 date date-past',
    '5 time office-closed',
    '6 time office-closed',
    '7 date date-too-far',
    '8 date date-too-far',
  ])
})

test('[ALL-12] a day that has no PIN left says so', () => {
  const rows = Array.from({ length: 1001 }, (_, i) => row(i + 2))
  const { problems } = planImport(officeDay().situation(), rows, shuffled())
  expect(problems.at(-1)).toMatchObject({ column: 'pin', reason: 'no-pin-left' })
})
