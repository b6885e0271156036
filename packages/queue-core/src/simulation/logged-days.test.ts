import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { office } from '../profile/office.ts'
import { readProfile } from '../profile/read-profile.ts'
import { drawDay } from './draw-day.ts'
import { loggedDays } from './logged-days.ts'
import { playDay } from './play-day.ts'
import type { PlayedDay } from './played-day.ts'
import { summarise } from './summary.ts'

const officeOf = (id: string) =>
  office(readProfile(readFileSync(join(import.meta.dirname, `../../../../offices/${id}.yaml`), 'utf8'), id))
const tuesday = '2026-11-24'

const tickets = (day: PlayedDay) => day.visits.filter((v) => v.issuedAt !== null)

test.each(['katowice', 'olsztyn'])(
  '[ALL-8] the log of a day in %s, played again, has the same visitors, times and absences',
  (id) => {
    const place = officeOf(id)
    const day = playDay(place, drawDay(place, tuesday, { seed: 5, shape: 'usual' }), 5)
    const { dates, plan } = loggedDays(place, day.log)
    expect(dates).toEqual([tuesday])
    const again = playDay(place, plan(place, tuesday, tuesday), 99)
    expect(
      tickets(again)
        .map((v) => v.issuedAt)
        .sort(),
    ).toEqual(
      tickets(day)
        .map((v) => v.issuedAt)
        .sort(),
    )
    const outcomes = ({ visits }: PlayedDay) =>
      visits
        .filter((v) => v.kind === 'booked')
        .map((v) => v.outcome)
        .filter((o) => o === 'served').length
    expect(outcomes(again)).toBe(outcomes(day))
    const sum = summarise(place.time, [again])
    expect(sum.absent).toBe(summarise(place.time, [day]).absent)
    expect(Math.abs((sum.walkIns?.median ?? 0) - (summarise(place.time, [day]).walkIns?.median ?? 0))).toBeLessThan(20)
  },
)

test('a logged day is played on another date at the same hours of the wall, also over the change of the clock', () => {
  const place = officeOf('katowice')
  const day = playDay(place, drawDay(place, '2026-10-20', { seed: 5, shape: 'usual' }), 5)
  const moved = loggedDays(place, day.log).plan(place, '2026-10-20', tuesday)
  const at = (visits: readonly { arrivesAt: number | null }[]) =>
    visits.flatMap((v) => (v.arrivesAt === null ? [] : place.time.hourAndMinute(v.arrivesAt)))
  const came = day.visits.flatMap((v) => (v.issuedAt === null ? [] : place.time.hourAndMinute(v.issuedAt)))
  expect(at(moved.visitors).sort()).toEqual(came.sort())
  expect(playDay(place, moved, 1).visits.filter((v) => v.outcome === 'served').length).toBeGreaterThan(50)
})
