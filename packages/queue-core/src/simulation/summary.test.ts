import { expect, test } from 'vitest'
import { officeTime } from '../time/office-time.ts'
import type { PlayedDay, PlayedVisit } from './played-day.ts'
import { summarise } from './summary.ts'

const time = officeTime('Europe/Warsaw')
const at = (hour: string) => time.instant('2026-11-24', hour)

const visit = (number: string, more: Partial<PlayedVisit>): PlayedVisit => ({
  visitor: number,
  queue: 'q',
  kind: 'walk-in',
  number,
  hourAt: null,
  arrivedAt: null,
  issuedAt: null,
  calledAt: null,
  desk: null,
  outcome: 'served',
  refusal: null,
  ...more,
})

const day: PlayedDay = {
  date: '2026-11-24',
  desks: 2,
  opens: at('08:00'),
  closes: at('15:00'),
  visits: [
    visit('S001', { issuedAt: at('08:00'), calledAt: at('08:40') }),
    visit('S002', { issuedAt: at('09:00'), calledAt: at('09:10') }),
    visit('A001', { kind: 'booked', hourAt: at('08:30'), issuedAt: at('08:10'), calledAt: at('08:35') }),
    visit('S003', { issuedAt: at('09:00'), calledAt: at('12:00'), outcome: 'absent' }),
    visit('S004', { outcome: 'refused', refusal: 'too-many-waiting' }),
  ],
  calls: [
    {
      at: at('08:05'),
      desk: 1,
      reason: 'longest-waiting-walk-in',
      ticket: 't0',
      number: 'S000',
      issuedAt: at('07:59'),
    },
    { at: at('08:35'), desk: 1, reason: 'booked-hour-come', ticket: 't1', number: 'A001', issuedAt: at('08:10') },
    { at: at('08:40'), desk: 2, reason: 'walk-in-share', ticket: 't2', number: 'S001', issuedAt: at('08:00') },
  ],
  waiting: [{ at: at('08:00'), booked: 0, walkIns: 1 }],
  ticketsEnded: [{ queue: 'q', at: at('13:20'), early: true }],
  closedAt: at('15:12'),
  overtimeMinutes: 20,
  log: [],
}

test('waits are counted from the ticket, or from the booked hour; the absent have none', () => {
  const sum = summarise(time, [day])
  expect(sum.walkIns).toEqual({ people: 2, median: 40, p90: 40, longest: 40 })
  expect(sum.booked).toEqual({ people: 1, median: 5, p90: 5, longest: 5 })
  expect(sum).toMatchObject({ visitors: 5, served: 3, absent: 1, refused: { 'too-many-waiting': 1 } })
  expect(sum.ticketsEnded).toEqual({ time: '13:20', early: 1 })
  expect(sum.overtime).toEqual({ median: 12, longest: 12, desksTogether: 20 })
  expect(sum.byHour.map((h) => h.hour)).toEqual([8, 9])
  expect(sum.histogram.map((b) => b.walkIns + b.booked)).toEqual([2, 0, 1])
})

test('[ALL-9] who waited longest is told with the reasons of the calls that went before', () => {
  expect(summarise(time, [day]).longest[0]).toMatchObject({
    number: 'S001',
    arrived: '08:00',
    minutes: 40,
    before: { 'longest-waiting-walk-in': 1, 'booked-hour-come': 1 },
    cameLater: 1,
  })
})

test('no day cannot be summed up', () => {
  expect(() => summarise(time, [])).toThrow(RangeError)
})
