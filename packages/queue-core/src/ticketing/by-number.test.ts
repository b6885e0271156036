import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { evolve } from './evolve/index.ts'
import { toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'

/** Visits of the first queue take no ticket. */
const byNumber = () => bydgoszcz(['    prefix: A\n', '    prefix: A\n    arrival: by-number\n'])

test('[OLS-1] at its hour a booked visit joins the queue by itself and is called by its booking number', () => {
  const day = officeDay(byNumber())
  day.book('12:20', { pin: 'A007' })
  day.at('12:19')
  expect(day.state.tickets.size).toBe(0)
  day.at('12:20')
  expect(day.ticket('A007')).toMatchObject({ status: 'waiting', booking: { time: '12:20' } })
  expect(day.next(day.openDesk(1))).toBe('A007 booked-hour-come')
})

test('[OLS-1] it joins once, and owes no paper', () => {
  const day = officeDay(byNumber())
  day.book('12:20', { pin: 'A001' })
  expect(day.at('12:20').act({ type: 'MoveClock' }).events).toEqual([])
  day.at('12:40')
  expect(day.state.tickets.size).toBe(1)
  expect(day.state.unprinted.size).toBe(0)
})

test('[OLS-1] bookings without a number get the next one of their day; a number given twice is reported', () => {
  const day = officeDay(byNumber())
  day.book('12:20', { pin: 'A002' })
  expect([day.book('12:00').code, day.book('12:40').code]).toEqual(['A001', 'A003'])
  expect(() => day.book('13:00', { pin: 'A003' })).toThrow('number-taken')
  expect(() => day.book('13:00', { pin: '4711' })).toThrow('not-a-code')
})

test('[OLS-1] who types the booking number is told that no ticket is needed, and gets none', () => {
  const day = officeDay(byNumber()).at('12:05')
  const booking = day.book('12:20', { pin: 'A001' })
  const refusal = { code: 'no-ticket-needed', number: 'A001', hour: '12:20', queue: 'pobyt-czasowy' }
  expect(day.findVisit('a001')).toEqual({ ok: false, refusal })
  expect(day.checkInResult(booking.id).refusal).toEqual(refusal)
})

test('[OLS-1] walk-ins of the same office take tickets beside it, and keep the order of all', () => {
  const day = officeDay(byNumber())
  day.book('12:20', { pin: 'A001' })
  day.at('12:10')
  day.takeTicket()
  day.at('12:20')
  const clerk = day.openDesk(1)
  expect([day.serve(clerk), day.serve(clerk)]).toEqual(['A001 booked-hour-come', 'U001 longest-waiting-walk-in'])
})

test('[OLS-2] late shows at the call: who does not come is marked absent, by the rules of the office', () => {
  const day = officeDay(byNumber())
  day.book('12:20', { pin: 'A001' })
  day.at('12:20')
  const clerk = day.openDesk(1)
  day.next(clerk)
  expect(day.clerk(clerk, { type: 'MarkAbsent' }).refusal?.code).toBe('recall-first')
  day.clerk(clerk, { type: 'Recall' })
  day.clerk(clerk, { type: 'MarkAbsent' })
  expect(day.ticket('A001').status).toBe('absent')
})

test('[OLS-1] a hub that was off at the hour lets the visit join when it is back; one of a day gone by lapses', () => {
  const day = officeDay(byNumber())
  day.book('12:20', { pin: 'A001' })
  const tomorrow = day.book('12:20', { pin: 'A001', on: '2026-11-20' })
  day.at('14:00')
  expect(day.ticket('A001').status).toBe('waiting')
  day.at('08:00', '2026-11-23')
  expect(day.state.bookings.get(tomorrow.id)?.status).toBe('lapsed')
})

test('[OLS-1] on a new day yesterday is closed first, so that nobody who joined today is lost', () => {
  const day = officeDay(byNumber())
  day.book('12:20', { pin: 'A001' })
  day.book('12:20', { pin: 'A001', on: '2026-11-20' })
  day.at('12:30')
  day.at('12:30', '2026-11-20')
  expect(day.ticket('A001')).toMatchObject({ status: 'waiting' })
  expect(toSnapshot(day.log.reduce(evolve, emptyOffice()))).toBe(toSnapshot(day.state))
})

test('[OLS-1] [ACC-10] a visit that an early end leaves out is told so at once: no call is promised', () => {
  const day = officeDay(byNumber()).at('12:05')
  const booking = day.book('14:00', { pin: 'A001' })
  day.act({ type: 'CloseEarly', closes: '13:00', text: null })
  const refusal = { code: 'office-closed-early', hour: '14:00', closes: '13:00', queue: 'pobyt-czasowy' }
  expect(day.findVisit(booking.code)).toEqual({ ok: false, refusal })
})
