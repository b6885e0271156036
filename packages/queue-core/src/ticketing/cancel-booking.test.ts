import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'

type Day = ReturnType<typeof officeDay>
const cancel = (day: Day, booking: string, reason = 'visitor-resigned') =>
  day.act({ type: 'CancelBooking', booking, reason }, 'supervisor:Ewa').refusal
const party = (day: Day, booking: string, people: number) =>
  day.act({ type: 'SetParty', booking, party: people }, 'supervisor:Ewa').refusal
const families = () => bydgoszcz(['    kind: booked', '    kind: booked\n    partyUpTo: 4'])

test('[KAT-5] a supervisor cancels a booking before the visit came; the machine tells the visitor why', () => {
  const day = officeDay()
  const booking = day.book('12:20')
  day.at('12:00')
  expect(cancel(day, booking.id)).toBeNull()
  const reason = day.office.profile.cancelReasons.find(({ id }) => id === 'visitor-resigned')?.name
  const told = { code: 'visit-cancelled', hour: '12:20', queue: 'pobyt-czasowy', reason }
  expect(day.findVisit(booking.code)).toEqual({ ok: false, refusal: told })
  expect(day.checkInResult(booking.id).refusal).toEqual(told)
  day.at('13:00')
  expect(day.log.some((r) => r.event.type === 'BookingLapsed')).toBe(false)
  expect(day.log.findLast((r) => r.event.type === 'BookingCancelled')?.actor).toBe('supervisor:Ewa')
})

test('[KAT-5] only a booking that is still expected is cancelled, for a reason of the office', () => {
  const day = officeDay()
  const [here, late] = [day.book('12:20'), day.book('11:00')]
  day.at('12:00')
  day.checkIn(here)
  expect(cancel(day, here.id)).toEqual({ code: 'booking-settled', status: 'checked-in' })
  expect(cancel(day, late.id)).toEqual({ code: 'booking-settled', status: 'lapsed' })
  expect(cancel(day, 'none')).toEqual({ code: 'booking-unknown' })
  expect(cancel(day, here.id, 'whim')).toMatchObject({ code: 'reason-unknown', reason: 'whim' })
})

test('[WRO-4] a booking is marked as a family’s, as large as its queue lets it be', () => {
  const day = officeDay(families())
  const booking = day.book('12:20')
  expect(party(day, booking.id, 4)).toBeNull()
  expect(day.state.bookings.get(booking.id)?.party).toBe(4)
  expect(party(day, booking.id, 5)).toEqual({ code: 'party-too-large', most: 4 })
  day.at('12:10')
  day.checkIn(booking)
  expect(party(day, booking.id, 3)).toBeNull()
  expect(day.state.bookings.get(booking.id)).toMatchObject({ party: 3, status: 'checked-in' })
})

test('[BYD-5] where bookings are for one person, none is marked as a family’s', () => {
  const day = officeDay()
  expect(party(day, day.book('12:20').id, 2)).toEqual({ code: 'party-too-large', most: 1 })
})
