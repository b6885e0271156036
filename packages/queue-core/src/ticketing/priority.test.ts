import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateFor } from '../estimate/estimate.ts'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { aheadOf } from './ahead.ts'

const office = (share = '    share: 0.25', every = 2) =>
  bydgoszcz(['    share: 0.25', share], ['priority:\n', `priority:\n  atMostEvery: ${every}\n`])
const noShare = () => office('    # no share')

type Day = ReturnType<typeof officeDay>
const first = (day: Day, number: string, ground: string | null = 'disability') =>
  day.act({ type: 'GivePriority', holder: null, ticket: number, ground }, 'supervisor:Ewa').refusal
const calls = (day: Day, desk: string, many: number) => Array.from({ length: many }, () => day.serve(desk))
const ahead = (day: Day, number: string) => aheadOf(day.office, day.state, day.now(), day.ticket(number))

test('[ALL-9] a ticket with priority goes first, and the call says so', () => {
  const day = officeDay(noShare()).at('12:05')
  for (let i = 0; i < 3; i++) day.takeTicket()
  expect(first(day, 'U003')).toBeNull()
  expect(ahead(day, 'U003')).toBe(0)
  expect(ahead(day, 'U001')).toBe(1)
  expect(calls(day, day.openDesk(1), 3)).toEqual([
    'U003 priority',
    'U001 longest-waiting-walk-in',
    'U002 longest-waiting-walk-in',
  ])
})

test('at most every second call goes to priority while others wait whose turn it is', () => {
  const day = officeDay(noShare()).at('12:05')
  for (let i = 0; i < 6; i++) day.takeTicket()
  for (const number of ['U003', 'U004', 'U005', 'U006']) first(day, number)
  expect(['U001', 'U002', 'U003', 'U004'].map((number) => ahead(day, number))).toEqual([1, 3, 0, 2])
  expect(calls(day, day.openDesk(1), 7)).toEqual([
    'U003 priority',
    'U001 longest-waiting-walk-in',
    'U004 priority',
    'U002 longest-waiting-walk-in',
    'U005 priority',
    'U006 priority',
    'nobody-waiting',
  ])
})

test('another bound of the profile: at most every third', () => {
  const day = officeDay(office('    # no share', 3)).at('12:05')
  for (let i = 0; i < 6; i++) day.takeTicket()
  for (const number of ['U005', 'U006']) first(day, number)
  expect(calls(day, day.openDesk(1), 6).map((call) => call.slice(0, 4))).toEqual([
    'U005',
    'U001',
    'U002',
    'U006',
    'U003',
    'U004',
  ])
})

test('[ALL-2] a booked visit with priority does not go before its hour while somebody waits whose turn it is', () => {
  const day = officeDay(noShare())
  const booking = day.book('12:30')
  day.at('12:05')
  day.takeTicket()
  first(day, day.checkIn(booking).number)
  const desk = day.openDesk(1)
  expect(day.serve(desk)).toBe('U001 longest-waiting-walk-in')
  expect(day.serve(desk)).toBe('A001 desk-idle-visitor-early')
})

test('[ALL-2] the walk-in share holds beside priority', () => {
  const day = officeDay(office())
  const bookings = Array.from({ length: 6 }, () => day.book('12:10'))
  day.at('12:05')
  for (const booking of bookings) first(day, day.checkIn(booking).number)
  for (let i = 0; i < 2; i++) day.takeTicket()
  day.at('12:15')
  const called = calls(day, day.openDesk(1), 8)
  expect(called[0]).toBe('A001 priority')
  expect(called.slice(0, 4).some((call) => call.startsWith('U001'))).toBe(true)
})

test('priority can be taken back; it is in the log with who gave it, and only on a ground of the office', () => {
  const day = officeDay(noShare()).at('12:05')
  day.takeTicket()
  day.takeTicket()
  expect(first(day, 'u002')).toBeNull()
  expect(first(day, 'U002', null)).toBeNull()
  expect(day.serve(day.openDesk(1))).toBe('U001 longest-waiting-walk-in')
  expect(day.log.flatMap((r) => (r.event.type === 'PriorityGiven' ? [[r.actor, r.event.ground]] : []))).toEqual([
    ['supervisor:Ewa', 'disability'],
    ['supervisor:Ewa', null],
  ])
  expect(first(day, 'U002', 'vip')).toMatchObject({ code: 'reason-unknown', reason: 'vip' })
  expect(first(day, 'U009')).toMatchObject({ code: 'ticket-unknown' })
  expect(first(day, 'U001')).toMatchObject({ code: 'ticket-not-waiting', status: 'finished' })
})

test('a clerk gives priority from an open desk, and from no other page', () => {
  const day = officeDay(noShare()).at('12:05')
  day.takeTicket()
  const holder = { device: 'd', name: 'd', session: 'elsewhere' }
  const give = { type: 'GivePriority', holder, ticket: 'U001', ground: 'disability' } as const
  expect(day.act(give).refusal).toEqual({ code: 'no-desk' })
  day.act({ type: 'OpenDesk', desk: 1, holder, takeOver: false })
  expect(day.act(give).refusal).toBeNull()
})

test('a ticket keeps its priority when it is returned or transferred', () => {
  const day = officeDay(noShare()).at('12:05')
  for (let i = 0; i < 3; i++) day.takeTicket()
  first(day, 'U003')
  const desk = day.openDesk(1)
  day.next(desk)
  day.clerk(desk, { type: 'Transfer', to: { queue: 'pobyt-staly' } })
  day.serve(desk)
  expect(day.next(desk)).toBe('U003 priority')
})

test('[ALL-2] who is at a desk is given priority for what comes next: another queue, desk or the line', () => {
  const day = officeDay(noShare()).at('12:05')
  for (let i = 0; i < 5; i++) day.takeTicket()
  const desk = day.openDesk(1)
  for (let i = 0; i < 3; i++) day.serve(desk)
  expect(day.next(desk)).toBe('U004 longest-waiting-walk-in')
  expect(first(day, 'U004')).toBeNull()
  expect(day.ticket('U004')).toMatchObject({ status: 'called', priority: 'disability' })
  day.takeTicket()
  day.clerk(desk, { type: 'Transfer', to: { queue: 'pobyt-staly' } })
  expect(day.next(desk)).toBe('U004 priority')
  day.clerk(desk, { type: 'StartService' })
  expect(first(day, 'U004', null)).toBeNull()
  day.clerk(desk, { type: 'ReturnTicket' })
  expect(day.ticket('U004').priority).toBeNull()
  expect(day.next(desk)).toBe('U004 longest-waiting-walk-in')
  day.clerk(desk, { type: 'FinishService' })
  expect(first(day, 'U004')).toMatchObject({ code: 'ticket-not-waiting', status: 'finished' })
})

test('a whole queue may have priority: its tickets have it from the start', () => {
  const place = bydgoszcz(['    share: 0.25', '    share: 0.25\n    priority: pregnancy'])
  const day = officeDay(place)
  const booking = day.book('12:04')
  day.at('12:00')
  day.checkIn(booking)
  day.takeTicket()
  day.at('12:04')
  expect(day.ticket('U001').priority).toBe('pregnancy')
  expect(day.serve(day.openDesk(1))).toBe('U001 priority')
})

test('[ALL-10] an estimate reckons with priority', () => {
  const high = (given: number) => {
    const day = officeDay(noShare()).at('12:05')
    day.openDesk(1)
    for (let i = 0; i < 12; i++) day.takeTicket()
    for (let i = 0; i < given; i++) first(day, `U0${12 - i}`)
    return estimateFor(day.office, day.state, day.now(), day.ticket('U005'))?.high ?? 0
  }
  expect(high(5)).toBeGreaterThan(high(0) + 15)
})

test('never more than one call in the bound goes to priority while somebody waits whose turn it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('take', 'first', 'call', 'call'), { minLength: 20, maxLength: 80 }),
      fc.integer({ min: 2, max: 4 }),
      (steps, every) => {
        const day = officeDay(office('    # no share', every)).at('12:05')
        const desk = day.openDesk(1)
        let ordinary = every
        for (const step of steps) {
          if (step === 'call') {
            const others = [...day.state.waiting.values()].some((lane) => lane.walkIns.length > 0)
            const call = day.serve(desk)
            if (call === 'nobody-waiting') continue
            if (call.endsWith(' priority')) {
              if (others) expect(ordinary).toBeGreaterThanOrEqual(every - 1)
              ordinary = 0
            } else ordinary++
          } else {
            const { number } = day.takeTicket()
            if (step === 'first') first(day, number)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})
