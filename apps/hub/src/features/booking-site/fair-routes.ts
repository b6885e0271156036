import {
  EnterDraw,
  EnteredDraw,
  EntriesQuery,
  EntryAct,
  EntryActed,
  RemovedEntries,
  RemoveEntries,
  SiteDraws,
  SiteEntries,
  SitePrograms,
} from '@poczekalnia/protocol'
import type { DrawEntryAct } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { type ActorOf, adopt } from './adopt.ts'
import { refusalOf } from './refusal-of.ts'
import type { AskSite } from './site-line.ts'

const acts: Record<EntryAct['act'], DrawEntryAct> = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' }

/**
 * Draws, openings and programs of the office's booking site: `GET /api/site/draws`, `…/draw-entries`, `…/programs`;
 * `POST …/draw-entries` enters somebody who stands at the counter or is on the telephone, `…/entry-acts` answers an
 * offer for them, `…/entry-removals` removes what a program entered. What was done is in the log, with who did it.
 */
export function siteFairRoutes(parts: {
  ask: AskSite
  actorOf: ActorOf
  session: OfficeSession
  people: People
  log: Logger
}): ApiRoute[] {
  const { ask, actorOf, session, people, log } = parts
  const unreachable = () => refused({ code: 'site-unreachable' })
  const isReason = (reason: string) => session.office.profile.cancelReasons.some(({ id }) => id === reason)
  const record = (act: DrawEntryAct, of: { line: string; round: string }, reason: string | null, actor: string) =>
    session.act({ type: 'RecordDrawEntry', act, date: of.round, line: of.line, reason }, { actor })

  return [
    forStaff('read-calendar', {
      method: 'GET',
      path: '/api/site/draws',
      async run() {
        const known = await ask(SiteDraws, 'fair-draws')
        return known ? { ok: true, ...known } : unreachable()
      },
    }),
    forStaff('read-calendar', {
      method: 'GET',
      path: '/api/site/draw-entries',
      query: EntriesQuery,
      async run({ query }) {
        const found = await ask(SiteEntries, `draw-entries?${new URLSearchParams(query)}`)
        return found ? { ok: true, ...found } : unreachable()
      },
    }),
    forStaff('book-visit', {
      method: 'POST',
      path: '/api/site/draw-entries',
      body: EnterDraw,
      async run({ body, actor }) {
        const answer = await ask(EnteredDraw, 'entries', body)
        if (!answer) return unreachable()
        if ('refusal' in answer) return refused(refusalOf(answer.refusal.code))
        if ('error' in answer) return refused({ code: 'bad-request', ...answer.error })
        const { receipt, line } = answer
        const logged = await record('entered', { line, round: body.round }, null, actor)
        return logged.ok ? { ok: true, receipt } : refused(logged.refusal)
      },
    }),
    forStaff('book-visit', {
      method: 'POST',
      path: '/api/site/entry-acts',
      body: EntryAct,
      async run({ body, by, actor }) {
        const answer = await ask(EntryActed, 'entry-acts', { ...body, staff: by.id })
        if (!answer) return unreachable()
        if ('refusal' in answer) return refused(refusalOf(answer.refusal.code))
        const logged = await record(acts[body.act], answer, null, actor)
        if (!logged.ok) return refused(logged.refusal)
        try {
          await adopt(session, people, answer.bookings, actorOf)
        } catch (error) {
          log.error({ err: error }, 'a visit of a draw comes with the feed')
        }
        const visits = answer.bookings.map(({ name, date, time, pin }) => ({ name, date, time, pin }))
        return { ok: true, visits }
      },
    }),
    forStaff('remove-bookings', {
      method: 'GET',
      path: '/api/site/programs',
      async run() {
        const known = await ask(SitePrograms, 'programs')
        return known ? { ok: true, ...known } : unreachable()
      },
    }),
    forStaff('remove-bookings', {
      method: 'POST',
      path: '/api/site/entry-removals',
      body: RemoveEntries,
      async run({ body, by, actor }) {
        if (!isReason(body.reason))
          return refused({
            ...{ code: 'reason-unknown', reason: body.reason },
            allowed: session.office.profile.cancelReasons.map(({ id }) => id),
          })
        const answer = await ask(RemovedEntries, 'entry-removals', { ...body, staff: by.id })
        if (!answer) return unreachable()
        for (const one of answer.removed) {
          const logged = await record('removed', one, body.reason, actor)
          if (!logged.ok) return refused(logged.refusal)
        }
        const [first] = answer.refused
        if (answer.removed.length === 0 && first) return refused(refusalOf(first.code))
        return { ok: true, done: answer.removed.length, missed: answer.refused.length }
      },
    }),
  ]
}
