import type { BookingStore } from '@poczekalnia/booking-core/store'
import {
  asAskedByHub,
  ClosesEarly,
  type ClosesHeard,
  CutHours,
  type CutPreview,
  type SiteCuts,
} from '@poczekalnia/protocol'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import { z } from 'zod'
import type { OfficeCuts } from '../cuts.ts'
import { hubRoutes } from './route.ts'
import { visitOf } from './visit-of.ts'

/**
 * Hours and places that the office takes back (BOK-11), asked by its hub: `GET /<office>/office/cuts`,
 * `POST …/cuts/preview` (whom it would affect), `POST …/cuts`, `POST …/cuts/lift`; and an early end of its day,
 * `POST …/closes`.
 */
export function cutRoutes(parts: { cuts: OfficeCuts; store: BookingStore; clock: Clock; token: string }): Route[] {
  const { cuts, store, clock } = parts
  const { profile } = cuts.office()
  const route = hubRoutes(profile.id, parts.token)
  const places = profile.booking?.places.map(({ id, seats }) => ({ id, seats })) ?? []
  const asCut = (asked: CutHours, id: string, staff: string | null) => ({
    ...{ ...asked, id, staff, kind: 'taken-back' as const, office: profile.id, at: clock.now() },
  })
  const refusalOf = ({ date, places: named }: CutHours): string | null => {
    if (named !== null && !places.some(({ id }) => id === named)) return 'places-unknown'
    const { time } = cuts.office()
    return date < time.wall(clock.now()).date ? 'day-over' : null
  }

  return [
    route('GET', 'cuts', z.strictObject({}), async () => {
      await cuts.load()
      const affected = await Promise.all((await cuts.affected()).map((one) => visitOf(one, store.letters)))
      const takenBack = (cuts.office().cuts ?? []).filter(({ kind }) => kind === 'taken-back')
      const all = takenBack.map(({ at: _at, office: _office, kind: _kind, ...cut }) => cut)
      return { places, cuts: all, affected } satisfies SiteCuts
    }),
    route('POST', 'cuts/preview', CutHours, async (asked) => {
      const affected = refusalOf(asked) ? [] : await cuts.affected(asCut(asked, 'preview', null))
      return { affected: await Promise.all(affected.map((one) => visitOf(one, store.letters))) } satisfies CutPreview
    }),
    route('POST', 'cuts', asAskedByHub.cut, async ({ cut, id, staff }) => {
      const code = refusalOf(cut)
      if (code) return { refusal: { code } }
      return { id, affected: await cuts.make(asCut(cut, id, staff)) }
    }),
    route('POST', 'closes', ClosesEarly, async ({ date, closes }) => {
      await cuts.closeEarly(date, closes)
      return {} satisfies ClosesHeard
    }),
    route('POST', 'cuts/lift', asAskedByHub.lift, async ({ id }) => ({ lifted: await cuts.lift(id) })),
  ]
}
