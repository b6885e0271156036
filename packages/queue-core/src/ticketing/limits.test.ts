import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { kioskView } from '../views/kiosk-view.ts'
import { queueState } from './decide/queue-state.ts'
import { limitOf } from './served-days.ts'
import { fromSnapshot, toSnapshot } from './snapshot.ts'

const queue = 'uzupelnienie-dokumentow'
const withRule = (yaml: string) => bydgoszcz(['    share: 0.25', `    share: 0.25\n    ${yaml}`])
const limited = (perDay: number) => withRule(`limit: { perDay: ${perDay} }`)
const following = () => withRule('limit: { perDay: 3, followServed: { days: 2, least: 2, most: 5, extraPercent: 10 } }')

type Day = ReturnType<typeof officeDay>
const state = (day: Day) => queueState(day.situation(), queue)
const left = (day: Day) =>
  kioskView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    printer: 'ready',
    estimate: () => null,
  }).queues[0]?.left

test('[OLS-3] a queue gives as many tickets a day as its limit, and then says when the next ones are given', () => {
  const day = officeDay(limited(2)).at('12:05')
  expect([day.takeTicket().number, day.takeTicket().number]).toEqual(['U001', 'U002'])
  expect(day.takeTicketResult().refusal).toEqual({
    code: 'queue-full',
    queue,
    reason: 'all-given',
    next: '2026-11-20T12:00:00+01:00',
  })
})

test('[OLS-3] how many are left is told while it still helps', () => {
  const day = officeDay(limited(2)).at('12:05')
  expect(left(day)).toBe(2)
  day.takeTicket()
  expect(left(day)).toBe(1)
  day.takeTicket()
  expect(left(day)).toBe(0)
  expect(left(officeDay().at('12:05'))).toBeUndefined()
})

test('[OLS-3] every day has its tickets anew', () => {
  const day = officeDay(limited(1)).at('12:05')
  day.takeTicket()
  day.at('12:05', '2026-11-20')
  expect(day.takeTicket().number).toBe('U001')
})

test('[OLS-3] a ticket that was not served still counts: it was given', () => {
  const day = officeDay(limited(1)).at('12:05')
  day.takeTicket()
  const clerk = day.openDesk(1)
  day.next(clerk)
  day.clerk(clerk, { type: 'CancelVisit', reason: 'visitor-resigned' })
  expect(day.takeTicketResult().refusal?.code).toBe('queue-full')
})

/** A day on which so many took a ticket and so many of them were served. */
function daySeen(day: Day, date: string, taken: number, served: number): void {
  day.at('12:05', date)
  for (let i = 0; i < taken; i++) day.takeTicket()
  const clerk = day.openDesk(1)
  for (let i = 0; i < served; i++) day.serve(clerk)
}

test('[OLS-4] the limit follows the average served a day, with its extra; before there is any it is fixed', () => {
  const day = officeDay(following(), '2026-11-16')
  expect(limitOf(day.office, day.state, queue)).toBe(3)
  daySeen(day, '2026-11-16', 3, 3)
  day.at('08:00', '2026-11-19')
  // 3 a day and 10 per cent: 3.3, so 4.
  expect(limitOf(day.office, day.state, queue)).toBe(4)
  daySeen(day, '2026-11-19', 4, 2)
  day.at('08:00', '2026-11-20')
  // 2.5 a day and 10 per cent: 2.75, so 3.
  expect(limitOf(day.office, day.state, queue)).toBe(3)
})

test('[OLS-4] the limit keeps within the bounds of the profile', () => {
  const day = officeDay(following(), '2026-11-16')
  daySeen(day, '2026-11-16', 3, 0)
  day.at('08:00', '2026-11-19')
  expect(limitOf(day.office, day.state, queue)).toBe(2)
  day.state.servedDays.set(queue, [50, 60])
  expect(limitOf(day.office, day.state, queue)).toBe(5)
})

test('[OLS-4] a day on which the queue had nobody does not pull the average down, and a snapshot keeps it', () => {
  const day = officeDay(following(), '2026-11-16')
  daySeen(day, '2026-11-16', 3, 3)
  day.at('09:00', '2026-11-18')
  day.openDesk(1)
  day.at('08:00', '2026-11-19')
  expect(day.state.servedDays.get(queue)).toEqual([3])
  expect(fromSnapshot(toSnapshot(day.state))?.servedDays.get(queue)).toEqual([3])
})

const stopping = () => withRule('stopWhenTooManyWait: { marginMinutes: 10 }')

test('[KAT-7] tickets stop by themselves when who comes now would not be served before closing', () => {
  const day = officeDay(stopping()).at('12:05')
  day.openDesk(1)
  let taken = 0
  while (day.takeTicketResult().refusal === null && taken < 200) taken++
  // 205 minutes to closing, 8 minutes a visit, one desk: not a handful, and not a day's worth.
  expect(taken).toBeGreaterThan(12)
  expect(taken).toBeLessThan(26)
  expect(state(day)).toEqual({ open: false, reason: 'too-many-waiting', next: '2026-11-20T12:00:00+01:00' })
  expect(day.takeTicketResult().refusal).toMatchObject({ code: 'queue-full', reason: 'too-many-waiting' })
})

test('[KAT-7] tickets are given again when the queue moves faster: more desks, or fewer people', () => {
  const day = officeDay(stopping()).at('12:05')
  const clerk = day.openDesk(1)
  while (day.takeTicketResult().refusal === null);
  day.openDesk(2)
  day.openDesk(3)
  expect(state(day)?.open).toBe(true)
  while (day.takeTicketResult().refusal === null);
  for (let i = 0; i < 12; i++) day.serve(clerk)
  expect(state(day)?.open).toBe(true)
})

test('[KAT-7] a larger margin stops earlier; without the rule nothing stops', () => {
  const taken = (yaml: string) => {
    const day = officeDay(withRule(yaml)).at('12:05')
    day.openDesk(1)
    let count = 0
    while (count < 60 && day.takeTicketResult().refusal === null) count++
    return count
  }
  const [small, large] = [0, 60].map((m) => taken(`stopWhenTooManyWait: { marginMinutes: ${m} }`))
  expect(large).toBeLessThan(small ?? 0)
  expect(taken('# no rule')).toBe(60)
})

test('[KAT-7] one answer holds for a minute in which nothing happens; an act or another profile asks anew', () => {
  const day = officeDay(stopping()).at('12:05')
  const clerk = day.openDesk(1)
  while (day.takeTicketResult().refusal === null);
  // Some more by a supervisor's word: at the very border the answer may change from one minute to the next.
  day.act({ type: 'ResumeTickets', queue, despiteTooManyWaiting: true })
  for (let i = 0; i < 4; i++) day.takeTicket()
  day.act({ type: 'StopTickets', queue, text: null })
  day.act({ type: 'ResumeTickets', queue, despiteTooManyWaiting: false })
  const stopped = state(day)
  expect(stopped).toMatchObject({ reason: 'too-many-waiting' })
  expect(queueState({ ...day.situation(), now: day.now() + 50_000 }, queue)).toEqual(stopped)
  const quicker = bydgoszcz(
    ['    share: 0.25', '    share: 0.25\n    stopWhenTooManyWait: { marginMinutes: 10 }'],
    ['typicalMinutes: 8, longMinutes: 15', 'typicalMinutes: 5, longMinutes: 6'],
  )
  expect(queueState({ ...day.situation(), office: quicker }, queue)?.open).toBe(true)
  expect(queueState({ ...day.situation(), now: day.now() + 60_000 }, queue)).toEqual(stopped)
  for (let i = 0; i < 12; i++) day.serve(clerk)
  expect(state(day)?.open).toBe(true)
})

test('[KAT-7] with no desk open nothing can be told, and nothing stops', () => {
  const day = officeDay(stopping()).at('12:05')
  for (let i = 0; i < 60; i++) day.takeTicket()
  expect(state(day)?.open).toBe(true)
})

test('[KAT-6] [KAT-7] tickets end before closing, on Tuesday later; who has none is told of the next day', () => {
  const katowice = bydgoszcz(
    ['  tuesday: ["08:00-15:30"]', '  tuesday: ["07:30-17:30"]'],
    ['      tuesday: ["08:00-12:00"]', '      tuesday: ["07:30-17:00"]'],
    ['      monday: ["12:00-15:30"]', '      monday: ["07:30-15:00"]'],
  )
  const monday = officeDay(katowice, '2026-11-16')
  expect(monday.at('14:59').takeTicket().number).toBe('U001')
  expect(monday.at('15:00').takeTicketResult().refusal).toEqual({
    code: 'queue-closed',
    queue,
    next: '2026-11-17T07:30:00+01:00',
  })
  const tuesday = officeDay(katowice, '2026-11-17')
  expect(tuesday.at('16:59').takeTicket().number).toBe('U001')
  expect(tuesday.at('17:00').takeTicketResult().refusal?.code).toBe('queue-closed')
})
