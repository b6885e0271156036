import { expect, test } from 'vitest'
import { officeDay } from '../testing/office-day.ts'
import { type BookingRow, planImport } from './decide/import-bookings.ts'
import { bookingOfSite } from './known-codes.ts'
import { allPins } from './pins.ts'
import { fromSnapshot, toSnapshot } from './snapshot.ts'

type Day = ReturnType<typeof officeDay>

/** What the booking site tells of a visit that the office has as `id`. */
function told(day: Day, id: string, more: Partial<BookingRow> = {}) {
  const row = { line: 1, id, site: 'site-1', date: '2026-11-19', time: '12:20', queue: 'pobyt-czasowy', pin: '0451' }
  const { events, problems } = planImport(day.situation(), [{ ...row, language: null, ...more }], [])
  const planned = events.filter((event) => event.type !== 'HubStarted') as never
  if (events.length > 0) day.act({ type: 'ImportBookings', office: day.office, planned }, 'booking-site')
  return { types: events.map(({ type }) => type), problems: problems.map(({ reason }) => reason) }
}

/** A visit that came in a file, with the PIN 4711, and was booked on line too. */
function both() {
  const day = officeDay()
  const { id } = day.book('12:20', { pin: '4711' })
  expect(told(day, id)).toEqual({ types: ['BookingLinked'], problems: [] })
  day.at('12:00')
  return { day, id }
}

test('[BOK-16] [ALL-3] a visit from a file that is booked on line too is one visit, and both its codes open it', () => {
  for (const [first, second] of [
    ['4711', '0451'],
    ['0451', '4711'],
  ] as const) {
    const { day, id } = both()
    expect(told(day, id)).toEqual({ types: [], problems: [] })
    expect(day.findVisit(first)).toMatchObject({ ok: true, visit: { id, hour: '12:20' } })
    const { number } = day.checkIn({ id })
    expect(day.findVisit(second)).toMatchObject({ ok: false, refusal: { code: 'visit-used', number } })
    expect(bookingOfSite(day.state, 'site-1')).toMatchObject({ id, status: 'checked-in' })
    expect(day.state.bookings.size).toBe(1)
  }
})

test('[ALL-12] neither of the two codes is given again that day, nor one close to them', () => {
  const { day } = both()
  for (const pin of ['4711', '0451', '4712', '0541']) expect(() => day.book('13:00', { pin })).toThrow('pin-too-close')
  const made = planImport(
    day.situation(),
    [{ line: 1, id: 'new', date: '2026-11-19', time: '13:00', queue: 'pobyt-czasowy', pin: null, language: null }],
    ['4711', '0451', '0452', '7411', '9006', ...allPins()],
  )
  expect(made.events).toMatchObject([{ pin: '9006' }])
})

test('[ALL-12] a code of the site that is too close to somebody’s is not taken over until it gives another', () => {
  const day = officeDay()
  const { id } = day.book('12:20', { pin: '4711' })
  day.book('12:40', { pin: '0452' })
  expect(told(day, id)).toEqual({ types: [], problems: ['pin-too-close'] })
  expect(told(day, id, { pin: '8820' })).toEqual({ types: ['BookingLinked'], problems: [] })
  // Another one again: the site's of before is nobody's then, the file's stays.
  expect(told(day, id, { pin: '6604' })).toEqual({ types: ['BookingLinked'], problems: [] })
  day.at('12:00')
  expect(['4711', '6604', '8820'].map((pin) => day.findVisit(pin).ok)).toEqual([true, true, false])
  // Close to its own code of the file it may be: a slip leads to the same visit.
  expect(told(day, id, { pin: '4712' }).problems).toEqual([])
})

test('[BOK-9] moved on line it is moved here: on its day both codes open it, on another the site’s alone', () => {
  const { day, id } = both()
  expect(told(day, id, { time: '13:00' }).types).toEqual(['BookingMoved'])
  day.at('12:40')
  expect(['4711', '0451'].map((pin) => day.findVisit(pin).ok)).toEqual([true, true])
  expect(told(day, id, { date: '2026-11-20', time: '13:00', pin: '7788' }).types).toEqual(['BookingMoved'])
  expect(day.findVisit('4711')).toMatchObject({ refusal: { code: 'pin-unknown' } })
  expect(day.findVisit('7788')).toMatchObject({ refusal: { code: 'visit-another-day', date: '2026-11-20' } })
  expect(day.state.otherCodes.size).toBe(0)
})

test('a visit that was called off and is booked anew at its hour stands again, by its new id alone', () => {
  const { day, id } = both()
  day.act({ type: 'CancelBooking', booking: id, reason: 'visitor-resigned' }, 'booking-site')
  expect(told(day, id, { site: 'site-2', pin: '7788' }).types).toEqual(['BookingLinked'])
  expect(day.findVisit('7788')).toMatchObject({ ok: true, visit: { id } })
  expect(bookingOfSite(day.state, 'site-1')).toBeUndefined()
  expect(bookingOfSite(day.state, 'site-2')).toMatchObject({ id, status: 'expected' })
  // One whose hour is no longer one of the office's is told instead.
  day.act({ type: 'CancelBooking', booking: id, reason: 'visitor-resigned' }, 'booking-site')
  day.at('09:00', '2026-11-20')
  expect(told(day, id, { site: 'site-3', pin: '3306' }).problems).toEqual(['date-past'])
})

test('what was booked in two ways is in a snapshot, and forgotten with its day', () => {
  const { day, id } = both()
  expect(fromSnapshot(toSnapshot(day.state))).toEqual(day.state)
  day.checkIn({ id })
  day.at('09:00', '2026-12-01')
  day.takeTicket()
  day.at('09:00', '2026-12-02')
  expect([day.state.bookings.size, day.state.otherCodes.size, day.state.linked.size]).toEqual([0, 0, 0])
})

test('[BOK-16] moved on line while the line was cut, its old hour lapsed here: it stands at its new hour', () => {
  const day = officeDay()
  const { id } = day.book('12:20', { pin: '0451' })
  day.at('13:00')
  expect(day.state.bookings.get(id)?.status).toBe('lapsed')
  const moved = { site: id, date: '2026-11-20', time: '10:00', pin: '0451' }
  expect(told(day, id, moved).types).toEqual(['BookingLinked', 'BookingMoved'])
  expect(day.state.bookings.get(id)).toMatchObject({ status: 'expected', date: '2026-11-20', code: '0451' })
  expect(told(day, id, moved).types).toEqual([])
  day.at('09:50', '2026-11-20')
  expect(day.findVisit('0451')).toMatchObject({ ok: true, visit: { id, hour: '10:00' } })
  // An hour that has gone by as well is no hour to come to.
  day.at('10:30', '2026-11-20')
  expect(told(day, id, { ...moved, time: '10:20' }).types).toEqual([])
  expect(day.state.bookings.get(id)?.status).toBe('lapsed')
})
