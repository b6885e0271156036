import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Office, office } from '../profile/office.ts'
import { ProfileSchema } from '../profile/schema.ts'
import { anyProfile, type WrittenProfile } from '../testing/any-profile.ts'
import { checkInvariants } from '../testing/invariants.ts'
import { officeDay } from '../testing/office-day.ts'
import { playRandomAct, randomAct } from '../testing/random-acts.ts'
import { playRandomDesk, randomDeskAct } from '../testing/random-desk.ts'
import { evolve } from '../ticketing/evolve/index.ts'
import { toSnapshot } from '../ticketing/snapshot.ts'
import { emptyOffice } from '../ticketing/state.ts'
import { windowsOn } from '../time/windows.ts'
import { dayShapeNames } from './day-shape.ts'
import { drawDay } from './draw-day.ts'
import { playDay } from './play-day.ts'

const date = fc.constantFrom('2026-11-24', '2026-11-25', '2026-10-25', '2026-12-24')
const officeOf = (written: WrittenProfile): Office => office(ProfileSchema.parse(written))

test('the schema accepts every office that could be', () => {
  fc.assert(
    fc.property(anyProfile, (written) => {
      expect(ProfileSchema.safeParse(written).error?.issues ?? []).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test('[ALL-1] [ALL-6] [ALL-8] in any office a whole day keeps the invariants, and its log is its state', () => {
  fc.assert(
    fc.property(anyProfile, date, fc.nat(1000), fc.constantFrom(...dayShapeNames), (written, on, seed, shape) => {
      const place = officeOf(written)
      if (windowsOn(place.time, place.opening, on).length === 0) return
      let last = emptyOffice()
      let acts = 0
      // Thirty visitors show what two hundred would.
      const day = playDay(place, drawDay(place, on, { seed, shape, visitors: 30 }), seed, ({ state }) => {
        if (acts++ % 40 === 0) checkInvariants(state)
        last = state
      })
      checkInvariants(last)
      expect(toSnapshot(day.log.reduce(evolve, emptyOffice())) === toSnapshot(last)).toBe(true)
      const ended = day.visits.filter((v) => v.outcome === 'served' || v.outcome === 'absent')
      for (const visit of ended) expect(visit.issuedAt).not.toBeNull()
    }),
    { numRuns: 12 },
  )
})

const step = fc.record({
  minutes: fc.nat(15),
  queue: fc.nat(3),
  book: fc.boolean(),
  which: fc.nat(9),
  act: randomDeskAct,
  after: randomDeskAct,
  also: randomAct,
})

test('[ALL-1] [ALL-5] [ALL-6] in any office, whatever people do in whatever order, the invariants hold', () => {
  fc.assert(
    fc.property(anyProfile, fc.array(step, { minLength: 10, maxLength: 30 }), (written, steps) => {
      const place = officeOf(written)
      const { queues, desks } = place.profile
      const day = officeDay(place, '2026-11-24').at('09:00')
      for (const [i, desk] of desks.slice(0, 2).entries()) day.openDesk(desk.number, `clerk ${i}`)
      for (const { minutes, queue, book, which, act, after, also } of steps) {
        const then = day.now() + minutes * 60_000
        day.at(place.time.hourAndMinute(then), place.time.wall(then).date)
        const { id } = queues[queue % queues.length] as (typeof queues)[number]
        if (book) bookSoon(day, place, id)
        else day.takeTicketResult(id)
        day.checkInResult([...day.state.bookings.keys()][which] ?? 'none')
        playRandomDesk(day, act)
        playRandomDesk(day, after)
        playRandomAct(day, also)
        checkInvariants(day.state)
      }
      expect(toSnapshot(day.log.reduce(evolve, emptyOffice())) === toSnapshot(day.state)).toBe(true)
    }),
    { numRuns: 15 },
  )
})

/** A visit within the hour, unless the office has none then: being refused is a right answer too. */
function bookSoon(day: ReturnType<typeof officeDay>, place: Office, queue: string): void {
  const at = day.now() + 20 * 60_000
  try {
    day.book(place.time.hourAndMinute(at), { queue, on: place.time.wall(at).date })
  } catch (refused) {
    if (!String(refused).includes('not imported')) throw refused
  }
}
