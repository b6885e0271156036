import { randomUUID } from 'node:crypto'
import { CutHours, CutLifted, CutMade, CutPreview, LiftCut, SiteCuts } from '@poczekalnia/protocol'
import { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import type { ActorOf } from './adopt.ts'
import { refusalOf } from './refusal-of.ts'
import type { AskSite } from './site-line.ts'
import type { UntoldCuts } from './untold-cuts.ts'

/**
 * Hours and places that the office takes back (BOK-11): `GET /api/site/cuts` (what is cut, and whose place that was),
 * `POST /api/site/cuts/preview` (whom it would affect), `POST /api/site/cuts`, `POST /api/site/cuts/lift`.
 */
export function siteCutRoutes(parts: {
  ask: AskSite
  actorOf: ActorOf
  session: OfficeSession
  cuts: UntoldCuts
}): ApiRoute[] {
  const { ask, actorOf, session, cuts } = parts
  const unreachable = () => refused({ code: 'site-unreachable' })

  return [
    forStaff('read-calendar', {
      method: 'GET',
      path: '/api/site/cuts',
      async run() {
        const known = await ask(SiteCuts, 'cuts')
        if (!known) return unreachable()
        const cuts = known.cuts.map(({ staff, ...cut }) => ({ ...cut, by: staff && actorOf(staff) }))
        return { ok: true, ...known, cuts }
      },
    }),
    forStaff('cut-hours', {
      method: 'POST',
      path: '/api/site/cuts/preview',
      body: CutHours,
      async run({ body }) {
        const answer = await ask(CutPreview, 'cuts/preview', body)
        return answer ? { ok: true, ...answer } : unreachable()
      },
    }),
    forStaff('cut-hours', {
      method: 'POST',
      path: '/api/site/cuts',
      body: CutHours,
      async run({ body, by, actor }) {
        const id = randomUUID()
        return cuts.during(id, async (missed) => {
          const answer = await ask(CutMade, 'cuts', { cut: body, id, staff: by.id })
          if (!answer) missed()
          if (!answer) return unreachable()
          if ('refusal' in answer) return refused(refusalOf(answer.refusal.code))
          const { date, from: begins, to: ends, places, seats } = body
          const found = answer.affected
          const told = { type: 'RecordCut', cut: id, date, begins, ends, places, seats, found } as const
          const logged = await session.act(told, { actor })
          return logged.ok ? { ok: true, affected: found } : refused(logged.refusal)
        })
      },
    }),
    forStaff('cut-hours', {
      method: 'POST',
      path: '/api/site/cuts/lift',
      body: LiftCut.extend({ date: z.iso.date() }),
      async run({ body: { id, date }, actor }) {
        return cuts.during(id, async (missed) => {
          const answer = await ask(CutLifted, 'cuts/lift', { id })
          if (!answer) missed()
          if (!answer) return unreachable()
          if (!answer.lifted) return { ok: true }
          const logged = await session.act({ type: 'RecordRestored', cut: id, date }, { actor })
          return logged.ok ? { ok: true } : refused(logged.refusal)
        })
      },
    }),
  ]
}
