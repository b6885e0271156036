import type { WhyWaiting } from '@poczekalnia/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bydgoszcz, officeDay } from '../testing/office-day.ts'
import { lanesServed } from '../ticketing/desk-queues.ts'
import { evolve } from '../ticketing/evolve/index.ts'
import type { Ticket } from '../ticketing/state.ts'
import { placeOf } from '../ticketing/waiting-room.ts'
import { whyWaiting } from './why-waiting.ts'

type Day = ReturnType<typeof officeDay>
const place = (share = '# no share', order = 'together', every = 2) =>
  bydgoszcz(
    ['    share: 0.25', `    ${share}`],
    ['calls:\n', `calls:\n  order: ${order}\n`],
    ['priority:\n', `priority:\n  atMostEvery: ${every}\n`],
  )
const why = (day: Day, number: string) => whyWaiting(day.office, day.state, day.now(), day.ticket(number))
const first = (day: Day, number: string) =>
  day.act({ type: 'GivePriority', holder: null, ticket: number, ground: 'disability' }, 'supervisor:Ewa')
const someBooked = (day: Day, ...hours: string[]) => {
  const visits = hours.map((hour) => day.book(hour))
  day.at('12:05')
  return visits.map((visit) => day.checkIn(visit).number)
}

test('[ALL-9] no desk is open, or the desks have a break', () => {
  const day = officeDay(place()).at('12:05')
  day.takeTicket()
  expect(why(day, 'U001')).toEqual({ kind: 'desks-closed' })
  const desk = day.openDesk(1)
  day.clerk(desk, { type: 'PauseDesk', reason: 'break' })
  expect(why(day, 'U001')).toEqual({ kind: 'desks-paused' })
})

test('[ALL-9] who is next waits for a clerk to press, for any desk, or for that desk', () => {
  const day = officeDay(place()).at('12:05')
  for (let i = 0; i < 3; i++) day.takeTicket()
  const [one, two] = [day.openDesk(1), day.openDesk(2)]
  expect(why(day, 'U001')).toEqual({ kind: 'desk-free', desk: 1 })
  expect(why(day, 'U002')).toEqual({ kind: 'came-earlier' })
  day.next(one)
  expect(why(day, 'U002')).toEqual({ kind: 'desk-free', desk: 2 })
  day.next(two)
  expect(why(day, 'U003')).toEqual({ kind: 'desks-busy' })
  day.clerk(one, { type: 'Transfer', to: { desk: 2 } })
  expect(why(day, 'U001')).toEqual({ kind: 'desks-busy' })
  expect(why(day, 'U003')).toEqual({ kind: 'desk-free', desk: 1 })
})

test('[ALL-9] booked visits go first: how many, and of which hour where it is one', () => {
  const day = officeDay(place())
  someBooked(day, '12:10', '12:10', '12:20')
  day.takeTicket()
  day.openDesk(1)
  expect(day.at('12:15') && why(day, 'U001')).toEqual({ kind: 'booked-first', count: 2, hour: '12:10' })
  expect(day.at('12:21') && why(day, 'U001')).toEqual({ kind: 'booked-first', count: 3, hour: null })
})

test('[ALL-2] [ALL-9] with a walk-in share no more booked visits are told than really go first', () => {
  const day = officeDay(place('share: 0.25'))
  someBooked(day, ...Array.from({ length: 6 }, () => '12:10'))
  day.takeTicket()
  day.at('12:15')
  const desk = day.openDesk(1)
  expect(why(day, 'U001')).toEqual({ kind: 'booked-first', count: 3, hour: '12:10' })
  for (let i = 0; i < 3; i++) day.serve(desk)
  expect(why(day, 'U001')).toEqual({ kind: 'desk-free', desk: 1 })
  expect(why(day, 'A004')).toEqual({ kind: 'walk-in-turn' })
})

test('[ALL-9] before the booked hour it is told, unless a desk would stand idle', () => {
  const day = officeDay(place())
  someBooked(day, '12:40')
  day.takeTicket()
  const desk = day.openDesk(1)
  expect(why(day, 'A001')).toEqual({ kind: 'own-hour', hour: '12:40' })
  day.serve(desk)
  expect(why(day, 'A001')).toEqual({ kind: 'desk-free', desk: 1 })
})

test('[ALL-9] a visitor with priority goes first; who has priority is told that others are called between', () => {
  const day = officeDay(place()).at('12:05')
  for (let i = 0; i < 4; i++) day.takeTicket()
  first(day, 'U003')
  first(day, 'U004')
  day.openDesk(1)
  expect(why(day, 'U001')).toEqual({ kind: 'priority-first', count: 1 })
  expect(why(day, 'U002')).toEqual({ kind: 'priority-first', count: 2 })
  expect(why(day, 'U004')).toEqual({ kind: 'in-turns' })
})

test('[ALL-9] a desk that calls from another queue first', () => {
  const day = officeDay(place('# no share', 'as-listed')).at('12:05')
  day.takeTicket()
  for (let i = 0; i < 2; i++) day.takeTicket()
  const one = day.openDesk(1)
  day.next(one)
  day.clerk(one, { type: 'Transfer', to: { queue: 'pobyt-staly' } })
  const two = 'clerk 2'
  const queues = ['uzupelnienie-dokumentow', 'pobyt-staly']
  day.clerk(one, { type: 'CloseDesk' })
  day.clerk(two, { type: 'OpenDesk', desk: 2, takeOver: false, queues })
  expect(why(day, 'U001')).toEqual({ kind: 'other-queue' })
})

test('somebody who does not wait is told nothing', () => {
  const day = officeDay(place()).at('12:05')
  day.takeTicket()
  day.next(day.openDesk(1))
  expect(why(day, 'U001')).toBeNull()
})

/** A second office in which the same has happened, where anything may be tried. */
function copyOf(day: Day): Day {
  const copy = officeDay(day.office)
  for (const entry of day.log) evolve(copy.state, entry)
  return copy.at(day.office.time.stamp(day.now()).slice(11, 19))
}

/** Presses "next" at one desk, nobody coming or leaving, until a ticket is called: those called before it. */
function reallyCalledBefore(day: Day, desk: number, ticket: Ticket): { other: Ticket }[] | null {
  const copy = copyOf(day)
  const at = copy.state.desks.get(desk)
  if (at?.status !== 'open') return null
  const name = at.holder.name
  if (at.ticket !== null) copy.clerk(name, { type: 'FinishService' })
  const before: { other: Ticket }[] = []
  for (;;) {
    const [number, reason] = copy.serve(name).split(' ')
    if (number === undefined || reason === undefined) return null
    if (number === ticket.number) return before
    before.push({ other: day.ticket(number) })
  }
}

const isFree = (day: Day, number: number) => {
  const desk = day.state.desks.get(number)
  return desk?.status === 'open' && desk.ticket === null
}
const mayCall = (day: Day, number: number, ticket: Ticket) =>
  lanesServed(day.office, day.state, number).includes(placeOf(ticket).lane)

/** Whether a sentence is true when these are really called before the ticket. */
function isTrue(day: Day, told: WhyWaiting, ticket: Ticket, before: { other: Ticket }[]): boolean {
  const now = day.now()
  const earlier = (other: Ticket) =>
    ticket.booking ? (other.booking?.hourAt ?? now) <= ticket.booking.hourAt : other.issuedAt <= ticket.issuedAt
  switch (told.kind) {
    case 'desk-free':
      return before.length === 0 && isFree(day, told.desk)
    case 'desk-busy':
      return before.length === 0 && !isFree(day, told.desk)
    case 'desks-busy':
      return (
        before.length === 0 && [...day.state.desks.keys()].every((n) => !isFree(day, n) || !mayCall(day, n, ticket))
      )
    case 'own-hour':
      return ticket.booking?.time === told.hour && ticket.booking.hourAt > now
    case 'booked-first': {
      const due = before.filter(
        ({ other }) => other.booking && other.booking.hourAt <= now && (ticket.priority || !other.priority),
      )
      const hours = new Set(due.map(({ other }) => other.booking?.time))
      return !ticket.booking && due.length >= told.count && (told.hour === null || hours.has(told.hour))
    }
    case 'priority-first':
      return !ticket.priority && before.filter(({ other }) => other.priority).length === told.count
    case 'walk-in-turn':
      return ticket.booking !== null && before.some(({ other }) => other.booking === null)
    case 'other-queue':
      return before.some(({ other }) => other.queue !== ticket.queue)
    case 'in-turns':
      return ticket.priority !== null && before.some(({ other }) => other.priority === null)
    case 'came-earlier':
      return before.length > 0 && before.every(({ other }) => earlier(other))
    default:
      return false
  }
}

const queues = ['pobyt-czasowy', 'pobyt-staly', 'uzupelnienie-dokumentow']
const desk = fc.integer({ min: 1, max: 3 })
const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: 'take' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('book' as const), minutes: fc.integer({ min: 0, max: 40 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('first' as const), which: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 15 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), desk, of: fc.option(fc.subarray(queues)) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('next' as const), desk, serve: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), desk, to: fc.constantFrom(1, ...queues) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), desk }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function play(day: Day, next: Step): void {
  switch (next.do) {
    case 'take':
      day.takeTicketResult()
      return
    case 'book':
      day.checkInResult(day.book(day.office.time.hourAndMinute(day.now() + next.minutes * 60_000)).id)
      return
    case 'first':
      first(day, [...day.state.tickets.keys()][next.which] ?? 'none')
      return
    case 'wait':
      day.at(day.office.time.hourAndMinute(day.now() + next.minutes * 60_000))
      return
    case 'open': {
      const some = next.of && next.of.length > 0 ? { queues: next.of } : {}
      day.clerk(`clerk ${next.desk}`, { type: 'OpenDesk', desk: next.desk, takeOver: false, ...some })
      return
    }
    case 'next':
      if (next.serve) day.serve(`clerk ${next.desk}`)
      else day.next(`clerk ${next.desk}`)
      return
    case 'send':
      day.clerk(`clerk ${next.desk}`, {
        type: 'Transfer',
        to: typeof next.to === 'number' ? { desk: next.to } : { queue: next.to },
      })
      return
    case 'pause':
      day.clerk(`clerk ${next.desk}`, { type: 'PauseDesk', reason: 'break' })
      return
    default:
      next satisfies never
  }
}

test('[ALL-9] whatever happened, what is said is so: the desks are pressed, and those are called first who were told', () => {
  const seen = new Set<string>()
  const office = fc.record({
    share: fc.constantFrom('# no share', 'share: 0.25', 'share: 0.5'),
    order: fc.constantFrom('together', 'as-listed'),
    every: fc.integer({ min: 2, max: 3 }),
  })
  fc.assert(
    fc.property(office, fc.array(step, { minLength: 8, maxLength: 30 }), ({ share, order, every }, steps) => {
      const day = officeDay(place(share, order, every)).at('12:00')
      for (const next of steps) play(day, next)
      for (const ticket of day.state.tickets.values()) {
        const told = whyWaiting(day.office, day.state, day.now(), ticket)
        expect(told === null).toBe(ticket.status !== 'waiting')
        if (!told) continue
        seen.add(told.kind)
        const tries = [...day.state.desks.keys()].map((number) => reallyCalledBefore(day, number, ticket))
        const reached = tries.filter((before) => before !== null)
        const expected =
          told.kind === 'desks-closed' || told.kind === 'desks-paused'
            ? reached.length === 0
            : reached.some((before) => isTrue(day, told, ticket, before))
        expect(expected, `${ticket.number}: ${JSON.stringify(told)}`).toBe(true)
      }
    }),
    { numRuns: Number(process.env.WHY_RUNS ?? 50) },
  )
  expect(seen.size).toBeGreaterThan(7)
}, 300_000)
