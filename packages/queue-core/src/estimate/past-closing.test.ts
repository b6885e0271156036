import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { aheadOf } from '../ticketing/ahead.ts'
import { kioskView } from '../views/kiosk-view.ts'
import { ticketStatus } from '../views/ticket-status.ts'
import { visitStatus } from '../views/visit-status.ts'
import { estimateForNewcomer } from './estimate.ts'
import { pastClosing } from './past-closing.ts'

type Day = ReturnType<typeof officeDay>
const past = (day: Day, low: number, high: number) => pastClosing(day.office, day.state, day.now(), { low, high })
const machine = (day: Day) =>
  kioskView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    printer: 'ready',
    estimate: (id) => estimateForNewcomer(day.office, day.state, day.now(), id),
  }).queues[0]
const status = (day: Day, number: string) => ticketStatus(day.situation(), day.state, day.ticket(number))

test('[ACC-10] a wait whose longer end is beyond closing is told so, one whose shorter end is, for certain', () => {
  const day = officeDay().at('14:30')
  expect(past(day, 20, 60)).toBeNull()
  expect(past(day, 20, 65)).toEqual({ closes: '15:30', certain: false })
  expect(past(day, 65, 90)).toEqual({ closes: '15:30', certain: true })
  expect(pastClosing(day.office, day.state, day.now(), null)).toBeNull()
})

test('[ACC-10] an early closing counts, and after closing nothing more is told', () => {
  const day = officeDay().at('12:00')
  expect(past(day, 60, 90)).toBeNull()
  day.act({ type: 'CloseEarly', closes: '12:30', text: null })
  expect(past(day, 60, 90)).toEqual({ closes: '12:30', certain: true })
  day.at('12:40')
  expect(past(day, 60, 90)).toBeNull()
})

test('[ACC-10] the longest wait that is reckoned with has no end that anybody knows, however long the day is', () => {
  const long = bydgoszcz(['thursday: ["08:00-15:30"]', 'thursday: ["08:00-20:00"]'])
  expect(past(officeDay(long).at('08:00'), 475, 480)).toEqual({ closes: '20:00', certain: false })
})

test('[ACC-10] a crowd: the machine says it before a ticket is taken; it and the phone after', () => {
  const day = officeDay().at('12:28')
  day.openDesk(1)
  expect(machine(day)?.pastClosing).toBeUndefined()
  for (let i = 0; i < 57; i++) day.takeTicket()
  expect(machine(day)).toMatchObject({ state: { open: true }, pastClosing: { closes: '15:30', certain: true } })
  expect(status(day, 'U057')).toMatchObject({ status: 'waiting', pastClosing: { closes: '15:30', certain: true } })
  expect(status(day, 'U002')).not.toHaveProperty('pastClosing')
})

test('[ACC-10] a booked visit that may not be reached is told so with the question whether it is one’s own', () => {
  const day = officeDay()
  const booking = day.book('14:50')
  day.at('14:45')
  day.openDesk(1)
  expect(visitStatus(day.situation(), booking.code)).not.toHaveProperty('visit.pastClosing')
  day.act({ type: 'CloseEarly', closes: '14:50', text: null })
  expect(visitStatus(day.situation(), booking.code)).toMatchObject({ visit: { closes: '14:50' } })
  for (let i = 0; i < 8; i++) day.checkIn(day.book('14:45'))
  expect(visitStatus(day.situation(), booking.code)).toMatchObject({
    visit: { pastClosing: { closes: '14:50', certain: true } },
  })
})

test('[ALL-2] [ACC-10] until its hour a booked visit has before it who is booked earlier, not forty walk-ins', () => {
  const day = officeDay()
  const [earlier, own] = [day.book('12:40'), day.book('12:50')]
  day.at('12:30')
  for (let i = 0; i < 40; i++) day.takeTicket()
  day.checkIn(earlier)
  const ticket = day.checkIn(own)
  expect(aheadOf(day.office, day.state, day.now(), ticket)).toBe(1)
})
