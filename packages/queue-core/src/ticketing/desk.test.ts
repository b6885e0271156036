import { expect, test } from 'vitest'
import { bydgoszcz, clerk, type DeskAct, officeDay } from '../testing/office-day.ts'

test('[ALL-6] a double press of "next" calls one: a desk serves one ticket at a time', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  day.takeTicket()
  const desk = day.openDesk(1)
  expect(day.next(desk)).toBe('U001 longest-waiting-walk-in')
  expect(day.next(desk)).toBe('desk-busy')
  expect(day.ticket('U002').status).toBe('waiting')
})

test('[ALL-6] a ticket that is at one desk cannot be called to another', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const [first, second] = [day.openDesk(1), day.openDesk(2)]
  day.next(first)
  expect(day.next(second)).toBe('nobody-waiting')
  expect(day.clerk(second, { type: 'CallTicket', ticket: 'U001' }).refusal).toEqual({
    code: 'ticket-not-waiting',
    number: 'U001',
    status: 'called',
  })
})

test('[ALL-7] absent only after the office’s recalls, and taken back within its time', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const desk = day.openDesk(1)
  day.next(desk)
  expect(day.clerk(desk, { type: 'MarkAbsent' }).refusal).toEqual({ code: 'recall-first', recalls: 0, needed: 1 })
  day.clerk(desk, { type: 'Recall' })
  expect(day.clerk(desk, { type: 'MarkAbsent' }).refusal).toBeNull()
  expect(day.ticket('U001').status).toBe('absent')
  day.at('12:35')
  expect(day.clerk(desk, { type: 'TakeBack', ticket: 'U001' }).refusal).toBeNull()
  expect(day.next(desk)).toBe('U001 longest-waiting-walk-in')
})

test('[ALL-7] after the office’s time an absent ticket stays absent', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'Recall' })
  day.clerk(desk, { type: 'MarkAbsent' })
  day.at('12:35:01')
  expect(day.clerk(desk, { type: 'TakeBack', ticket: 'U001' }).refusal).toEqual({
    code: 'take-back-too-late',
    number: 'U001',
    minutes: 30,
  })
  expect(day.clerk(desk, { type: 'TakeBack', ticket: 'U777' }).refusal?.code).toBe('ticket-unknown')
})

test('[BYD-8] no act of a desk issues a ticket', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const name = day.openDesk(1)
  const acts: DeskAct[] = [
    { type: 'CallNext' },
    { type: 'Recall' },
    { type: 'StartService' },
    { type: 'ReturnTicket' },
    { type: 'CallTicket', ticket: 'U001' },
    { type: 'Transfer', to: { queue: 'pobyt-staly' } },
    { type: 'CallNext' },
    { type: 'FinishService' },
    { type: 'PauseDesk', reason: 'break' },
    { type: 'ResumeDesk' },
    { type: 'CloseDesk' },
    { type: 'OpenDesk', desk: 2, takeOver: false },
  ]
  for (const act of acts) expect(day.clerk(name, act).events.filter((e) => e.type === 'TicketIssued')).toEqual([])
  expect(day.state.tickets.size).toBe(1)
})

test('a desk in use says by whom, and can be taken over knowingly with the visitor at it', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const anna = day.openDesk(1, 'Anna')
  day.next(anna)
  expect(day.clerk('Piotr', { type: 'OpenDesk', desk: 1, takeOver: false }).refusal).toEqual({
    code: 'desk-in-use',
    desk: 1,
    by: 'Anna',
  })
  day.clerk('Piotr', { type: 'OpenDesk', desk: 1, takeOver: true })
  expect(day.clerk('Piotr', { type: 'StartService' }).refusal).toBeNull()
  expect(day.clerk(anna, { type: 'FinishService' }).refusal).toEqual({ code: 'no-desk' })
})

test('opening one’s own desk again changes nothing; moving closes the first, unless a visitor is there', () => {
  const day = officeDay().at('12:05')
  const anna = day.openDesk(1, 'Anna')
  expect(day.clerk(anna, { type: 'OpenDesk', desk: 1, takeOver: false }).events).toEqual([])
  day.clerk(anna, { type: 'OpenDesk', desk: 2, takeOver: false })
  expect(day.state.desks.get(1)).toEqual({ status: 'closed' })
  day.takeTicket()
  day.next(anna)
  expect(day.clerk(anna, { type: 'OpenDesk', desk: 3, takeOver: false }).refusal?.code).toBe('desk-busy')
  expect(day.clerk(anna, { type: 'OpenDesk', desk: 99, takeOver: false }).refusal).toEqual({
    code: 'desk-unknown',
    desk: 99,
  })
})

test('a paused desk calls nobody until it resumes; pausing or closing with a visitor there is refused', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const desk = day.openDesk(1)
  expect(day.clerk(desk, { type: 'ResumeDesk' }).refusal?.code).toBe('desk-not-paused')
  expect(day.clerk(desk, { type: 'PauseDesk', reason: 'siesta' }).refusal?.code).toBe('reason-unknown')
  day.clerk(desk, { type: 'PauseDesk', reason: 'break' })
  expect(day.next(desk)).toBe('desk-paused')
  day.clerk(desk, { type: 'ResumeDesk' })
  expect(day.next(desk)).toBe('U001 longest-waiting-walk-in')
  for (const type of ['PauseDesk', 'CloseDesk'] as const)
    expect(day.clerk(desk, { type, reason: null }).refusal).toEqual({ code: 'desk-busy', number: 'U001' })
})

test('a visit goes from called to started to finished; finishing without starting is written as both', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  day.takeTicket()
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'StartService' })
  expect(day.clerk(desk, { type: 'StartService' }).refusal?.code).toBe('already-started')
  expect(day.clerk(desk, { type: 'Recall' }).refusal?.code).toBe('already-started')
  expect(day.clerk(desk, { type: 'MarkAbsent' }).refusal?.code).toBe('already-started')
  expect(day.clerk(desk, { type: 'FinishService' }).refusal).toBeNull()
  expect(day.clerk(desk, { type: 'FinishService' }).refusal).toEqual({ code: 'nobody-at-desk' })
  day.next(desk)
  expect(day.clerk(desk, { type: 'FinishService' }).events.map((e) => e.type)).toEqual([
    'ServiceStarted',
    'ServiceFinished',
  ])
})

test('[BYD-5] the clerk cancels the visit of another person, with a reason of the office’s list', () => {
  const day = officeDay().at('12:05')
  const booking = day.book('12:20')
  day.checkIn(booking)
  const desk = day.openDesk(1)
  day.next(desk)
  expect(day.clerk(desk, { type: 'CancelVisit', reason: 'bad mood' }).refusal).toMatchObject({
    code: 'reason-unknown',
    allowed: bydgoszcz().profile.cancelReasons.map(({ id }) => id),
  })
  day.clerk(desk, { type: 'CancelVisit', reason: 'other-person' })
  expect(day.ticket('A001')).toMatchObject({ status: 'cancelled', reason: 'other-person' })
  expect(day.checkInResult(booking.id).refusal?.code).toBe('visit-used')
})

test('a transfer to the same queue, to oneself or to nowhere is refused', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const desk = day.openDesk(1)
  day.next(desk)
  const to = (target: { queue: string } | { desk: number }) =>
    day.clerk(desk, { type: 'Transfer', to: target }).refusal?.code
  expect(to({ queue: 'uzupelnienie-dokumentow' })).toBe('transfer-to-itself')
  expect(to({ desk: 1 })).toBe('transfer-to-itself')
  expect(to({ queue: 'nowhere' })).toBe('queue-unknown')
  expect(to({ desk: 77 })).toBe('desk-unknown')
})

test('a page that has opened no desk can do nothing', () => {
  const day = officeDay().at('12:05')
  const acts: DeskAct[] = [
    { type: 'CallNext' },
    { type: 'Recall' },
    { type: 'CloseDesk' },
    { type: 'TakeBack', ticket: 'U001' },
  ]
  for (const act of acts) expect(day.clerk('stranger', act).refusal).toEqual({ code: 'no-desk' })
})

test('a day that is over closes at the next one’s first moment: desks closed, numbers anew, nobody lost', () => {
  const day = officeDay().at('15:00')
  day.takeTicket()
  day.openDesk(1)
  const { events } = day.at('00:00', '2026-11-20').act({ type: 'MoveClock' })
  expect(events).toEqual([])
  expect(day.log.filter((r) => r.event.type === 'DayClosed')).toHaveLength(1)
  expect(day.state.tickets.size).toBe(0)
  expect(day.state.desks.size).toBe(0)
  expect(day.state.formerCodes.size).toBe(1)
})

test('the day can be closed by hand', () => {
  const day = officeDay(bydgoszcz()).at('15:00')
  expect(day.act({ type: 'CloseDay' }).events).toEqual([])
  day.takeTicket()
  expect(day.act({ type: 'CloseDay' }).events.map((e) => e.type)).toEqual(['DayClosed'])
})

test('[ALL-8] every change is in the log with its time and who did it', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const anna = day.openDesk(1, 'Anna')
  day.at('12:06')
  day.next(anna)
  const at = day.office.time.instant('2026-11-19', '12:06')
  expect(day.log.at(-1)).toMatchObject({ at, actor: 'Anna', event: { type: 'TicketCalled', desk: 1 } })
  expect(day.log.find((r) => r.event.type === 'DeskOpened')).toMatchObject({ event: { holder: clerk('Anna') } })
})
