import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { ticketsGiven } from './decide/queue-state.ts'

const given = (date: string, time: string) => {
  const day = officeDay(undefined, date)
  return ticketsGiven(day.office, 'uzupelnienie-dokumentow', day.office.time.instant(date, time))
}

test.each([
  ['Monday', '2026-11-16', '11:59', false],
  ['Monday', '2026-11-16', '12:00', true],
  ['Tuesday', '2026-11-17', '08:00', true],
  ['Tuesday', '2026-11-17', '11:59', true],
  ['Tuesday', '2026-11-17', '12:00', false],
  ['Wednesday', '2026-11-18', '11:00', false],
  ['Wednesday', '2026-11-18', '12:30', false],
  ['Thursday', '2026-11-19', '11:59', false],
  ['Thursday', '2026-11-19', '12:00', true],
  ['Friday', '2026-11-20', '12:00', true],
  ['Friday', '2026-11-20', '15:30', false],
  ['Saturday', '2026-11-21', '12:30', false],
] as const)('[BYD-6] supplementing documents on %s %s at %s gives tickets: %s', (_name, date, time, open) => {
  expect(given(date, time)?.open).toBe(open)
  const day = officeDay(undefined, date).at(time)
  const { refusal, events } = day.takeTicketResult()
  expect(refusal?.code ?? events.at(-1)?.type).toBe(open ? 'TicketIssued' : 'queue-closed')
})

test('[BYD-6] a closed queue says when tickets are given again', () => {
  expect(given('2026-11-19', '09:00')).toEqual({
    open: false,
    reason: 'later-today',
    next: '2026-11-19T12:00:00+01:00',
  })
  expect(given('2026-11-17', '13:00')).toEqual({
    open: false,
    reason: 'no-more-today',
    next: '2026-11-19T12:00:00+01:00',
  })
  expect(given('2026-11-18', '13:00')).toEqual({ open: false, reason: 'not-today', next: '2026-11-19T12:00:00+01:00' })
  expect(given('2026-11-21', '13:00')).toEqual({
    open: false,
    reason: 'closed-today',
    next: '2026-11-23T12:00:00+01:00',
  })
})

test('[BYD-6] the window is an hour longer on the night of 2026-10-25 and an hour shorter on 2027-03-28', () => {
  // The spring night of 2027 is Easter's.
  const night = bydgoszcz(
    ['publicHolidays: poland', 'publicHolidays: none'],
    ['  friday: ["08:00-15:30"]', '  friday: ["08:00-15:30"]\n  sunday: ["00:00-04:00"]'],
    ['      monday: ["12:00-15:30"]', '      monday: ["12:00-15:30"]\n      sunday: ["00:00-04:00"]'],
  )
  const openMinutes = (date: string) => {
    const midnight = night.time.instant(date, '00:00')
    const minutes = Array.from({ length: 26 * 60 }, (_, i) => midnight + i * 60_000)
    return minutes.filter((at) => ticketsGiven(night, 'uzupelnienie-dokumentow', at)?.open).length
  }
  expect(openMinutes('2026-10-25')).toBe(5 * 60)
  expect(openMinutes('2027-03-28')).toBe(3 * 60)
  expect(openMinutes('2026-11-22')).toBe(4 * 60)
})

test('[BYD-7] the queue asks for the summons and an identity document, in every language', () => {
  const { queues, profile } = bydgoszcz()
  const bring = queues.get('uzupelnienie-dokumentow')?.bring ?? []
  expect(bring.map((b) => b.pl)).toEqual(['Wezwanie otrzymane z urzędu', 'Dokument tożsamości (paszport)'])
  for (const text of bring) expect(Object.keys(text).sort()).toEqual([...profile.languages].sort())
})

test('[BYD-9] who has no booking is told of the registry in room 4 and of the post', () => {
  const told = bydgoszcz()
    .profile.noBooking.map((text) => text.pl)
    .join(' ')
  expect(told).toContain('pokój nr 4')
  expect(told).toContain('pocztą')
})

test('[BYD-11] the office is open Monday to Friday 08:00-15:30', () => {
  const { hours } = bydgoszcz()
  expect(Object.keys(hours)).toEqual(['1', '2', '3', '4', '5'])
  expect(Object.values(hours).flat()).toEqual(Array(5).fill({ from: '08:00', to: '15:30' }))
})

test('[ALL-1] numbers are prefix and three digits, from 001 each day, each queue for itself, without a gap', () => {
  const day = officeDay().at('12:05')
  const booking = day.book('12:20')
  expect([day.takeTicket().number, day.checkIn(booking).number, day.takeTicket().number]).toEqual([
    'U001',
    'A001',
    'U002',
  ])
  expect(day.takeTicketResult('pobyt-czasowy').refusal?.code).toBe('queue-not-walk-in')
  expect(day.takeTicket().number).toBe('U003')
  day.at('12:05', '2026-11-20')
  expect(day.takeTicket().number).toBe('U001')
})

test('[ALL-1] a thousandth ticket goes on counting', () => {
  const day = officeDay().at('12:05')
  const numbers = new Set(Array.from({ length: 1001 }, () => day.takeTicket().number))
  expect(numbers.size).toBe(1001)
  expect(numbers.has('U1001')).toBe(true)
})

test('[ALL-5] the same act asked again under its key answers the same ticket and issues no second one', () => {
  const day = officeDay().at('12:05')
  const first = day.takeTicketResult(undefined, 'tap-1')
  const again = day.takeTicketResult(undefined, 'tap-1')
  expect(first.events).toHaveLength(1)
  expect(again.events).toEqual([])
  expect(day.state.tickets.size).toBe(1)
})

test('a queue that the office does not have is refused by name', () => {
  const day = officeDay().at('12:05')
  expect(day.takeTicketResult('paszporty').refusal).toEqual({ code: 'queue-unknown', queue: 'paszporty' })
})

test('[ALL-5] a ticket whose paper failed is still a ticket, and is called', () => {
  const day = officeDay().at('12:05')
  const { id } = day.takeTicket()
  day.act({ type: 'RecordPrint', ticket: id, copy: 1, outcome: { printed: false, reason: 'paper-out' } })
  expect(day.ticket('U001').print).toEqual({ state: 'failed', reason: 'paper-out' })
  expect(day.next(day.openDesk(3))).toBe('U001 longest-waiting-walk-in')
})

test('a second outcome of the same print changes nothing', () => {
  const day = officeDay().at('12:05')
  const { id } = day.takeTicket()
  day.act({ type: 'RecordPrint', ticket: id, copy: 1, outcome: { printed: true } })
  expect(
    day.act({ type: 'RecordPrint', ticket: id, copy: 1, outcome: { printed: false, reason: 'offline' } }).events,
  ).toEqual([])
  expect(day.ticket('U001').print).toEqual({ state: 'printed' })
})

test('[BYD-8] failed paper is printed again as the same ticket: no new one, and who asked is known', () => {
  const day = officeDay().at('12:05')
  const { id } = day.takeTicket()
  const clerk = day.openDesk(3)
  const failed = { printed: false as const, reason: 'paper-out' as const }
  day.act({ type: 'RecordPrint', ticket: id, copy: 1, outcome: failed })
  const asked = day.clerk(clerk, { type: 'Reprint', ticket: 'U001' })
  expect(asked.events).toEqual([{ type: 'TicketReprintAsked', ticket: id, desk: 3, copy: 2 }])
  expect(day.state.tickets.size).toBe(1)
  expect(day.ticket('U001')).toMatchObject({ number: 'U001', status: 'waiting', print: { state: 'printing' }, copy: 2 })
  // While it prints, asking once more changes nothing, nor does a late answer about the first paper.
  expect(day.clerk(clerk, { type: 'Reprint', ticket: 'U001' }).events).toEqual([])
  expect(day.act({ type: 'RecordPrint', ticket: id, copy: 1, outcome: failed }).events).toEqual([])
  day.act({ type: 'RecordPrint', ticket: id, copy: 2, outcome: { printed: true } })
  expect(day.ticket('U001').print).toEqual({ state: 'printed' })
})

test('[BYD-8] a ticket that was printed is not printed again, nor one that is over or was never issued', () => {
  const day = officeDay().at('12:05')
  const [first, second] = [day.takeTicket(), day.takeTicket()]
  const clerk = day.openDesk(3)
  day.act({ type: 'RecordPrint', ticket: first.id, copy: 1, outcome: { printed: true } })
  day.act({ type: 'RecordPrint', ticket: second.id, copy: 1, outcome: { printed: false, reason: 'stalled' } })
  expect(day.clerk(clerk, { type: 'Reprint', ticket: 'U001' }).refusal).toEqual({
    code: 'ticket-printed',
    number: 'U001',
  })
  expect([...day.state.withoutPaper]).toEqual([second.id])
  for (const act of ['CallNext', 'StartService', 'FinishService', 'CallNext', 'StartService', 'FinishService'] as const)
    day.clerk(clerk, { type: act })
  expect([...day.state.withoutPaper]).toEqual([])
  expect(day.clerk(clerk, { type: 'Reprint', ticket: 'U002' }).refusal?.code).toBe('ticket-not-waiting')
  expect(day.clerk(clerk, { type: 'Reprint', ticket: 'U777' }).refusal?.code).toBe('ticket-unknown')
  expect(day.clerk('nobody', { type: 'Reprint', ticket: 'U001' }).refusal?.code).toBe('no-desk')
})
