import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { knownTicket } from './ticket-status.ts'
import { visitStatus } from './visit-status.ts'

/** A confirmed visit of 12:20 with PIN 4711, a desk that is open, and what the PIN is answered from then on. */
function confirmed(office = bydgoszcz()) {
  const day = officeDay(office).at('12:05')
  const ticket = day.checkIn(day.book('12:20', { pin: '4711' }))
  const clerk = day.openDesk(3)
  const asked = (pin = '4711') => {
    const found = visitStatus(day.situation(), pin)
    if (found.ok || found.refusal.code !== 'visit-used') throw new Error('this visit is not confirmed')
    return found.refusal
  }
  const status = () => asked().ticket?.status
  return { day, ticket, clerk, asked, status }
}

test('[ACC-9] a visit that is still to be confirmed is answered as ever', () => {
  const day = officeDay().at('12:05')
  const booking = day.book('12:20', { pin: '4711' })
  expect(visitStatus(day.situation(), '4711')).toMatchObject({ ok: true, visit: { id: booking.id } })
  expect(visitStatus(day.situation(), '9999')).toEqual({ ok: false, refusal: { code: 'pin-unknown' } })
})

test('[ACC-9] who waits is told how many are before, with number and page of the ticket', () => {
  const { asked, ticket } = confirmed()
  expect(asked()).toEqual({
    code: 'visit-used',
    number: 'A001',
    hour: '12:20',
    queue: 'pobyt-czasowy',
    ticket: {
      number: 'A001',
      queue: 'pobyt-czasowy',
      language: 'uk',
      page: `/t/${ticket.code}`,
      hour: '12:20',
      status: expect.objectContaining({ status: 'waiting', ahead: 0 }),
      print: { state: 'printing' },
      mayPrint: false,
    },
  })
})

test('[ACC-9] who is called is told the desk, who is being served too', () => {
  const { day, clerk, status } = confirmed()
  day.at('12:20')
  day.next(clerk)
  expect(status()).toMatchObject({ status: 'called', desk: 3, recalls: 0 })
  day.clerk(clerk, { type: 'StartService' })
  expect(status()).toEqual({ status: 'serving', desk: 3 })
  day.clerk(clerk, { type: 'FinishService' })
  expect(status()).toEqual({ status: 'finished' })
})

test('[ACC-9] who missed the call is told until when a clerk can take the ticket back', () => {
  const { day, clerk, status } = confirmed()
  day.at('12:20')
  day.next(clerk)
  day.clerk(clerk, { type: 'Recall' })
  day.at('12:27')
  day.clerk(clerk, { type: 'MarkAbsent' })
  expect(status()).toEqual({ status: 'absent', until: '2026-11-19T12:57:00+01:00' })
})

test('[ACC-9] a visit that a clerk called off says why; one that nobody called says that the day is over', () => {
  const { day, clerk, status } = confirmed()
  day.at('12:20')
  day.next(clerk)
  day.clerk(clerk, { type: 'CancelVisit', reason: day.office.profile.cancelReasons[0]?.id ?? '' })
  expect(status()).toMatchObject({ status: 'cancelled', reason: { pl: expect.any(String) } })
  const late = confirmed()
  late.day.clerk(late.clerk, { type: 'CloseDesk' })
  late.day.at('15:31')
  expect(late.status()).toEqual({ status: 'unserved' })
})

test('[ACC-9] [OLS-1] a visit that is called by its number is told how it stands as well, and has no page', () => {
  const day = officeDay(bydgoszcz(['    prefix: A\n', '    prefix: A\n    arrival: by-number\n']))
  day.book('12:20', { pin: 'A007' })
  day.at('12:20')
  day.next(day.openDesk(2))
  const found = visitStatus(day.situation(), 'a007')
  if (found.ok || found.refusal.code !== 'visit-used') throw new Error('this visit waits')
  expect(found.refusal.ticket).toMatchObject({ number: 'A007', status: { status: 'called', desk: 2 }, mayPrint: false })
  expect(found.refusal.ticket).not.toHaveProperty('page')
})

test('[BYD-8] [ACC-9] paper comes again at the machine for a ticket that has none, and for no other', () => {
  const { day, ticket, asked } = confirmed()
  const again = () => day.act({ type: 'PrintAgain', ticket: ticket.id, machine: 'kiosk-2' })
  const fate = (outcome: { printed: true } | { printed: false; reason: 'paper-out' | 'unknown' }) =>
    day.act({ type: 'RecordPrint', ticket: ticket.id, copy: day.ticket('A001').copy, outcome })
  expect(again().events).toEqual([])
  fate({ printed: false, reason: 'paper-out' })
  expect(asked().ticket?.mayPrint).toBe(true)
  const event = { type: 'TicketReprintAsked', ticket: ticket.id, desk: null, copy: 2, machine: 'kiosk-2' }
  expect(again().events).toEqual([event])
  expect(day.ticket('A001')).toMatchObject({ printsAt: 'kiosk-2', print: { state: 'printing' } })
  // Nobody knows whether this one came out: a clerk decides.
  fate({ printed: false, reason: 'unknown' })
  expect(asked().ticket?.mayPrint).toBe(false)
  expect(again().refusal).toEqual({ code: 'ticket-printed', number: 'A001' })
})

test('[BYD-8] paper that came is not printed again at a machine, nor that of a ticket that is over', () => {
  const { day, ticket, clerk } = confirmed()
  day.act({ type: 'RecordPrint', ticket: ticket.id, copy: 1, outcome: { printed: true } })
  const again = () => day.act({ type: 'PrintAgain', ticket: ticket.id, machine: 'kiosk-2' }).refusal?.code
  expect(again()).toBe('ticket-printed')
  day.at('12:20')
  day.next(clerk)
  day.clerk(clerk, { type: 'FinishService' })
  expect(again()).toBe('ticket-not-waiting')
  expect(day.state.tickets.size).toBe(1)
})

test('[ACC-9] a walk-in ticket tells how it stands too, by its own code', () => {
  const day = officeDay().at('12:05')
  const ticket = day.takeTicket()
  const { office, state } = day
  const told = knownTicket({ office, now: day.now() }, state, ticket)
  expect(told).toMatchObject({
    number: 'U001',
    page: `/t/${ticket.code}`,
    status: { status: 'waiting', estimate: null },
  })
  expect(told).not.toHaveProperty('hour')
})
