import { expect, test } from 'vitest'
import { bydgoszcz, clerk, officeDay } from '../testing/office-day.ts'
import { counterView } from '../views/counter-view.ts'

const walkIn = 'uzupelnienie-dokumentow'
const listed = () => bydgoszcz(['    share: 0.25', '    # no share'], ['calls:\n', 'calls:\n  order: as-listed\n'])
const together = () => bydgoszcz(['    share: 0.25', '    # no share'])

type Day = ReturnType<typeof officeDay>
const open = (day: Day, queues: string[], desk = 1) =>
  day.clerk(`clerk ${desk}`, { type: 'OpenDesk', desk, takeOver: false, queues })
const calls = (day: Day, many: number, desk = 1) => Array.from({ length: many }, () => day.serve(`clerk ${desk}`))

/** Three booked visits of one queue whose hour has come, and as many walk-ins as wanted. */
function room(place: ReturnType<typeof bydgoszcz>, walkIns: number, booked: number) {
  const day = officeDay(place)
  const bookings = Array.from({ length: booked }, () => day.book('12:10'))
  day.at('12:05')
  for (const booking of bookings) day.checkIn(booking)
  for (let i = 0; i < walkIns; i++) day.takeTicket()
  return day.at('12:15')
}

test('a clerk may serve fewer queues than the desk: nobody else is called or counted for it', () => {
  const day = room(together(), 1, 1)
  expect(open(day, [walkIn]).refusal).toBeNull()
  expect(calls(day, 2)).toEqual(['U001 longest-waiting-walk-in', 'nobody-waiting'])
  expect(day.clerk('clerk 1', { type: 'CallTicket', ticket: 'A001' }).refusal).toEqual({
    code: 'ticket-for-another-desk',
    number: 'A001',
  })
  expect(open(day, [walkIn, 'pobyt-czasowy']).refusal).toBeNull()
  expect(calls(day, 1)).toEqual(['A001 booked-hour-come'])
})

test('only queues of the office and of the desk can be chosen', () => {
  const place = bydgoszcz(['  - number: 8', '  - number: 8\n    queues: [pobyt-staly]'])
  const day = officeDay(place).at('12:05')
  expect(open(day, ['nie-ma']).refusal).toEqual({ code: 'queue-unknown', queue: 'nie-ma' })
  expect(open(day, [walkIn], 8).refusal).toEqual({ code: 'queue-not-at-desk', queue: walkIn, desk: 8 })
  expect(open(day, ['pobyt-staly'], 8).refusal).toBeNull()
})

test('[ALL-2] together: the order in which queues are chosen changes nothing', () => {
  const day = room(together(), 2, 2)
  open(day, [walkIn, 'pobyt-czasowy'])
  expect(calls(day, 3)).toEqual(['A001 booked-hour-come', 'A002 booked-hour-come', 'U001 longest-waiting-walk-in'])
})

test('as listed: the first queue with somebody whose turn it is goes first, and the call says so', () => {
  const day = room(listed(), 2, 2)
  open(day, [walkIn, 'pobyt-czasowy'])
  expect(calls(day, 4)).toEqual([
    'U001 queue-listed-first',
    'U002 queue-listed-first',
    'A001 booked-hour-come',
    'A002 booked-hour-come',
  ])
})

test('[ALL-2] as listed: a booked visit whose hour has come is not passed over for ever by a queue above', () => {
  const day = room(listed(), 8, 2)
  open(day, [walkIn, 'pobyt-czasowy'])
  expect(calls(day, 8).map((call) => call.slice(0, 6))).toEqual([
    'U001 q',
    'U002 q',
    'U003 q',
    'A001 l',
    'U004 q',
    'U005 q',
    'U006 q',
    'A002 l',
  ])
})

test('[ALL-2] as listed: a visitor before the hour waits while anybody of another queue has a turn', () => {
  const day = officeDay(listed())
  const booking = day.book('12:30')
  day.at('12:05')
  day.checkIn(booking)
  day.takeTicket()
  open(day, ['pobyt-czasowy', walkIn])
  expect(calls(day, 2)).toEqual(['U001 longest-waiting-walk-in', 'A001 desk-idle-visitor-early'])
})

test('the desk’s page knows its queues; coming back to the desk keeps them, a pause too', () => {
  const day = room(together(), 1, 0)
  open(day, [walkIn])
  day.clerk('clerk 1', { type: 'OpenDesk', desk: 1, takeOver: false })
  day.clerk('clerk 1', { type: 'PauseDesk', reason: null })
  expect(open(day, ['pobyt-staly']).refusal).toEqual({ code: 'desk-paused' })
  day.clerk('clerk 1', { type: 'ResumeDesk' })
  const view = counterView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    device: 'd',
    session: clerk('clerk 1').session,
    staff: { person: null, signIn: 'not-needed' },
    ownQueues: null,
    takenOver: null,
    gone: () => null,
    person: null,
    notes: [],
    shown: () => null,
    announced: () => undefined,
    displays: 0,
    displayList: [],
    kiosks: 0,
    printer: 'ready',
  })
  expect(view.desk?.queues).toEqual([walkIn])
})

test('[ALL-2] the walk-in share is counted among desks that serve the same queues, not over the whole office', () => {
  const place = bydgoszcz()
  const day = officeDay(place)
  const bookings = Array.from({ length: 8 }, () => day.book('12:10'))
  day.at('12:05')
  for (const booking of bookings) day.checkIn(booking)
  for (let i = 0; i < 6; i++) day.takeTicket()
  day.at('12:15')
  open(day, [walkIn], 2)
  day.openDesk(1)
  const called = Array.from({ length: 4 }, () => {
    day.serve('clerk 2')
    return day.serve('clerk 1').slice(0, 1)
  })
  expect(called).toEqual(['A', 'A', 'A', 'U'])
})
