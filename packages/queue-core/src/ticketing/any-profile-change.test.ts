import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handle } from '../handle.ts'
import { office } from '../profile/office.ts'
import { ProfileSchema } from '../profile/schema.ts'
import { anyProfile, type WrittenProfile } from '../testing/any-profile.ts'
import { checkInvariants } from '../testing/invariants.ts'
import { officeDay } from '../testing/office-day.ts'
import { playRandomAct, randomAct } from '../testing/random-acts.ts'
import { playRandomDesk, randomDeskAct } from '../testing/random-desk.ts'
import { adopted } from './adopt.ts'
import { evolve } from './evolve/index.ts'
import { changeProblems } from './profile-change.ts'

const act = fc.record({ minutes: fc.nat(9), queue: fc.nat(3), which: fc.nat(9), desk: randomDeskAct, also: randomAct })

/** The same office written anew: some parts as another would have them, some left out. */
const edit = fc.record({
  parts: fc.uniqueArray(fc.constantFrom('hours', 'checkIn', 'calls', 'priority', 'visitor', 'desks', 'queues'), {
    maxLength: 3,
  }),
  withoutQueue: fc.option(fc.nat(3)),
  withoutDesk: fc.option(fc.nat(4)),
})

function edited(
  written: WrittenProfile,
  other: WrittenProfile,
  change: typeof edit extends fc.Arbitrary<infer E> ? E : never,
) {
  const next: Record<string, unknown> = { ...written }
  for (const part of change.parts) {
    if (other[part] === undefined) delete next[part]
    else next[part] = other[part]
  }
  const { queues, desks, ...rest } = next as unknown as WrittenProfile
  return {
    ...rest,
    queues: queues.filter((_, i) => i !== change.withoutQueue),
    desks: desks.filter((_, i) => i !== change.withoutDesk),
  }
}

test('[ALL-5] no change of a profile while people wait leaves anybody without a queue and a desk', () => {
  let taken = 0
  fc.assert(
    fc.property(
      anyProfile,
      anyProfile,
      edit,
      fc.array(act, { minLength: 5, maxLength: 15 }),
      (written, other, change, acts) => {
        const before = office(ProfileSchema.parse(written))
        const parsed = ProfileSchema.safeParse(edited(written, other, change))
        if (!parsed.success) return
        const next = office(parsed.data)
        const day = officeDay(before, '2026-11-24').at('09:00')
        day.openDesk(before.profile.desks[0]?.number ?? 0, 'clerk 0')
        const { queues } = before.profile
        for (const { minutes, queue, which, desk, also } of acts) {
          day.at(before.time.hourAndMinute(day.now() + minutes * 60_000))
          day.takeTicketResult(queues[queue % queues.length]?.id)
          day.checkInResult([...day.state.bookings.keys()][which] ?? 'none')
          playRandomDesk(day, desk)
          playRandomAct(day, also)
        }
        if (changeProblems(day.state, before, next, day.now()).length > 0) return
        taken++
        const { state } = day
        for (const event of adopted(state, before, next, 'another'))
          evolve(state, { at: day.now(), actor: 'test', event })
        checkInvariants(state)
        for (const ticket of state.tickets.values()) {
          if (ticket.status !== 'waiting' && ticket.status !== 'away') continue
          const served = [...next.desks.values()].filter((desk) => desk.queues.has(ticket.queue))
          expect(served.length, 'a desk that serves its queue').toBeGreaterThan(0)
          if (ticket.onlyDesk !== null) expect([...next.desks.keys()]).toContain(ticket.onlyDesk)
          expect(next.profile.languages).toContain(ticket.language)
          const grounds = next.profile.priority?.grounds.map(({ id }) => id) ?? []
          if (ticket.priority !== null) expect(grounds).toContain(ticket.priority)
        }
        // The day goes on by the new profile.
        const later = { at: day.now() + 60_000, actor: 'test' }
        const holder = { device: 'd', name: 'd', session: 'a new page' }
        const desk = next.profile.desks[0]?.number ?? 0
        expect(handle(next, state, { type: 'OpenDesk', desk, holder, takeOver: true }, later).refusal).toBeNull()
        handle(next, state, { type: 'CallNext', holder, call: 'a call' }, later)
        checkInvariants(state)
      },
    ),
    { numRuns: 60 },
  )
  expect(taken).toBeGreaterThan(5)
})
