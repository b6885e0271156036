import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { aheadOf } from '../ticketing/ahead.ts'
import { estimateFor, estimateForNewcomer, estimateForVisit } from './estimate.ts'

const queue = 'uzupelnienie-dokumentow'

test('[ALL-10] with no open desk no time is told, a paused desk being none', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const estimate = () => estimateFor(day.office, day.state, day.now(), day.ticket('U001'))
  expect(estimate()).toBeNull()
  const desk = day.openDesk(1)
  expect(estimate()).not.toBeNull()
  day.clerk(desk, { type: 'PauseDesk', reason: null })
  expect(estimate()).toBeNull()
})

test('[ALL-10] a wait is a range in whole minutes, low not above high, and grows with the queue', () => {
  const day = officeDay().at('12:05')
  day.openDesk(1)
  day.openDesk(2)
  let last = 0
  for (let i = 0; i < 12; i++) {
    day.takeTicket()
    const range = estimateForNewcomer(day.office, day.state, day.now(), queue)
    expect(range?.low).toBeLessThanOrEqual(range?.high ?? -1)
    expect(range?.high).toBeGreaterThanOrEqual(last - 5)
    last = range?.high ?? 0
  }
  // Twelve visits of about eight minutes at two desks: some three quarters of an hour.
  expect(last).toBeGreaterThan(35)
  expect(last).toBeLessThan(80)
})

test('[ALL-10] more desks, shorter waits; the day’s measured pace replaces the profile’s guess', () => {
  const wait = (desks: number, minutes?: number) => {
    const day = officeDay().at('12:05')
    const clerks = Array.from({ length: desks }, (_, i) => day.openDesk(i + 1))
    if (minutes !== undefined) {
      for (let i = 0; i < 12; i++) {
        day.takeTicket()
        day.next(clerks[0] as string)
        day.clerk(clerks[0] as string, { type: 'StartService' })
        day.at(day.office.time.hourAndMinute(day.now() + minutes * 60_000))
        day.clerk(clerks[0] as string, { type: 'FinishService' })
      }
    }
    for (let i = 0; i < 10; i++) day.takeTicket()
    return estimateForNewcomer(day.office, day.state, day.now(), queue)?.high ?? 0
  }
  expect(wait(4)).toBeLessThan(wait(1))
  expect(wait(1, 2)).toBeLessThan(wait(1) / 2)
})

test('[ALL-2] a walk-in’s estimate reckons with booked visitors who are still to come', () => {
  const range = (bookings: number) => {
    const day = officeDay(bydgoszcz(['    share: 0.25', '    # no share']))
    for (let i = 0; i < bookings; i++) day.book('12:10')
    day.at('12:05')
    day.openDesk(1)
    for (let i = 0; i < 3; i++) day.takeTicket()
    return estimateForNewcomer(day.office, day.state, day.now(), queue)?.high ?? 0
  }
  expect(range(5)).toBeGreaterThan(range(0) + 30)
})

test('the same room gives the same estimate', () => {
  const day = officeDay().at('12:05')
  day.openDesk(1)
  for (let i = 0; i < 5; i++) day.takeTicket()
  const once = estimateForNewcomer(day.office, day.state, day.now(), queue)
  expect(estimateForNewcomer(day.office, day.state, day.now(), queue)).toEqual(once)
})

test('[ALL-2] those ahead are those whom the call order puts first; until its hour those booked earlier', () => {
  const day = officeDay()
  const [due, early] = [day.book('12:10'), day.book('13:30')]
  day.at('12:05')
  day.takeTicket()
  day.takeTicket()
  day.checkIn(due)
  day.checkIn(early)
  const ahead = (number: string) => aheadOf(day.office, day.state, day.now(), day.ticket(number))
  expect([ahead('U001'), ahead('U002'), ahead('A001'), ahead('A002')]).toEqual([0, 1, 0, 1])
  day.at('12:10')
  expect([ahead('A001'), ahead('U001'), ahead('U002'), ahead('A002')]).toEqual([0, 1, 2, 1])
})

test('[ALL-10] told before the ticket as the ticket would be told, also among those booked for later', () => {
  const day = officeDay()
  const visits = ['12:05', '12:20', '12:40', '12:45', '12:50'].map((hour) => day.book(hour))
  day.at('12:05')
  day.openDesk(1)
  for (const later of visits.slice(2)) day.checkIn(later)
  const own = visits[1] as (typeof visits)[number]
  const told = estimateForVisit(day.office, day.state, day.now(), own)
  const ticket = day.checkIn(own)
  expect(told).not.toBeNull()
  expect(told).toEqual(estimateFor(day.office, day.state, day.now(), ticket))
})

test('[ALL-2] in a booked queue a newcomer is a visit whose hour has come, not behind those who walked in', () => {
  const day = officeDay().at('12:05')
  day.openDesk(1)
  for (let i = 0; i < 8; i++) day.takeTicket()
  const high = (queueId: string) => estimateForNewcomer(day.office, day.state, day.now(), queueId)?.high ?? 0
  expect(high('pobyt-czasowy')).toBeLessThan(high(queue) / 2)
})
