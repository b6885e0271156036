import {
  CallOffVisits,
  ChangedVisits,
  CorrectAddress,
  MoveVisit,
  SendAgain,
  type WireError,
} from '@poczekalnia/protocol'
import type { People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { type ActorOf, adopt } from './adopt.ts'
import { refusalOf } from './refusal-of.ts'
import type { AskSite } from './site-line.ts'

/**
 * What the staff changes of visits that are booked on the site: `POST /api/site/move`, `…/address`, `…/again`,
 * `…/call-off`, `…/remove`. The site does it and writes to the visitor; here it is in the log, with who did it.
 */
export function siteChangeRoutes(parts: {
  ask: AskSite
  actorOf: ActorOf
  session: OfficeSession
  people: People
  log: Logger
}): ApiRoute[] {
  const { ask, actorOf, session, people, log } = parts

  /** @returns what was done, or why nothing was */
  async function change(path: string, body: object) {
    const answer = await ask(ChangedVisits, path, body)
    if (!answer) return refused({ code: 'site-unreachable' })
    const { bookings, refused: not } = answer
    try {
      await adopt(session, people, bookings, actorOf)
    } catch (error) {
      // The feed tells the same, with the same number of who did it.
      log.error({ err: error }, 'a change of the staff comes with the feed')
    }
    const [first] = not
    if (bookings.length === 0 && first) return refused(refusalOf(first.code))
    const [now] = bookings
    return {
      ...{ ok: true as const, done: bookings.length, missed: not.length },
      ...(now && { date: now.date, time: now.time, pin: now.pin }),
    }
  }

  const isReason = (reason: string) => session.office.profile.cancelReasons.some(({ id }) => id === reason)
  const reasonUnknown = (reason: string): WireError => ({
    ...{ code: 'reason-unknown', reason },
    allowed: session.office.profile.cancelReasons.map(({ id }) => id),
  })

  return [
    forStaff('change-visit', {
      ...{ method: 'POST', path: '/api/site/move', body: MoveVisit },
      run: ({ body, by }) => change('move', { ...body, staff: by.id }),
    }),
    forStaff('change-visit', {
      ...{ method: 'POST', path: '/api/site/address', body: CorrectAddress },
      run: ({ body, by }) => change('address', { ...body, staff: by.id }),
    }),
    forStaff('change-visit', {
      ...{ method: 'POST', path: '/api/site/again', body: SendAgain },
      run: ({ body }) => change('again', body),
    }),
    ...(['call-off', 'remove'] as const).map((path) =>
      forStaff(path === 'remove' ? 'remove-bookings' : 'cancel-booking', {
        ...{ method: 'POST', path: `/api/site/${path}`, body: CallOffVisits },
        run: ({ body, by }) =>
          isReason(body.reason) ? change('call-off', { ...body, staff: by.id }) : refused(reasonUnknown(body.reason)),
      }),
    ),
  ]
}
