import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { office } from '../profile/office.ts'
import { readProfile } from '../profile/read-profile.ts'
import { checkInvariants } from '../testing/invariants.ts'
import { officeDay } from '../testing/office-day.ts'
import { playRandomAct, type RandomAct, randomAct } from '../testing/random-acts.ts'
import { playRandomDesk, type RandomDeskAct, randomDeskAct } from '../testing/random-desk.ts'
import { kioskView } from '../views/kiosk-view.ts'
import { evolve } from './evolve/index.ts'
import { limitOf } from './served-days.ts'
import { toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'

const folder = join(import.meta.dirname, '../../../../offices')
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

type Step =
  | { do: 'wait'; minutes: number }
  | { do: 'take'; queue: number }
  | { do: 'book'; queue: number; minutes: number }
  | { do: 'check-in'; which: number }
  | { do: 'print'; which: number; printed: boolean }
  | { do: 'desk'; act: RandomDeskAct }
  | { do: 'other'; act: RandomAct }

const small = fc.nat(9)
const wait = (most: number) =>
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: most }) })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('other' as const), act: randomAct }) },
  { weight: 4, arbitrary: wait(20) },
  { weight: 1, arbitrary: wait(26 * 60) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('take' as const), queue: small }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      queue: small,
      minutes: fc.integer({ min: 0, max: 60 * 48 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('check-in' as const), which: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('print' as const), which: small, printed: fc.boolean() }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('desk' as const), act: randomDeskAct }) },
)

type Day = ReturnType<typeof officeDay>

function play(day: Day, step: Step): void {
  const { profile, time } = day.office
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
  switch (step.do) {
    case 'wait': {
      const then = day.now() + step.minutes * 60_000
      day.at(time.hourAndMinute(then), time.wall(then).date)
      return
    }
    case 'take':
      day.takeTicketResult(pick(profile.queues, step.queue).id)
      return
    case 'book': {
      const at = day.now() + step.minutes * 60_000
      try {
        day.book(time.hourAndMinute(at), {
          queue: pick(profile.queues, step.queue).id,
          on: time.wall(at).date,
          party: 1 + (step.queue % 2),
        })
      } catch {
        // The office is closed then, or the queue takes no such booking: both are right answers.
      }
      return
    }
    case 'check-in':
      day.checkInResult([...day.state.bookings.keys()][step.which] ?? 'none')
      return
    case 'print': {
      const [ticket, copy] = [...day.state.tickets.values()].map((t) => [t.id, t.copy] as const)[step.which] ?? [
        'none',
        1,
      ]
      const outcome = step.printed
        ? { printed: true as const }
        : { printed: false as const, reason: 'paper-out' as const }
      day.act({ type: 'RecordPrint', ticket, copy, outcome })
      return
    }
    case 'desk':
      playRandomDesk(day, step.act)
      return
    case 'other':
      playRandomAct(day, step.act)
      return
    default:
      step satisfies never
  }
}

function checkDay(day: Day): void {
  checkInvariants(day.state)
  const context = { office: day.office, now: day.now(), seq: 1, demo: false }
  const view = kioskView(context, day.state, { printer: 'ready', estimate: () => null })
  for (const queue of view.queues) {
    const limit = limitOf(day.office, day.state, queue.id)
    expect(queue.left === undefined, 'only a queue with a limit tells what is left').toBe(limit === null)
    if (limit === null) continue
    expect(queue.left, '[OLS-3] never below zero').toBeGreaterThanOrEqual(0)
    if (queue.state.open) expect(queue.left, '[OLS-3] an open queue has tickets').toBeGreaterThan(0)
  }
  for (const ticket of day.state.tickets.values())
    if (ticket.booking) expect(day.state.bookings.get(ticket.booking.id)?.status).toBe('checked-in')
}

test.each(files)(
  '[ALL-1] [ALL-5] [ALL-6] in the office of %s the invariants hold after each act, and the log is the state',
  (file) => {
    const place = office(readProfile(readFileSync(join(folder, file), 'utf8'), file))
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 10, maxLength: 70 }),
        fc.constantFrom('17', '18', '19', '20'),
        (steps, date) => {
          const day = officeDay(place, `2026-11-${date}`).at('09:00')
          for (const next of steps) {
            play(day, next)
            checkDay(day)
          }
          expect(toSnapshot(day.log.reduce(evolve, emptyOffice()))).toBe(toSnapshot(day.state))
        },
      ),
      { numRuns: 25 },
    )
  },
)
