import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { supervisorView } from './supervisor-view.ts'

const walkIn = 'uzupelnienie-dokumentow'
const view = (day: ReturnType<typeof officeDay>) =>
  supervisorView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    estimate: () => null,
    devices: [],
    displays: 1,
    kiosks: 1,
    printer: 'ready',
  })
const desk = (day: ReturnType<typeof officeDay>, number: number) => view(day).desks.find((d) => d.number === number)

test('a desk tells since when it is as it is: open, with somebody, free again, on a break', () => {
  const day = officeDay().at('12:05')
  expect(desk(day, 1)).toMatchObject({ state: 'closed', since: null, queues: [] })
  const anna = day.openDesk(1, 'Anna')
  day.takeTicket()
  day.at('12:10')
  expect(desk(day, 1)).toMatchObject({ state: 'free', by: 'Anna', since: '2026-11-19T12:05:00+01:00' })
  expect(desk(day, 1)?.queues).toContain(walkIn)
  day.next(anna)
  expect(desk(day, 1)).toMatchObject({ state: 'called', since: '2026-11-19T12:10:00+01:00' })
  day.at('12:20').clerk(anna, { type: 'FinishService' })
  expect(desk(day, 1)).toMatchObject({ state: 'free', since: '2026-11-19T12:20:00+01:00' })
  day.at('12:30').clerk(anna, { type: 'PauseDesk', reason: null })
  expect(desk(day, 1)).toMatchObject({ state: 'paused', since: '2026-11-19T12:30:00+01:00' })
  day.at('12:45').clerk(anna, { type: 'ResumeDesk' })
  expect(desk(day, 1)).toMatchObject({ state: 'free', since: '2026-11-19T12:45:00+01:00' })
})

test('a desk that another clerk takes over has been free as long as before', () => {
  const day = officeDay().at('12:05')
  day.openDesk(1, 'Anna')
  day.at('12:30').clerk('Ewa', { type: 'OpenDesk', desk: 1, takeOver: true })
  expect(desk(day, 1)).toMatchObject({ by: 'Ewa', since: '2026-11-19T12:05:00+01:00' })
})

test('[ACC-10] the board tells that who comes now is not called before closing', () => {
  const day = officeDay().at('15:00')
  const context = { office: day.office, now: day.now(), seq: 1, demo: false }
  const around = { estimate: () => ({ low: 475, high: 480 }), devices: [], displays: 1, kiosks: 1 }
  const { queues } = supervisorView(context, day.state, { ...around, printer: 'ready' })
  expect(queues[0]?.pastClosing).toEqual({ closes: '15:30', certain: true })
})

test('what the machines refused is counted for the day, and ends with it', () => {
  const day = officeDay().at('12:05')
  const refusals = [
    { code: 'queue-full' as const, queue: walkIn, reason: 'stopped' as const, times: 3 },
    { code: 'pin-unknown' as const, queue: null, times: 2 },
  ]
  day.act({ type: 'CountRefusals', refusals }, 'kiosk:Hol')
  expect(view(day).today.refused).toBe(5)
  expect(view(day.at('08:00', '2026-11-20')).today.refused).toBe(0)
})

test('[KAT-7] a stopped queue tells since when; one that ends by itself, whether it may go on', () => {
  const day = officeDay(
    bydgoszcz([`  - id: ${walkIn}\n`, `  - id: ${walkIn}\n    stopWhenTooManyWait: { marginMinutes: 5 }\n`]),
  ).at('12:05')
  const queue = () => view(day).queues.find(({ id }) => id === walkIn)
  expect(queue()).toMatchObject({ manyWait: 'ends' })
  day.act({ type: 'StopTickets', queue: walkIn, text: { pl: 'Awaria' } })
  expect(queue()).toMatchObject({ stoppedSince: '2026-11-19T12:05:00+01:00', state: { reason: 'stopped' } })
  day.act({ type: 'ResumeTickets', queue: walkIn, despiteTooManyWaiting: true })
  expect(queue()).toMatchObject({ manyWait: 'goes-on' })
  expect(queue()?.stoppedSince).toBeUndefined()
})

test('the message tells until when; the ready ones and the languages of who waits come along', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  day.takeTicket()
  day.act({ type: 'ShowMessage', text: { pl: 'Przerwa' }, until: '13:00' })
  expect(view(day)).toMatchObject({
    message: { pl: 'Przerwa' },
    messageUntil: '13:00',
    waitingLanguages: [{ language: 'pl', waiting: 2 }],
  })
  expect(view(day).messages.map(({ id }) => id)).toContain('delay')
  day.at('13:00')
  expect(view(day).message).toBeNull()
  expect(view(day).messageUntil).toBeUndefined()
})

test('a ready message that is too long to be shown is found in the profile', () => {
  const long = 'a'.repeat(301)
  expect(() =>
    bydgoszcz(['pl: Obsługa trwa dziś dłużej niż zwykle. Dziękujemy za cierpliwość.', `pl: ${long}`]),
  ).toThrow(/at most 300 characters/)
})
