import { expect, test } from 'vitest'
import { estimateForNewcomer } from '../estimate/estimate.ts'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { ticketPageView } from '../views/ticket-page-view.ts'
import { waitingIn } from '../views/waiting-counts.ts'
import { aheadOf } from './ahead.ts'
import { evolve } from './evolve/index.ts'
import { toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'

const queue = 'uzupelnienie-dokumentow'
type Day = ReturnType<typeof officeDay>
type Act = 'AskForTime' | 'ImBack' | 'LeaveQueue'
const does = (day: Day, type: Act, number: string) =>
  day.act({ type, ticket: day.ticket(number).id }, 'visitor').refusal
const page = (day: Day, number: string) => {
  const context = { office: day.office, now: day.now(), seq: 1, demo: false }
  return ticketPageView(context, day.state, day.ticket(number).code)
}
const room = (tickets: number) => {
  const day = officeDay().at('12:05')
  for (let i = 0; i < tickets; i++) day.takeTicket()
  return day
}

test('[ALL-2] who asks for ten minutes more is passed over until then and returns to their time’s place', () => {
  const day = room(3)
  const desk = day.openDesk(1)
  expect(page(day, 'U001')?.may).toEqual({ moreMinutes: 10, leave: true })
  expect(does(day, 'AskForTime', 'U001')).toBeNull()
  expect(page(day, 'U001')).toMatchObject({
    may: { moreMinutes: null, leave: true },
    state: { status: 'away', until: '2026-11-19T12:15:00+01:00' },
  })
  expect(day.serve(desk)).toBe('U002 longest-waiting-walk-in')
  day.at('12:14:59')
  expect(day.ticket('U001').status).toBe('away')
  day.at('12:15')
  expect(day.next(desk)).toBe('U001 longest-waiting-walk-in')
})

test('back before the time: the place is there', () => {
  const day = room(3)
  does(day, 'AskForTime', 'U001')
  expect(does(day, 'ImBack', 'U001')).toBeNull()
  expect(does(day, 'ImBack', 'U001')).toBeNull()
  expect(day.next(day.openDesk(1))).toBe('U001 longest-waiting-walk-in')
})

test('[ALL-6] who has been called may ask for time as well: the ticket goes back and the desk is free', () => {
  const day = room(2)
  const desk = day.openDesk(1)
  day.next(desk)
  expect(does(day, 'AskForTime', 'U001')).toBeNull()
  expect(day.next(desk)).toBe('U002 longest-waiting-walk-in')
  expect(day.at('12:15').ticket('U001').status).toBe('waiting')
})

test('more time is asked for as often as the office lets visitors, and never in a visit', () => {
  const day = room(1)
  does(day, 'AskForTime', 'U001')
  expect(does(day, 'AskForTime', 'U001')).toBeNull()
  does(day, 'ImBack', 'U001')
  expect(does(day, 'AskForTime', 'U001')).toEqual({ code: 'more-time-used', times: 1 })
  const other = officeDay(bydgoszcz(['visitor: { moreMinutes: 10, times: 1 }', '# nothing for visitors'])).at('12:05')
  other.takeTicket()
  expect(does(other, 'AskForTime', 'U001')).toEqual({ code: 'more-time-off' })
  expect(page(other, 'U001')?.may.moreMinutes).toBeNull()
})

test('a visitor in a visit neither asks for time nor leaves', () => {
  const day = room(1)
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'StartService' })
  const refusal = { code: 'ticket-not-waiting', number: 'U001', status: 'serving' }
  expect(does(day, 'AskForTime', 'U001')).toEqual(refusal)
  expect(does(day, 'LeaveQueue', 'U001')).toEqual(refusal)
  expect(page(day, 'U001')?.may).toEqual({ moreMinutes: null, leave: false })
})

test('a visitor gives the place up: waiting, away or called; the desk is free, and nobody gets that number', () => {
  const day = room(4)
  const desk = day.openDesk(1)
  day.next(desk)
  does(day, 'AskForTime', 'U002')
  for (const number of ['U001', 'U002', 'U003']) expect(does(day, 'LeaveQueue', number)).toBeNull()
  expect(does(day, 'LeaveQueue', 'U003')).toBeNull()
  expect(page(day, 'U003')).toMatchObject({ state: { status: 'left' }, may: { leave: false } })
  expect(day.next(desk)).toBe('U004 longest-waiting-walk-in')
  expect(day.clerk(desk, { type: 'TakeBack', ticket: 'U001' }).refusal?.code).toBe('ticket-not-absent')
  expect(waitingIn(day.state, queue)).toBe(0)
})

test('counts stay honest: who is away still holds a place before those behind', () => {
  const day = room(3)
  day.openDesk(1)
  const ahead = (number: string) => aheadOf(day.office, day.state, day.now(), day.ticket(number))
  const newcomer = () => estimateForNewcomer(day.office, day.state, day.now(), queue)?.high ?? 0
  const before = newcomer()
  does(day, 'AskForTime', 'U001')
  expect([ahead('U002'), ahead('U003'), waitingIn(day.state, queue)]).toEqual([1, 2, 3])
  expect(newcomer()).toBeGreaterThanOrEqual(before - 5)
  does(day, 'LeaveQueue', 'U001')
  expect([ahead('U002'), ahead('U003'), waitingIn(day.state, queue)]).toEqual([0, 1, 2])
})

test('a clerk may call by number somebody who is away but stands at the desk', () => {
  const day = room(1)
  const desk = day.openDesk(1)
  does(day, 'AskForTime', 'U001')
  expect(day.next(desk)).toBe('nobody-waiting')
  expect(day.clerk(desk, { type: 'CallTicket', ticket: 'U001' }).refusal).toBeNull()
  expect(day.ticket('U001').status).toBe('called')
})

test('[ALL-8] what visitors do is in the log, and a replay gives the same', () => {
  const day = room(2)
  does(day, 'AskForTime', 'U001')
  does(day, 'LeaveQueue', 'U002')
  day.at('12:20')
  expect(day.log.slice(-3).map((r) => [r.actor, r.event.type])).toEqual([
    ['visitor', 'TimeAsked'],
    ['visitor', 'VisitorLeft'],
    ['clock', 'VisitorBack'],
  ])
  expect(toSnapshot(day.log.reduce(evolve, emptyOffice()))).toBe(toSnapshot(day.state))
})

test('a day that ends forgets who is away', () => {
  const day = officeDay().at('15:25')
  day.takeTicket()
  does(day, 'AskForTime', 'U001')
  day.at('08:00', '2026-11-20')
  expect(day.state.away.size).toBe(0)
})

test('[KAT-7] after the hours, with every desk closed, who still waits is told that the day is over', () => {
  const day = room(3)
  const desk = day.openDesk(1)
  expect(does(day, 'AskForTime', 'U003')).toBeNull()
  const told = () => ['U001', 'U002', 'U003'].map((number) => page(day, number)?.state.status)
  day.at('15:31')
  expect(told()).toEqual(['waiting', 'waiting', 'waiting'])
  day.serve(desk)
  day.clerk(desk, { type: 'CloseDesk' })
  expect(told()).toEqual(['finished', 'unserved', 'unserved'])
  expect(page(day, 'U002')?.may).toEqual({ moreMinutes: null, leave: false })
  day.openDesk(1)
  expect(told()).toEqual(['finished', 'waiting', 'waiting'])
})

test('with the desks closed in the hours nobody is told that the day is over', () => {
  const day = room(1)
  day.at('15:29')
  expect(page(day, 'U001')?.state).toMatchObject({ status: 'waiting', why: { kind: 'desks-closed' } })
})
