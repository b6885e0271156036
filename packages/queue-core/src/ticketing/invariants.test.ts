import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkInvariants } from '../testing/invariants.ts'
import { bydgoszcz, type DeskAct, officeDay } from '../testing/office-day.ts'
import { playRandomAct, type RandomAct, randomAct } from '../testing/random-acts.ts'
import { evolve } from './evolve/index.ts'
import { fromSnapshot, toSnapshot } from './snapshot.ts'
import { emptyOffice } from './state.ts'

/** One thing that somebody does on a random day. */
type Step =
  | { do: 'wait'; seconds: number }
  | { do: 'take' }
  | { do: 'book'; minutes: number }
  | { do: 'check-in'; which: number }
  | { do: 'print'; which: number; printed: boolean }
  | { do: 'open'; clerk: number; desk: number; takeOver: boolean }
  | { do: 'desk'; clerk: number; act: DeskAct }
  | { do: 'other'; act: RandomAct }

const clerk = fc.integer({ min: 1, max: 3 })
const anyTicket = fc.constantFrom('U001', 'U002', 'U003', 'A001', 'A002', 'Z999')
const deskAct: fc.Arbitrary<DeskAct> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<DeskAct>({ type: 'CallNext' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<DeskAct>(
      { type: 'Recall' },
      { type: 'StartService' },
      { type: 'FinishService' },
      { type: 'FinishAndNext' },
    ),
  },
  fc.constantFrom<DeskAct>(
    { type: 'MarkAbsent' },
    { type: 'ReturnTicket' },
    { type: 'ReturnTicket', minutes: 5 },
    { type: 'ResumeDesk' },
    { type: 'CloseDesk' },
  ),
  fc.constantFrom<DeskAct>({ type: 'PauseDesk', reason: 'break' }, { type: 'CancelVisit', reason: 'other-person' }),
  anyTicket.map<DeskAct>((ticket) => ({ type: 'CallTicket', ticket })),
  anyTicket.map<DeskAct>((ticket) => ({ type: 'TakeBack', ticket })),
  anyTicket.map<DeskAct>((ticket) => ({ type: 'TakeBack', ticket, andCall: true })),
  fc.integer({ min: 1, max: 4 }).map<DeskAct>((desk) => ({ type: 'Transfer', to: { desk } })),
  fc
    .constantFrom('pobyt-staly', 'uzupelnienie-dokumentow')
    .map<DeskAct>((queue) => ({ type: 'Transfer', to: { queue } })),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('other' as const), act: randomAct }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 900 }) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'wait', seconds: 14 * 3600 }) },
  { weight: 8, arbitrary: fc.constant<Step>({ do: 'take' }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('book' as const), minutes: fc.integer({ min: 0, max: 90 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('check-in' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('print' as const), which: fc.nat(9), printed: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      clerk,
      desk: fc.integer({ min: 1, max: 4 }),
      takeOver: fc.boolean(),
    }),
  },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('desk' as const), clerk, act: deskAct }) },
)

type Day = ReturnType<typeof officeDay>

/** Does a step and answers whether it was refused. */
function play(day: Day, step: Step): boolean {
  switch (step.do) {
    case 'wait': {
      const wall = day.office.time.wall(day.now() + step.seconds * 1000)
      day.at(day.office.time.stamp(day.now() + step.seconds * 1000).slice(11, 19), wall.date)
      return false
    }
    case 'take':
      return day.takeTicketResult().refusal !== null
    case 'book': {
      const at = day.now() + step.minutes * 60_000
      try {
        day.book(day.office.time.hourAndMinute(at), { on: day.office.time.wall(at).date })
        return false
      } catch {
        return true
      }
    }
    case 'check-in': {
      const booking = [...day.state.bookings.keys()][step.which]
      return day.checkInResult(booking ?? 'none').refusal !== null
    }
    case 'print': {
      const ticket = [...day.state.tickets.keys()][step.which] ?? 'none'
      const outcome = step.printed
        ? { printed: true as const }
        : { printed: false as const, reason: 'paper-out' as const }
      return day.act({ type: 'RecordPrint', ticket, copy: 1, outcome }).refusal !== null
    }
    case 'open':
      return (
        day.clerk(`clerk ${step.clerk}`, { type: 'OpenDesk', desk: step.desk, takeOver: step.takeOver }).refusal !==
        null
      )
    case 'desk':
      return day.clerk(`clerk ${step.clerk}`, step.act).refusal !== null
    case 'other':
      return playRandomAct(day, step.act)
    default:
      return step satisfies never
  }
}

test('[ALL-1] [ALL-5] [ALL-6] whatever people do in whatever order, the invariants hold after each act', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const day = officeDay(office).at('12:00')
      for (const next of steps) {
        const before = toSnapshot(day.state)
        const written = day.log.length
        const refused = play(day, next)
        const own = day.log.slice(written).filter((r) => r.actor !== 'clock')
        if (refused) {
          expect(own, 'a refused command writes nothing').toEqual([])
          if (day.log.length === written)
            expect(toSnapshot(day.state), 'a refused command changes nothing').toBe(before)
        }
        checkInvariants(day.state)
      }
    }),
    { numRuns: 150 },
  )
})

test('[ALL-5] [ALL-8] replaying the log gives the same state, from the start and from any snapshot', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), fc.nat(100), (steps, cut) => {
      const day = officeDay(office).at('12:00')
      for (const next of steps) play(day, next)
      const replayed = day.log.reduce(evolve, emptyOffice())
      expect(toSnapshot(replayed)).toBe(toSnapshot(day.state))
      const at = Math.min(cut, day.log.length)
      const early = fromSnapshot(toSnapshot(day.log.slice(0, at).reduce(evolve, emptyOffice())))
      expect(early).not.toBeNull()
      if (early) expect(toSnapshot(day.log.slice(at).reduce(evolve, early))).toBe(toSnapshot(day.state))
    }),
    { numRuns: 60 },
  )
})

test('[ALL-4] no event has a field that could hold a name, an e-mail or a case', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const day = officeDay(office).at('12:00')
      for (const next of steps) play(day, next)
      const fields = new Set(day.log.flatMap(({ event }) => Object.keys(event)))
      expect([...fields].filter((field) => !impersonalFields.has(field))).toEqual([])
    }),
    { numRuns: 20 },
  )
})

const impersonalFields = new Set([
  ...['type', 'office', 'booking', 'date', 'time', 'hourAt', 'queue', 'pin', 'language', 'ticket', 'number', 'code'],
  ...['told', 'ahead', 'refusals', 'reason', 'desk', 'holder', 'takenFrom', 'call', 'to', 'forgetBefore'],
  // What a supervisor writes for everybody to read is `text`.
  ...[
    'closes',
    'closesAt',
    'despiteMany',
    'text',
    'until',
    'ground',
    'priority',
    'queues',
    'party',
    'letter',
    'letters',
  ],
])

const office = bydgoszcz()
