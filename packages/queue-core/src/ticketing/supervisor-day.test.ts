import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { kioskView } from '../views/kiosk-view.ts'
import { queueState } from './decide/queue-state.ts'
import { evolve } from './evolve/index.ts'
import { fromSnapshot, toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'
import { visitsAfterClosing } from './visits-after-closing.ts'

const queue = 'uzupelnienie-dokumentow'
const tomorrow = '2026-11-20T12:00:00+01:00'
const why = { pl: 'Awaria systemu', en: 'The system is down' }

type Day = ReturnType<typeof officeDay>
const given = (day: Day) => queueState(day.situation(), queue)
const view = (day: Day) =>
  kioskView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    printer: 'ready',
    estimate: () => null,
  })
const stop = (day: Day, id = queue, text: typeof why | null = null, until: string | null = null) =>
  day.act({ type: 'StopTickets', queue: id, until, text }, 'supervisor:Ewa')
const go = (day: Day, despiteTooManyWaiting = false) =>
  day.act({ type: 'ResumeTickets', queue, despiteTooManyWaiting: despiteTooManyWaiting }, 'supervisor:Ewa').refusal

test('[KAT-7] a supervisor stops a queue: no ticket is given, and visitors are told why', () => {
  const day = officeDay().at('12:05')
  stop(day, queue, why)
  expect(given(day)).toEqual({ open: false, reason: 'stopped', next: null, text: why })
  expect(day.takeTicketResult().refusal).toEqual({
    code: 'queue-full',
    queue,
    reason: 'stopped',
    next: null,
    text: why,
  })
})

test('[ACC-10] of a stop without an hour nobody knows the end: no time is told beside the supervisor’s words', () => {
  const day = officeDay().at('12:05')
  stop(day, queue, { pl: 'Proszę spróbować po 13:00', en: 'Try after 13:00' })
  expect(given(day)).toMatchObject({ next: null })
  expect(view(day).queues[0]?.state).toMatchObject({ next: null })
})

test('[ACC-10] a stop until an hour: machine, refusal and display say when, and tickets go on by themselves', () => {
  const day = officeDay().at('12:05')
  const next = '2026-11-19T13:00:00+01:00'
  stop(day, queue, why, '13:00')
  const told = { open: false, reason: 'stopped', next, text: why }
  expect(given(day)).toEqual(told)
  expect(view(day).queues[0]?.state).toEqual(told)
  expect(day.takeTicketResult().refusal).toMatchObject({ code: 'queue-full', reason: 'stopped', next, text: why })
  day.at('12:59:59')
  expect(given(day)).toEqual(told)
  day.at('13:00')
  expect(given(day)).toEqual({ open: true, until: '15:30' })
  expect(day.log.at(-1)).toMatchObject({ actor: 'clock', event: { type: 'TicketsResumed', queue } })
  expect(day.takeTicket().number).toBe('U001')
})

test('[ACC-10] a stop until an hour with no tickets tells the next ones; an hour that has passed is refused', () => {
  const day = officeDay().at('12:05')
  expect(stop(day, queue, null, '12:05').refusal).toEqual({ code: 'time-passed', time: '12:05' })
  stop(day, queue, null, '15:30')
  expect(given(day)).toMatchObject({ reason: 'stopped', next: tomorrow })
  closeAt(day, '14:00')
  stop(day, queue, null, '14:30')
  expect(given(day)).toMatchObject({ reason: 'stopped', next: tomorrow })
})

test('[KAT-7] go: tickets are given again; a stop without words needs none', () => {
  const day = officeDay().at('12:05')
  stop(day)
  expect(given(day)).toEqual({ open: false, reason: 'stopped', next: null })
  expect(go(day)).toBeNull()
  expect(day.takeTicket().number).toBe('U001')
  expect(go(day)).toBeNull()
})

test('[KAT-7] a stop ends with the day, also one on which nothing else happened', () => {
  const day = officeDay().at('11:00')
  stop(day)
  day.at('12:05', '2026-11-20')
  expect(day.takeTicket().number).toBe('U001')
})

test('[KAT-7] who has a ticket already is served although tickets are stopped', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  stop(day)
  expect(day.serve(day.openDesk(1))).toBe('U001 longest-waiting-walk-in')
})

test('[KAT-7] only a queue that gives tickets can be stopped', () => {
  const day = officeDay().at('12:05')
  expect(stop(day, 'pobyt-staly').refusal).toEqual({ code: 'queue-not-walk-in', queue: 'pobyt-staly' })
  expect(stop(day, 'nie-ma').refusal).toEqual({ code: 'queue-unknown', queue: 'nie-ma' })
})

const crowded = (limit = '# no limit') => {
  const place = bydgoszcz([
    '    share: 0.25',
    `    share: 0.25\n    stopWhenTooManyWait: { marginMinutes: 10 }\n    ${limit}`,
  ])
  const day = officeDay(place).at('12:05')
  day.openDesk(1)
  while (day.takeTicketResult().refusal === null);
  return day
}

test('[KAT-7] a supervisor lets tickets go on although many wait, until a stop or the end of the day', () => {
  const day = crowded()
  expect(given(day)).toMatchObject({ reason: 'too-many-waiting' })
  go(day, true)
  day.takeTicket()
  stop(day)
  go(day)
  expect(given(day)).toMatchObject({ reason: 'too-many-waiting' })
})

test('[KAT-7] [OLS-3] that goes neither over the hours nor over the daily limit', () => {
  const day = crowded('limit: { perDay: 40 }')
  go(day, true)
  while (day.takeTicketResult().refusal === null);
  expect(day.state.numbers.get(queue)).toBe(40)
  expect(given(day)).toMatchObject({ reason: 'all-given' })
  expect(day.at('15:30') && given(day)).toMatchObject({ reason: 'no-more-today' })
})

const closeAt = (day: Day, closes: string, text: typeof why | null = null) =>
  day.act({ type: 'CloseEarly', closes, text }, 'supervisor:Ewa').refusal

test('closing early ends tickets and hours of today; screens say from when on and why', () => {
  const day = officeDay().at('12:05')
  expect(closeAt(day, '13:00', why)).toBeNull()
  expect(given(day)).toEqual({ open: true, until: '13:00' })
  expect(view(day)).toMatchObject({ openNow: true, closedEarly: { at: '13:00', text: why } })
  day.at('13:00')
  expect(view(day)).toMatchObject({ openNow: false, opensNext: '2026-11-20T08:00:00+01:00' })
  expect(given(day)).toEqual({ open: false, reason: 'closed-early', next: tomorrow, text: why })
  expect(day.takeTicketResult().refusal).toEqual({ code: 'queue-closed', queue, next: tomorrow })
})

test('a queue whose tickets would begin after the early end gives none that day', () => {
  const day = officeDay().at('09:00')
  closeAt(day, '11:00')
  expect(given(day)).toEqual({ open: false, reason: 'closed-early', next: tomorrow })
})

test('who has a ticket when the office closes early is still served', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  closeAt(day, '12:10')
  day.at('12:40')
  expect(day.serve(day.openDesk(1))).toBe('U001 longest-waiting-walk-in')
})

test('[KAT-7] the stop by itself reckons with the early end', () => {
  const day = crowded()
  const early = crowded()
  for (let i = 0; i < 8; i++) early.serve('clerk 1')
  expect(given(early)?.open).toBe(true)
  closeAt(early, '12:45')
  expect(given(early)).toMatchObject({ reason: 'too-many-waiting' })
  expect(given(day)).toMatchObject({ reason: 'too-many-waiting' })
})

test('[BYD-3] a booked visit after the early end is not late: it can’t be held, is told so, and listed', () => {
  const day = officeDay()
  const [before, after] = [day.book('12:50'), day.book('14:00')]
  day.at('12:30')
  closeAt(day, '13:00')
  expect(visitsAfterClosing(day.office, day.state, day.now()).map((b) => b.id)).toEqual([after.id])
  day.at('13:30')
  expect(day.findVisit(before.code)).toMatchObject({ refusal: { code: 'visit-late' } })
  const told = { code: 'office-closed-early', hour: '14:00', closes: '13:00', queue: 'pobyt-czasowy' }
  expect(day.findVisit(after.code)).toEqual({ ok: false, refusal: told })
  expect(day.checkInResult(after.id).refusal).toEqual(told)
  day.at('14:05')
  expect(day.log.filter((r) => r.event.type === 'BookingLapsed')).toHaveLength(1)
  expect(day.log.at(-1)?.event).toEqual({ type: 'VisitNotHeld', booking: after.id })
  expect(day.findVisit(after.code)).toEqual({ ok: false, refusal: told })
  expect(visitsAfterClosing(day.office, day.state, day.now()).map((b) => b.id)).toEqual([after.id])
})

test('a visitor who comes before the early end is checked in, however late the booked hour', () => {
  const day = officeDay()
  const booking = day.book('14:00')
  day.at('12:30')
  closeAt(day, '13:00')
  expect(day.checkIn(booking).number).toBe('A001')
})

test('[ACC-10] who confirms a visit before an early end that comes sooner than its hour is told so', () => {
  const day = officeDay()
  const booking = day.book('11:50')
  const before = day.book('11:20')
  day.at('11:15')
  closeAt(day, '11:30')
  expect(day.findVisit(booking.code)).toMatchObject({ ok: true, visit: { hour: '11:50', closes: '11:30' } })
  expect(day.findVisit(before.code)).not.toHaveProperty('visit.closes')
})

test('[ACC-10] nobody is sent away to come back after an early end', () => {
  const day = officeDay()
  const booking = day.book('14:00')
  day.at('09:00')
  const opens = day.office.time.hourAndMinute(booking.hourAt - day.office.profile.checkIn.opensMinutesBefore * 60_000)
  closeAt(day, opens)
  const told = { code: 'office-closed-early', hour: '14:00', closes: opens, queue: 'pobyt-czasowy' }
  expect(day.findVisit(booking.code)).toEqual({ ok: false, refusal: told })
  closeAt(day, '14:00')
  expect(day.findVisit(booking.code)).toMatchObject({ refusal: { code: 'visit-early', closes: '14:00', opens } })
})

test('closing early can be taken back, and only ever ends a day sooner', () => {
  const day = officeDay().at('12:05')
  expect(closeAt(day, '15:30')).toEqual({ code: 'close-not-earlier', closes: '15:30' })
  closeAt(day, '12:00')
  expect(given(day)?.open).toBe(false)
  day.act({ type: 'Reopen' }, 'supervisor:Ewa')
  expect(day.takeTicket().number).toBe('U001')
  expect(view(day).closedEarly).toBeUndefined()
  expect(closeAt(officeDay(bydgoszcz(), '2026-11-21').at('10:00'), '09:00')).toEqual({
    code: 'close-not-earlier',
    closes: null,
  })
})

test('a message is on the screens until its hour, until it is cleared, or until the day ends', () => {
  const day = officeDay().at('12:05')
  const show = (until: string | null) => day.act({ type: 'ShowMessage', text: why, until }, 'supervisor:Ewa').refusal
  expect(show('12:05')).toEqual({ code: 'time-passed', time: '12:05' })
  expect(show('12:30')).toBeNull()
  expect(day.at('12:29:59') && view(day).message).toEqual(why)
  expect(day.at('12:30') && view(day).message).toBeNull()
  show(null)
  expect(view(day).message).toEqual(why)
  day.act({ type: 'ClearMessage' }, 'supervisor:Ewa')
  expect(view(day).message).toBeNull()
  show(null)
  expect(day.at('08:00', '2026-11-20') && view(day).message).toBeNull()
})

test('[ALL-8] what a supervisor sets is in the log with who did it, and a replay and a snapshot hold it', () => {
  const day = officeDay().at('12:05')
  stop(day, queue, why)
  closeAt(day, '14:00')
  day.act({ type: 'ShowMessage', text: why, until: '13:00' }, 'supervisor:Ewa')
  expect(day.log.filter((r) => r.actor === 'supervisor:Ewa').map((r) => r.event.type)).toEqual([
    'TicketsStopped',
    'ClosedEarly',
    'MessageShown',
  ])
  expect(toSnapshot(day.log.reduce(evolve, emptyOffice()))).toBe(toSnapshot(day.state))
  expect(fromSnapshot(toSnapshot(day.state))?.today).toEqual(day.state.today)
})
