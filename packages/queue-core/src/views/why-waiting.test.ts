import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { whyWaiting } from './why-waiting.ts'

type Day = ReturnType<typeof officeDay>
const place = (share = '# no share', order = 'together', every = 2) =>
  bydgoszcz(
    ['    share: 0.25', `    ${share}`],
    ['calls:\n', `calls:\n  order: ${order}\n`],
    ['priority:\n', `priority:\n  atMostEvery: ${every}\n`],
  )
const why = (day: Day, number: string) => whyWaiting(day.office, day.state, day.now(), day.ticket(number))
const first = (day: Day, number: string) =>
  day.act({ type: 'GivePriority', holder: null, ticket: number, ground: 'disability' }, 'supervisor:Ewa')
const someBooked = (day: Day, ...hours: string[]) => {
  const visits = hours.map((hour) => day.book(hour))
  day.at('12:05')
  return visits.map((visit) => day.checkIn(visit).number)
}

test('[ALL-9] no desk is open, or the desks have a break', () => {
  const day = officeDay(place()).at('12:05')
  day.takeTicket()
  expect(why(day, 'U001')).toEqual({ kind: 'desks-closed' })
  const desk = day.openDesk(1)
  day.clerk(desk, { type: 'PauseDesk', reason: 'break' })
  expect(why(day, 'U001')).toEqual({ kind: 'desks-paused' })
})

test('[ALL-9] who is next waits for a clerk to press, for any desk, or for that desk', () => {
  const day = officeDay(place()).at('12:05')
  for (let i = 0; i < 3; i++) day.takeTicket()
  const [one, two] = [day.openDesk(1), day.openDesk(2)]
  expect(why(day, 'U001')).toEqual({ kind: 'desk-free', desk: 1 })
  expect(why(day, 'U002')).toEqual({ kind: 'came-earlier' })
  day.next(one)
  expect(why(day, 'U002')).toEqual({ kind: 'desk-free', desk: 2 })
  day.next(two)
  expect(why(day, 'U003')).toEqual({ kind: 'desks-busy' })
  day.clerk(one, { type: 'Transfer', to: { desk: 2 } })
  expect(why(day, 'U001')).toEqual({ kind: 'desks-busy' })
  expect(why(day, 'U003')).toEqual({ kind: 'desk-free', desk: 1 })
})

test('[ALL-9] booked visits go first: how many, and of which hour where it is one', () => {
  const day = officeDay(place())
  someBooked(day, '12:10', '12:10', '12:20')
  day.takeTicket()
  day.openDesk(1)
  expect(day.at('12:15') && why(day, 'U001')).toEqual({ kind: 'booked-first', count: 2, hour: '12:10' })
  expect(day.at('12:21') && why(day, 'U001')).toEqual({ kind: 'booked-first', count: 3, hour: null })
})

test('[ALL-2] [ALL-9] with a walk-in share no more booked visits are told than really go first', () => {
  const day = officeDay(place('share: 0.25'))
  someBooked(day, ...Array.from({ length: 6 }, () => '12:10'))
  day.takeTicket()
  day.at('12:15')
  const desk = day.openDesk(1)
  expect(why(day, 'U001')).toEqual({ kind: 'booked-first', count: 3, hour: '12:10' })
  for (let i = 0; i < 3; i++) day.serve(desk)
  expect(why(day, 'U001')).toEqual({ kind: 'desk-free', desk: 1 })
  expect(why(day, 'A004')).toEqual({ kind: 'walk-in-turn' })
})

test('[ALL-9] before the booked hour it is told, unless a desk would stand idle', () => {
  const day = officeDay(place())
  someBooked(day, '12:40')
  day.takeTicket()
  const desk = day.openDesk(1)
  expect(why(day, 'A001')).toEqual({ kind: 'own-hour', hour: '12:40' })
  day.serve(desk)
  expect(why(day, 'A001')).toEqual({ kind: 'desk-free', desk: 1 })
})

test('[ALL-9] a visitor with priority goes first; who has priority is told that others are called between', () => {
  const day = officeDay(place()).at('12:05')
  for (let i = 0; i < 4; i++) day.takeTicket()
  first(day, 'U003')
  first(day, 'U004')
  day.openDesk(1)
  expect(why(day, 'U001')).toEqual({ kind: 'priority-first', count: 1 })
  expect(why(day, 'U002')).toEqual({ kind: 'priority-first', count: 2 })
  expect(why(day, 'U004')).toEqual({ kind: 'in-turns' })
})

test('[ALL-9] a desk that calls from another queue first', () => {
  const day = officeDay(place('# no share', 'as-listed')).at('12:05')
  day.takeTicket()
  for (let i = 0; i < 2; i++) day.takeTicket()
  const one = day.openDesk(1)
  day.next(one)
  day.clerk(one, { type: 'Transfer', to: { queue: 'pobyt-staly' } })
  const two = 'clerk 2'
  const queues = ['uzupelnienie-dokumentow', 'pobyt-staly']
  day.clerk(one, { type: 'CloseDesk' })
  day.clerk(two, { type: 'OpenDesk', desk: 2, takeOver: false, queues })
  expect(why(day, 'U001')).toEqual({ kind: 'other-queue' })
})

test('somebody who does not wait is told nothing', () => {
  const day = officeDay(place()).at('12:05')
  day.takeTicket()
  day.next(day.openDesk(1))
  expect(why(day, 'U001')).toBeNull()
})
