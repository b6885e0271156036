import { expect, test } from 'vitest'
import { bydgoszcz, clerk, officeDay } from '../testing/office-day.ts'
import { type CounterViewInput, counterView } from './counter-view.ts'

const walkIn = 'uzupelnienie-dokumentow'
type Day = ReturnType<typeof officeDay>

function page(day: Day, name: string, ownQueues: string[] | null = null, person: CounterViewInput['person'] = null) {
  return counterView({ office: day.office, now: day.now(), seq: 1, demo: false }, day.state, {
    device: 'd',
    session: clerk(name).session,
    staff: { person: null, signIn: 'not-needed' },
    ownQueues,
    takenOver: null,
    gone: () => null,
    person,
    notes: [],
    shown: () => null,
    announced: () => undefined,
    displays: 0,
    displayList: [],
    kiosks: 0,
    printer: 'ready',
  })
}
test('[ALL-2] who waits is listed as this desk would call them, with shares: "next" calls the first', () => {
  const day = officeDay(bydgoszcz()).at('12:30')
  for (const hour of ['12:35', '12:40', '12:45', '12:50']) day.checkIn(day.book(hour))
  for (let i = 0; i < 6; i++) day.takeTicket()
  day.at('12:51')
  open(day, 1)
  const listed = page(day, 'clerk 1').waiting.map(({ number }) => number)
  expect(listed).toHaveLength(10)
  const called = listed.map(() => {
    const first = page(day, 'clerk 1').waiting[0]?.number
    const now = day.serve('clerk 1').split(' ')[0]
    expect(now).toBe(first)
    return now
  })
  expect(called).toEqual(listed)
})

const open = (day: Day, desk: number, queues?: string[]) =>
  day.clerk(`clerk ${desk}`, { type: 'OpenDesk', desk, takeOver: false, ...(queues && { queues }) })

test('the desk knows who serves each queue, and that a queue has nobody else', () => {
  const day = officeDay(bydgoszcz())
  open(day, 1)
  open(day, 2, [walkIn])
  day.clerk('clerk 2', { type: 'PauseDesk', reason: null })
  const desks = Object.fromEntries(page(day, 'clerk 1').queues.map((queue) => [queue.id, queue.desks]))
  expect(desks[walkIn]).toEqual([1, 2])
  expect(desks['pobyt-staly']).toEqual([1])
})

test('the queues that may be served at a desk are those of the desk and of the account', () => {
  const day = officeDay(bydgoszcz())
  expect(page(day, 'clerk 1', [walkIn]).desks[0]?.queues).toEqual([walkIn])
  expect(page(day, 'clerk 1').desks[0]?.queues.length).toBe(page(day, 'clerk 1').queues.length)
})

test('[ALL-6] what was sent to this very desk is told to it, by number', () => {
  const day = officeDay(bydgoszcz())
  day.at('12:05')
  day.takeTicket()
  open(day, 1)
  open(day, 2)
  day.clerk('clerk 1', { type: 'CallNext' })
  day.clerk('clerk 1', { type: 'Transfer', to: { desk: 2 } })
  expect(page(day, 'clerk 2').desk?.sentHere).toEqual(['U001'])
  expect(page(day, 'clerk 1').desk?.sentHere).toEqual([])
})

test('a visit’s usual length is the middle half, in minutes: the profile’s guess until the day has measured', () => {
  const day = officeDay(bydgoszcz())
  for (const { usual } of page(day, 'clerk 1').queues) {
    expect(usual.low).toBeGreaterThan(0)
    expect(usual.high).toBeGreaterThanOrEqual(usual.low)
  }
})

test('how long a break has lasted is counted from its beginning', () => {
  const day = officeDay(bydgoszcz())
  open(day, 1)
  day.at('12:20')
  day.clerk('clerk 1', { type: 'PauseDesk', reason: null })
  day.at('12:30')
  expect(page(day, 'clerk 1').desk?.since).toContain('T12:20:00')
})

test('[BOK-18] the desk sees beside a booked name what the passport may say, nothing where that is the name', () => {
  const day = officeDay(bydgoszcz())
  day.at('08:00')
  const visit = day.book('08:00')
  day.checkIn(visit)
  open(day, 1)
  day.clerk('clerk 1', { type: 'CallNext' })
  const seen = (name: string) => page(day, 'clerk 1', null, { name, case: null }).desk?.visitor?.booking
  expect(seen('Коваленко Сергій')).toMatchObject({
    name: 'Коваленко Сергій',
    passport: [{ form: 'KOVALENKO SERHII', issuers: ['UKR', 'BLR'] }],
  })
  expect(seen('Łukasz Żak')?.passport).toEqual([{ form: 'LUKASZ ZAK', issuers: [] }])
  expect(seen('Mary-Ann O’Brien')?.passport).toEqual([{ form: 'MARY ANN OBRIEN', issuers: [] }])
  for (const name of ['Anna Nowak', 'محمد علي']) expect(seen(name)).not.toHaveProperty('passport')
})
