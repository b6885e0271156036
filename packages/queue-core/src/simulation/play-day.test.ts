import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Office, office } from '../profile/office.ts'
import { readProfile } from '../profile/read-profile.ts'
import { checkInvariants } from '../testing/invariants.ts'
import { evolve } from '../ticketing/evolve/index.ts'
import { toSnapshot } from '../ticketing/snapshot.ts'
import { emptyOffice } from '../ticketing/state.ts'
import { withDesks } from './desk-count.ts'
import { drawDay } from './draw-day.ts'
import { playDay } from './play-day.ts'
import { waitMinutes } from './played-day.ts'

const folder = join(import.meta.dirname, '../../../../offices')
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const officeIn = (file: string): Office => office(readProfile(readFileSync(join(folder, file), 'utf8'), file))
const tuesday = '2026-11-24'

test('the same seed gives the same day, to the byte; another seed another', () => {
  const place = officeIn('katowice.yaml')
  const played = (seed: number) =>
    JSON.stringify(playDay(place, drawDay(place, tuesday, { seed, shape: 'busy', visitors: 60 }), seed))
  expect(played(7)).toBe(played(7))
  expect(played(8)).not.toBe(played(7))
})

test('the visitors of a day do not depend on how many desks there are', () => {
  const place = officeIn('olsztyn.yaml')
  const plan = drawDay(place, tuesday, { seed: 3, shape: 'busy', visitors: 120 })
  const waits = [2, 3].map((desks) => {
    const day = playDay(withDesks(place, desks) ?? place, plan, 3)
    expect(day.desks).toBe(desks)
    expect(day.visits.map((v) => v.visitor)).toEqual(plan.visitors.map((v) => v.id))
    const all = day.visits.flatMap((v) => waitMinutes(v) ?? []).sort((a, b) => a - b)
    return all[Math.floor(all.length / 2)] ?? 0
  })
  expect(waits).toEqual([...waits].sort((a, b) => b - a))
})

test.each(files)(
  '[ALL-1] [ALL-6] [ALL-8] a whole day in the office of %s keeps the invariants, and its log is its state',
  (file) => {
    const place = officeIn(file)
    let acts = 0
    let last = emptyOffice()
    const day = playDay(
      place,
      drawDay(place, tuesday, { seed: 1, shape: 'overload', visitors: 70 }),
      1,
      ({ state }) => {
        // Looking costs more than acting: now and then will do.
        if (acts++ % 40 === 0) checkInvariants(state)
        last = state
      },
    )
    expect(toSnapshot(day.log.reduce(evolve, emptyOffice())) === toSnapshot(last)).toBe(true)
    const served = day.visits.filter((v) => v.outcome === 'served')
    expect(served.length).toBeGreaterThan(day.visits.length / 4)
    for (const visit of served) expect(waitMinutes(visit)).toBeGreaterThanOrEqual(0)
  },
)

test('[KAT-7] when too many wait the machine gives no more tickets, and clerks are done soon after closing', () => {
  const place = officeIn('katowice.yaml')
  const day = playDay(place, drawDay(place, tuesday, { seed: 7, shape: 'overload' }), 7)
  expect(day.visits.some((v) => v.refusal === 'too-many-waiting')).toBe(true)
  expect((day.closedAt - day.closes) / 60_000).toBeLessThan(45)
})

test('[BYD-3] [BYD-6] who is late for a visit, or comes when no tickets are given, is refused and says why', () => {
  const place = officeIn('bydgoszcz.yaml')
  const refusals = new Set<string | null>()
  for (const seed of [1, 2, 3, 4])
    for (const { refusal } of playDay(place, drawDay(place, tuesday, { seed, shape: 'usual' }), seed).visits)
      refusals.add(refusal)
  expect(refusals).toContain('visit-late')
  expect(refusals).toContain('queue-closed')
})

test('so many visitors as were asked for come, in the proportions of the office', () => {
  const place = officeIn('katowice.yaml')
  const { visitors } = drawDay(place, tuesday, { seed: 1, shape: 'usual', visitors: 123 })
  expect(visitors).toHaveLength(123)
  expect(new Set(visitors.map((v) => v.queue)).size).toBe(4)
})

test('an office with fewer desks keeps one for every queue, or is not one', () => {
  const place = officeIn('katowice.yaml')
  expect([...(withDesks(place, 5)?.desks.keys() ?? [])]).toEqual([25, 26, 27, 28, 29])
  expect([...(withDesks(place, 1)?.desks.keys() ?? [])]).toEqual([25])
  const parted = office({
    ...place.profile,
    desks: [{ number: 1, queues: ['pobyt-staly'] }, { number: 2 }, { number: 3 }],
  })
  expect([...(withDesks(parted, 1)?.desks.keys() ?? [])]).toEqual([2])
  const apart = place.profile.queues.map(({ id }, i) => ({ number: i + 1, queues: [id] }))
  expect(withDesks(office({ ...place.profile, desks: apart }), 3)).toBeNull()
})

test('a closed day cannot be played', () => {
  const place = officeIn('katowice.yaml')
  expect(() => playDay(place, drawDay(place, '2026-11-22', { seed: 1, shape: 'usual' }), 1)).toThrow(RangeError)
})
