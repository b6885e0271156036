import type { Warning } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { estimateForNewcomer } from '../estimate/estimate.ts'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { type WatchedDevice, warnings } from './warnings.ts'

const queue = 'uzupelnienie-dokumentow'
const machine: WatchedDevice = {
  kind: 'kiosk',
  name: 'Hol',
  isLinked: true,
  wasLinked: true,
  printer: 'ready',
  hasTrouble: false,
}
const display: WatchedDevice = { ...machine, kind: 'display', name: 'Sala', printer: null }
type Day = ReturnType<typeof officeDay>
const told = (day: Day, devices: readonly WatchedDevice[] = [machine, display]): Warning[] =>
  warnings(day.situation(), day.state, {
    devices,
    estimate: (id) => estimateForNewcomer(day.office, day.state, day.now(), id),
  })
const kinds = (day: Day, devices?: readonly WatchedDevice[]) => told(day, devices).map(({ what }) => what)
const target = (minutes: number) =>
  bydgoszcz(['    kind: walk-in\n', `    kind: walk-in\n    waitTargetMinutes: ${minutes}\n`])

test('a room that runs by itself needs nobody', () => {
  const day = officeDay().at('12:05')
  expect(told(day)).toEqual([])
  day.openDesk(1)
  day.takeTicket()
  expect(told(day)).toEqual([])
})

test('people wait and no desk serves them', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  expect(told(day)).toEqual([{ what: 'no-desk', queue, waiting: 1 }])
})

test('somebody waits for an hour in a queue without a target', () => {
  const day = officeDay().at('12:05')
  const desk = day.openDesk(1)
  day.takeTicket()
  day.next(desk)
  day.takeTicket()
  day.at('13:04')
  expect(kinds(day)).toEqual([])
  day.at('13:05')
  expect(told(day)).toEqual([{ what: 'over-target', queue, minutes: 60, target: null }])
})

test('[ACC-10] 57 people for one desk: by closing most won’t be called, which is said while there is time', () => {
  const day = officeDay().at('12:28')
  day.openDesk(1)
  for (let i = 0; i < 57; i++) day.takeTicket()
  const found = told(day).find(({ what }) => what === 'past-closing')
  expect(found).toMatchObject({ queue, closes: '15:30', waiting: 57 })
  const { least, most } = found as Extract<Warning, { what: 'past-closing' }>
  expect(least).toBeGreaterThan(0)
  expect(most).toBeGreaterThanOrEqual(least)
  expect(most).toBeLessThan(57)
  // As many desks as there are: nobody is late.
  for (const number of day.office.desks.keys()) if (number !== 1) day.openDesk(number)
  expect(kinds(day)).not.toContain('past-closing')
})

test('[ACC-10] an early end makes people late, and that is said at once', () => {
  const day = officeDay().at('12:28')
  day.openDesk(1)
  for (let i = 0; i < 8; i++) day.takeTicket()
  expect(kinds(day)).not.toContain('past-closing')
  day.act({ type: 'CloseEarly', closes: '12:45', text: null })
  expect(told(day)).toContainEqual(expect.objectContaining({ what: 'past-closing', closes: '12:45' }))
})

test('[ACC-10] a queue’s target: said before, when who comes waits longer, and when somebody has', () => {
  const day = officeDay(target(20)).at('12:05')
  const desk = day.openDesk(1)
  day.takeTicket()
  day.next(desk)
  day.takeTicket()
  expect(kinds(day)).toEqual([])
  for (let i = 0; i < 12; i++) day.takeTicket()
  expect(told(day)).toContainEqual(expect.objectContaining({ what: 'target-ahead', queue, target: 20 }))
  day.at('12:25')
  expect(kinds(day)).not.toContain('over-target')
  day.at('12:26')
  expect(told(day)).toContainEqual({ what: 'over-target', queue, minutes: 21, target: 20 })
})

test('[ACC-10] a booked visitor who came early waits since the hour, not since then', () => {
  const day = officeDay()
  const booking = day.book('12:50')
  day.at('11:40')
  const desk = day.openDesk(1)
  day.checkIn(day.book('11:40'))
  day.next(desk)
  day.checkIn(booking)
  day.at('13:30')
  expect(kinds(day)).not.toContain('over-target')
  day.at('13:50')
  expect(kinds(day)).toContain('over-target')
})

test('a desk stands free while people of its queues wait', () => {
  const day = officeDay().at('12:05')
  day.openDesk(1, 'Anna')
  day.takeTicket()
  day.at('12:07')
  expect(kinds(day)).toEqual([])
  day.at('12:08')
  expect(told(day)).toEqual([{ what: 'idle', desk: 1, by: 'Anna', minutes: 3, waiting: 1 }])
})

test('a machine without paper and a dark display, while the office works', () => {
  const day = officeDay().at('12:05')
  const devices = [
    { ...machine, printer: 'paper-out' as const },
    { ...display, isLinked: false },
  ]
  expect(kinds(day, devices)).toEqual(['printer', 'dark'])
  expect(kinds(officeDay().at('18:00'), devices)).toEqual([])
  expect(kinds(day, [{ ...machine, isLinked: false }])).toEqual(['no-machine'])
  expect(
    kinds(day, [
      { ...machine, printer: 'paper-low' },
      { ...display, hasTrouble: true },
    ]),
  ).toEqual(['paper-low', 'trouble'])
})

test('what was added and never linked is being set up, and no alarm', () => {
  const day = officeDay().at('12:05')
  const fresh = { isLinked: false, wasLinked: false }
  expect(
    told(day, [
      { ...machine, ...fresh, printer: 'offline' },
      { ...display, ...fresh },
    ]),
  ).toEqual([])
  expect(told(day, [])).toEqual([])
})

test('[KAT-7] tickets that ended by themselves may go on', () => {
  const day = officeDay(
    bydgoszcz(['    share: 0.25', '    share: 0.25\n    stopWhenTooManyWait: { marginMinutes: 10 }']),
  ).at('12:05')
  day.openDesk(1)
  while (day.takeTicketResult().refusal === null);
  expect(kinds(day)).toContain('too-many-waiting')
})
