import type { WhyWaiting } from '@poczekalnia/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { officeDay } from '../testing/office-day.ts'
import { anyRules, anyStep, officeBy, playStep } from '../testing/random-room.ts'
import { lanesServed } from '../ticketing/desk-queues.ts'
import { evolve } from '../ticketing/evolve/index.ts'
import type { Ticket } from '../ticketing/state.ts'
import { placeOf } from '../ticketing/waiting-room.ts'
import { whyWaiting } from './why-waiting.ts'

type Day = ReturnType<typeof officeDay>
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

test('[ALL-9] whatever happened, what is said is so: pressed desks call those first who were told', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyRules, fc.array(anyStep, { minLength: 8, maxLength: 30 }), (rules, steps) => {
      const day = officeDay(officeBy(rules)).at('12:00')
      for (const next of steps) playStep(day, next)
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
})
