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
const place = (share: string, order: string, every: number) =>
  bydgoszcz(
    ['    share: 0.25', `    ${share}`],
    ['calls:\n', `calls:\n  order: ${order}\n`],
    ['priority:\n', `priority:\n  atMostEvery: ${every}\n`],
  )
const first = (day: Day, number: string) =>
  day.act({ type: 'GivePriority', holder: null, ticket: number, ground: 'disability' }, 'supervisor:Ewa')

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
