import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Firsts, nextInOrder } from './call-order.ts'
import { afterCall, freshCounters, type Rules } from './fairness-counters.ts'
import { kinds, type Lane, type Place } from './waiting-room.ts'

type Kind = (typeof kinds)[number]
const isFirst = (kind: Kind) => kind.startsWith('priority')

/** Somebody new comes before every call, of kinds that follow each other for ever. */
const anyFlood = fc.record({
  comes: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 }),
  before: fc.array(fc.constantFrom(...kinds), { maxLength: 12 }),
  priorityEvery: fc.integer({ min: 2, max: 5 }),
  shareOf: fc.integer({ min: 2, max: 6 }),
  asListed: fc.boolean(),
  lanes: fc.integer({ min: 1, max: 3 }),
  lane: fc.nat(2),
})

/** A room of one desk in which everybody's turn has come, and in which it never gets empty. */
function floodedRoom(count: number, rules: Rules) {
  const lanes = Array.from(
    { length: count },
    (): Lane => ({
      booked: [],
      walkIns: [],
      priorityBooked: [],
      priorityWalkIns: [],
    }),
  )
  let ordinal = 0
  let turns = freshCounters()
  return {
    come(kind: Kind, lane: number): Place {
      const place = { ticket: String(ordinal), time: ordinal, ordinal }
      ordinal++
      lanes[lane % count]?.[kind].push(place)
      return place
    },
    ahead: (among: (kind: Kind) => boolean) =>
      lanes.reduce((sum, lane) => sum + kinds.filter(among).reduce((n, kind) => n + lane[kind].length, 0), 0),
    call(): { place: Place; kind: Kind } {
      const firsts: Firsts[] = lanes.map((lane) => ({
        booked: lane.booked[0] ?? null,
        walkIns: lane.walkIns[0] ?? null,
        priorityBooked: lane.priorityBooked[0] ?? null,
        priorityWalkIns: lane.priorityWalkIns[0] ?? null,
      }))
      const choice = nextInOrder(firsts, ordinal, turns, rules)
      const kind = kinds.find((k) => lanes.some((lane) => choice && lane[k][0] === choice.place))
      if (!choice || !kind) throw new Error('somebody waits and nobody is called')
      for (const lane of lanes) if (lane[kind][0] === choice.place) lane[kind].shift()
      const walkInsWait = lanes.some((lane) => lane.walkIns.length > 0)
      turns = afterCall(turns, {
        reason: choice.reason,
        isBooked: kind === 'booked' || kind === 'priorityBooked',
        walkInsWait,
      })
      return { place: choice.place, kind }
    },
  }
}

test.each(kinds)(
  '[ALL-2] nobody starves under any mix: one of %s is called within a bound, whoever else keeps coming',
  (kind) => {
    fc.assert(
      fc.property(anyFlood, ({ comes, before, priorityEvery, shareOf, asListed, lanes, lane }) => {
        const room = floodedRoom(lanes, { share: 1 / shareOf, priorityEvery, asListed })
        before.forEach((one, i) => void room.come(one, i))
        const alike = room.ahead((one) => isFirst(one) === isFirst(kind))
        const target = room.come(kind, lane)
        const bound = (alike + 1) * (shareOf + 1) * 4 * priorityEvery
        for (let call = 1; ; call++) {
          comes.forEach((one, i) => void room.come(one, i + call))
          if (room.call().place === target) break
          expect(call, 'calls before this visitor').toBeLessThan(bound)
        }
      }),
      { numRuns: 200 },
    )
  },
)

test('[ALL-2] half the calls for walk-ins and each second for priority leave some to ordinary booked visits', () => {
  const room = floodedRoom(1, { share: 0.5, priorityEvery: 2, asListed: false })
  const called: Kind[] = []
  for (let i = 0; i < 8; i++) {
    for (const kind of ['booked', 'walkIns', 'priorityBooked'] as const) room.come(kind, 0)
    called.push(room.call().kind)
  }
  const [first, share, then] = ['priorityBooked', 'walkIns', 'booked']
  expect(called).toEqual([first, share, then, share, first, share, then, share])
})

test('[ALL-2] with all coming all the time each kind has its part of the calls, in any office that could be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 8 }), (priorityEvery, shareOf) => {
      const room = floodedRoom(1, { share: 1 / shareOf, priorityEvery, asListed: false })
      const called: Record<Kind, number> = { booked: 0, walkIns: 0, priorityBooked: 0, priorityWalkIns: 0 }
      const calls = 600
      for (let i = 0; i < calls; i++) {
        for (const kind of kinds) room.come(kind, 0)
        called[room.call().kind]++
      }
      expect(called.walkIns + called.priorityWalkIns, 'the walk-in share').toBeGreaterThanOrEqual(calls / shareOf - 1)
      expect(called.priorityBooked + called.priorityWalkIns, 'the bound of priority').toBeLessThanOrEqual(
        Math.ceil(calls / priorityEvery),
      )
      expect(called.booked, 'ordinary booked visits').toBeGreaterThanOrEqual(calls / 6)
      expect(called.walkIns, 'ordinary walk-ins').toBeGreaterThanOrEqual(calls / shareOf / 2 - 1)
    }),
  )
})
