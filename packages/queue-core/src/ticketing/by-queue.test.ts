import { expect, test } from 'vitest'
import { arriveMinutesBefore, graceMinutes } from '../profile/booked-visits.ts'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { ticketPageView } from '../views/ticket-page-view.ts'

/** The first booked queue has an advice and a grace of its own, the others have the office's. */
const byQueue = () =>
  bydgoszcz(['    prefix: A\n', '    prefix: A\n    graceMinutes: 10\n    arriveMinutesBefore: 15\n'])

test('[KAT-2] a queue can ask its visitors to come fifteen minutes before, others keep the office’s advice', () => {
  expect(arriveMinutesBefore(byQueue(), 'pobyt-czasowy')).toBe(15)
  expect(arriveMinutesBefore(byQueue(), 'pobyt-staly')).toBe(5)
})

test('[KAT-2] the advice is not enforced: the visit can be confirmed in the minute of its hour', () => {
  const day = officeDay(byQueue())
  const booking = day.book('12:20')
  day.at('12:20')
  expect(day.checkIn(booking).number).toBe('A001')
})

test('[KAT-3] ten minutes late is in time, more than ten minutes late cancels the booking', () => {
  const day = officeDay(byQueue())
  const [first, second] = [day.book('12:20', { pin: '1234' }), day.book('12:20', { pin: '5678' })]
  day.at('12:30:59')
  expect(day.checkIn(first).number).toBe('A001')
  day.at('12:31')
  expect(day.findVisit('5678')).toMatchObject({ refusal: { code: 'visit-late', hour: '12:20' } })
  expect(day.state.bookings.get(second.id)?.status).toBe('lapsed')
})

test('[KAT-3] a grace is of its queue: another queue of the same office still cancels at the hour', () => {
  const day = officeDay(byQueue())
  expect([graceMinutes(day.office, 'pobyt-czasowy'), graceMinutes(day.office, 'pobyt-staly')]).toEqual([10, 0])
  const booking = day.book('12:20', { queue: 'pobyt-staly' })
  day.at('12:21')
  expect(day.state.bookings.get(booking.id)?.status).toBe('lapsed')
})

test('[KAT-4] [KAT-5] a clerk cancels a visit for a reason of the list, told by log and page; no other', () => {
  const day = officeDay()
  const booking = day.book('12:20')
  day.at('12:10')
  const ticket = day.checkIn(booking)
  const clerk = day.openDesk(1)
  day.next(clerk)
  expect(day.clerk(clerk, { type: 'CancelVisit', reason: 'because' }).refusal).toMatchObject({ code: 'reason-unknown' })
  const { events } = day.clerk(clerk, { type: 'CancelVisit', reason: 'documents-missing' })
  expect(events).toEqual([{ type: 'VisitCancelled', ticket: ticket.id, desk: 1, reason: 'documents-missing' }])
  const page = ticketPageView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, ticket.code)
  expect(page?.state).toMatchObject({ status: 'cancelled', reason: { pl: 'Brak wymaganych dokumentów' } })
  expect(day.checkInResult(booking.id).refusal?.code).toBe('visit-used')
})
