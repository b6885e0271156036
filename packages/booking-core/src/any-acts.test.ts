import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkProfile, office } from '@poczekalnia/queue-core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Booked, type Booking, cellsOf, isLive } from './booking.ts'
import { cancel, move } from './changing.ts'
import { startsOn } from './grid.ts'
import { givePerson, hold, typeCode } from './making.ts'
import { openMemoryStore } from './store/index.ts'
import type { Write } from './store/ports/index.ts'

const text = readFileSync(join(import.meta.dirname, '../../../offices/olsztyn.yaml'), 'utf8')

/** Olsztyn with few places, so that people meet. */
function small(seats: number, step: 10 | 20) {
  const checked = checkProfile(
    text
      .replace('seats: 3', `seats: ${seats}`)
      .replace('stepMinutes: 10', `stepMinutes: ${step}`)
      .replace('queue: odciski-palcow, minutes: 10', `queue: odciski-palcow, minutes: ${step}`)
      .replace('minutes: 30', 'minutes: 40'),
  )
  if (!('profile' in checked)) throw new Error(JSON.stringify(checked.faults))
  return office(checked.profile)
}

const matters = ['wniosek-o-pobyt', 'odciski-palcow'] as const
const days = ['2026-11-23', '2026-11-24'] as const
const act = fc.record({
  kind: fc.constantFrom('hold', 'hold', 'person', 'code', 'move', 'cancel', 'wait'),
  matter: fc.constantFrom(...matters),
  day: fc.constantFrom(...days),
  hour: fc.nat(8),
  who: fc.nat(6),
  minutes: fc.integer({ min: 1, max: 25 }),
})

test('[BOK-1] [BOK-2] [BOK-9] whatever people do: never two at a place, none lost, moves whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ seats: fc.integer({ min: 1, max: 2 }), step: fc.constantFrom(10 as const, 20 as const) }),
      fc.array(act, { minLength: 1, maxLength: 40 }),
      async ({ seats, step }, acts) => {
        const of = small(seats, step)
        const { bookings } = openMemoryStore()
        const mine = new Map<number, string>()
        let now = of.time.instant('2026-11-20', '08:00')
        let made = 0
        const known = async () =>
          (await Promise.all([...Array(made).keys()].map((n) => bookings.get(`b${n}`)))).flatMap((one) => one ?? [])
        const write = async (before: Booking | null, booking: Booking, takes: boolean) => {
          const make: Write['make'] = () => ({ booking, takes, letters: [], tells: false })
          const about = { office: 'olsztyn', stepMinutes: step, limit: null, codesOf: null, make }
          return bookings.write({ ...about, before }, now)
        }
        const taken = (at: number, but?: string) =>
          bookings.taken('olsztyn', at - 86_400_000, at + 86_400_000, now, but)

        for (const { kind, matter, day, hour, who, minutes } of acts) {
          const at = startsOn(of, matter, day)[hour] ?? 0
          const before = await bookings.get(mine.get(who) ?? '')
          if (kind === 'wait') now += minutes * 60_000
          if (kind === 'hold') {
            const id = `b${made++}`
            const held = hold(of, { matter, at, id, draft: id }, await taken(at), { now })
            if (held.ok && (await write(null, held.booking, true)).ok) mine.set(who, id)
          }
          if (kind === 'person' && before) {
            const person = { name: `Osoba ${who}`, email: `o${who}@example.org`, language: 'pl' } as const
            const given = givePerson(before, { person, code: 'hash', party: 1 }, 30, { now })
            if (given.ok) await write(before, given.booking, false)
          }
          if (kind === 'code' && before) {
            const typed = typeCode(before, true, { now })
            if (typed.ok) await write(before, typed.booking('A001', before.id), false)
          }
          if (kind === 'move' && before?.state === 'booked') {
            const other = startsOn(of, before.matter, day)[hour] ?? 0
            const moved = move(of, before, other, await taken(other, before.id), { now })
            const wasMoved = moved.ok && (await write(before, moved.booking('A001'), true)).ok
            const after = (await bookings.get(before.id)) as Booked
            // At the new hour whole, or at the old one as it was.
            expect(after.at).toBe(wasMoved ? other : before.at)
          }
          if (kind === 'cancel' && before) {
            const off = cancel(of, before, { by: 'visitor' }, { now })
            if (off.ok) await write(before, off.booking, false)
          }
          const live = (await known()).filter((one) => isLive(one, now))
          const cells = live.flatMap((one) => cellsOf(one, step).map((cell) => `${one.places} ${one.seat} ${cell}`))
          expect(new Set(cells).size).toBe(cells.length)
          // What is taken is what somebody has, and nothing else: a place that ran out or was given up is not lost.
          const all = await bookings.taken('olsztyn', 0, Number.MAX_SAFE_INTEGER, now)
          expect(all.map((one) => `${one.places} ${one.seat} ${one.at}`).sort()).toEqual(cells.sort())
        }
      },
    ),
    { numRuns: 60 },
  )
})
