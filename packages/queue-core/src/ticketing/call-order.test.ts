import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'

const noShare = () => bydgoszcz(['    share: 0.25', '    # no share'])

test('[ALL-2] booked visits whose hour has come go first, by hour, then check-in; then walk-ins, then early', () => {
  const day = officeDay(noShare())
  const [late, early, same, soon] = [day.book('12:20'), day.book('13:00'), day.book('12:20'), day.book('12:10')]
  day.at('12:01')
  day.takeTicket()
  day.checkIn(early)
  day.checkIn(same)
  day.checkIn(late)
  day.checkIn(soon)
  day.takeTicket()
  day.at('12:30')
  const desk = day.openDesk(1)
  expect(Array.from({ length: 7 }, () => day.serve(desk))).toEqual([
    'A004 booked-hour-come',
    'A002 booked-hour-come',
    'A003 booked-hour-come',
    'U001 longest-waiting-walk-in',
    'U002 longest-waiting-walk-in',
    'A001 desk-idle-visitor-early',
    'nobody-waiting',
  ])
})

test('[ALL-2] a booked visitor is not called before the hour while walk-ins wait', () => {
  const day = officeDay(noShare())
  const booking = day.book('12:20')
  day.at('12:05')
  day.checkIn(booking)
  day.takeTicket()
  const desk = day.openDesk(1)
  expect(day.at('12:19:59') && day.serve(desk)).toBe('U001 longest-waiting-walk-in')
  day.takeTicket()
  expect(day.at('12:20') && day.serve(desk)).toBe('A001 booked-hour-come')
})

test('[ALL-2] a walk-in share of a quarter calls a walk-in after three booked visits in a row', () => {
  const day = officeDay()
  const bookings = Array.from({ length: 6 }, () => day.book('12:10'))
  day.at('12:05')
  for (const booking of bookings) day.checkIn(booking)
  day.takeTicket()
  day.takeTicket()
  day.at('12:15')
  const desk = day.openDesk(1)
  expect(Array.from({ length: 8 }, () => day.serve(desk).slice(0, 6).trim())).toEqual([
    'A001 b',
    'A002 b',
    'A003 b',
    'U001 w',
    'A004 b',
    'A005 b',
    'A006 b',
    'U002 l',
  ])
})

test('[ALL-2] a returned ticket keeps its place by its own time, and so does a transferred one', () => {
  const day = officeDay(noShare()).at('12:05')
  for (let i = 0; i < 3; i++) day.takeTicket()
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'ReturnTicket' })
  expect(day.next(desk)).toBe('U001 longest-waiting-walk-in')
  day.clerk(desk, { type: 'Transfer', to: { queue: 'pobyt-staly' } })
  expect(day.ticket('U001')).toMatchObject({ status: 'waiting', queue: 'pobyt-staly', number: 'U001' })
  expect(day.next(desk)).toBe('U001 longest-waiting-walk-in')
})

test('[ALL-2] a ticket sent to a desk is called by that desk and by no other', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const [first, second] = [day.openDesk(1), day.openDesk(2)]
  day.next(first)
  day.clerk(first, { type: 'Transfer', to: { desk: 2 } })
  expect(day.next(first)).toBe('nobody-waiting')
  const byNumber = day.clerk(first, { type: 'CallTicket', ticket: 'U001' })
  expect(byNumber.refusal).toEqual({ code: 'ticket-for-another-desk', number: 'U001' })
  expect(day.next(second)).toBe('U001 longest-waiting-walk-in')
})

test('[ALL-9] every call says why, and the log keeps it', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  day.takeTicket()
  const desk = day.openDesk(1)
  day.serve(desk)
  day.clerk(desk, { type: 'CallTicket', ticket: 'u002' })
  const reasons = day.log.flatMap((r) => (r.event.type === 'TicketCalled' ? [r.event.reason] : []))
  expect(reasons).toEqual(['longest-waiting-walk-in', 'called-by-number'])
})

test('a desk that serves some queues calls only from those', () => {
  const place = bydgoszcz(['  - number: 8', '  - number: 8\n    queues: [pobyt-staly]'])
  const day = officeDay(place).at('12:05')
  day.takeTicket()
  expect(day.next(day.openDesk(8))).toBe('nobody-waiting')
})
