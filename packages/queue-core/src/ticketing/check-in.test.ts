import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'

test('[BYD-1] the PIN from the e-mail finds the visit, and confirming it gives a ticket of its queue', () => {
  const day = officeDay().at('12:05')
  const booking = day.book('12:20', { pin: '4711' })
  expect(day.findVisit('4711')).toEqual({
    ok: true,
    visit: { id: booking.id, hour: '12:20', date: '2026-11-19', queue: 'pobyt-czasowy' },
  })
  const ticket = day.checkIn(booking)
  expect(ticket).toMatchObject({ number: 'A001', status: 'waiting', language: 'uk', booking: { time: '12:20' } })
})

test('[BYD-2] coming less than five minutes before the hour is still in time: it is advice, not a rule', () => {
  const day = officeDay()
  expect(day.office.profile.checkIn.arriveMinutesBefore).toBe(5)
  const booking = day.book('12:20')
  day.at('12:19')
  expect(day.checkIn(booking).number).toBe('A001')
})

test('[BYD-3] in the booked minute itself the visit can be confirmed, a minute later it is cancelled', () => {
  const day = officeDay()
  const [first, second] = [day.book('12:20', { pin: '1234' }), day.book('12:20', { pin: '5678' })]
  day.at('12:20:59')
  expect(day.checkIn(first).number).toBe('A001')
  day.at('12:21')
  expect(day.findVisit('5678')).toEqual({
    ok: false,
    refusal: { code: 'visit-late', hour: '12:20', queue: 'pobyt-czasowy' },
  })
  expect(day.checkInResult(second.id).refusal?.code).toBe('visit-late')
})

test('[BYD-3] a late booking cancels itself, whether or not anyone shows up, and once', () => {
  const day = officeDay()
  const booking = day.book('12:20')
  day.at('12:20')
  expect(day.state.bookings.get(booking.id)?.status).toBe('expected')
  day.at('12:21')
  expect(day.state.bookings.get(booking.id)?.status).toBe('lapsed')
  expect(day.act({ type: 'MoveClock' }).events).toEqual([])
})

test('[BYD-3] a grace of ten minutes moves the end by ten minutes', () => {
  const day = officeDay(bydgoszcz(['graceMinutes: 0', 'graceMinutes: 10']))
  day.book('12:20', { pin: '1234' })
  expect(day.at('12:30:59').findVisit('1234').ok).toBe(true)
  expect(day.at('12:31').findVisit('1234')).toMatchObject({ refusal: { code: 'visit-late' } })
})

test('[BYD-4] the hour is approximate: whose hour has passed in the queue keeps waiting and is called', () => {
  const day = officeDay()
  const booking = day.book('12:20')
  day.at('12:10')
  day.checkIn(booking)
  day.at('12:55')
  expect(day.next(day.openDesk(1))).toBe('A001 booked-hour-come')
})

test('[BYD-5] a booking is for one person: it gives one ticket, never a second', () => {
  const day = officeDay().at('12:05')
  const booking = day.book('12:20')
  day.checkIn(booking)
  expect(day.checkInResult(booking.id).refusal).toEqual({
    code: 'visit-used',
    number: 'A001',
    hour: '12:20',
    queue: 'pobyt-czasowy',
  })
})

test('[ALL-3] wrong, early, late, used and another day are five different answers', () => {
  const day = officeDay()
  day.book('14:45', { pin: '1111' })
  day.book('12:00', { pin: '2222' })
  const used = day.book('12:30', { pin: '3333' })
  day.book('10:00', { pin: '4444', on: '2026-11-20' })
  day.at('12:05')
  day.checkIn(used)
  const answer = (pin: string) => {
    const found = day.findVisit(pin)
    return found.ok ? 'ok' : found.refusal
  }
  expect(answer('9876')).toEqual({ code: 'pin-unknown' })
  expect(answer('1111')).toEqual({ code: 'visit-early', hour: '14:45', opens: '12:45', queue: 'pobyt-czasowy' })
  expect(answer('2222')).toMatchObject({ code: 'visit-late', hour: '12:00' })
  expect(answer('3333')).toMatchObject({ code: 'visit-used', number: 'A001' })
  expect(answer('4444')).toEqual({ code: 'visit-another-day', date: '2026-11-20' })
})

test('[ALL-3] a PIN of a day gone by is told that day, for a week; a coming day goes before', () => {
  const day = officeDay()
  day.book('12:00', { pin: '2222' })
  day.openDesk(1)
  day.at('09:00', '2026-11-20')
  expect(day.findVisit('2222')).toMatchObject({ refusal: { code: 'visit-another-day', date: '2026-11-19' } })
  day.book('12:00', { pin: '2222', on: '2026-11-25' })
  expect(day.findVisit('2222')).toMatchObject({ refusal: { code: 'visit-another-day', date: '2026-11-25' } })
})

test('[ALL-3] a PIN typed under another queue is told which queue it belongs to', () => {
  const day = officeDay().at('12:05')
  day.book('12:20', { pin: '4711' })
  expect(day.findVisit('4711', 'pobyt-staly')).toMatchObject({
    refusal: { code: 'visit-other-queue', queue: 'pobyt-czasowy' },
  })
})

test('[ALL-3] a visit that nobody has found is not confirmed, nor one of another day', () => {
  const day = officeDay().at('12:05')
  expect(day.checkInResult('no such visit').refusal).toEqual({ code: 'visit-unknown' })
  const tomorrow = day.book('12:20', { on: '2026-11-20' })
  expect(day.checkInResult(tomorrow.id).refusal).toEqual({ code: 'visit-another-day', date: '2026-11-20' })
})

test('[ALL-12] finding a visit checks nobody in: the machine asks first', () => {
  const day = officeDay().at('12:05')
  day.book('12:20', { pin: '4711' })
  const before = day.log.length
  day.findVisit('4711')
  expect(day.log.length).toBe(before)
  expect(day.state.tickets.size).toBe(0)
})

test('[BYD-3] lateness is right on the nights when the clock changes', () => {
  // The spring night of 2027 is Easter's.
  const nights = bydgoszcz(['\npublicHolidays: poland', '  sunday: ["00:00-24:00"]\npublicHolidays: none'])
  const autumn = officeDay(nights, '2026-10-25')
  const booking = autumn.book('02:30')
  // 02:30 comes twice: the first one counts, so the second one is an hour late.
  expect(autumn.office.time.stamp(booking.hourAt)).toBe('2026-10-25T02:30:00+02:00')
  const spring = officeDay(nights, '2027-03-28')
  // 02:30 does not come at all: the visit is at 03:30, an hour and a half after midnight plus one.
  expect(spring.office.time.stamp(spring.book('02:30').hourAt)).toBe('2027-03-28T03:30:00+02:00')
  const morning = spring.book('08:00', { pin: '1234' })
  expect((morning.hourAt - spring.office.time.instant('2027-03-28', '00:00')) / 3_600_000).toBe(7)
  expect(spring.at('08:00:59').findVisit('1234').ok).toBe(true)
  expect(spring.at('08:01').findVisit('1234').ok).toBe(false)
})
