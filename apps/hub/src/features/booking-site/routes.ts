import {
  BookedForSomebody,
  BookForSomebody,
  CalendarQuery,
  FindVisits,
  FoundVisits,
  HoursQuery,
  SiteCalendar,
  SiteDay,
  SiteDayQuery,
  SiteHours,
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
 * What the staff sees of the office's booking site and books there: `GET /api/site/calendar`, `…/day`, `…/visits`,
 * `…/hours`, `POST /api/site/bookings`. The page asks the hub, and the hub asks the site, so that the site's token
 * stays here.
 */
export function siteRoutes(parts: {
  ask: AskSite
  actorOf: ActorOf
  session: OfficeSession
  people: People
  log: Logger
}): ApiRoute[] {
  const { ask, session, people, log, actorOf } = parts

  const unreachable = () => refused({ code: 'site-unreachable' })

  return [
    forStaff('read-calendar', {
      method: 'GET',
      path: '/api/site/calendar',
      query: CalendarQuery,
      async run({ query: { from, days } }) {
        const asked = new URLSearchParams({ ...(from && { from }), days: String(days) })
        const calendar = await ask(SiteCalendar, `calendar?${asked}`)
        return calendar ? { ok: true, ...calendar } : unreachable()
      },
    }),
    forStaff('read-calendar', {
      method: 'GET',
      path: '/api/site/day',
      query: SiteDayQuery,
      async run({ query: { date } }) {
        const day = await ask(SiteDay, `day?date=${date}`)
        return day ? { ok: true, ...day } : unreachable()
      },
    }),
    forStaff('read-calendar', {
      method: 'GET',
      path: '/api/site/visits',
      query: FindVisits,
      async run({ query: { find } }) {
        const found = await ask(FoundVisits, `visits?${new URLSearchParams({ find })}`)
        return found ? { ok: true, ...found } : unreachable()
      },
    }),
    forStaff('read-calendar', {
      method: 'GET',
      path: '/api/site/hours',
      query: HoursQuery,
      async run({ query }) {
        const hours = await ask(SiteHours, `hours?${new URLSearchParams(query)}`)
        return hours ? { ok: true, ...hours } : unreachable()
      },
    }),
    forStaff('book-visit', {
      method: 'POST',
      path: '/api/site/bookings',
      body: BookForSomebody,
      async run({ body, by }) {
        const answer = await ask(BookedForSomebody, 'bookings', { ...body, staff: by.id })
        if (!answer) return unreachable()
        if ('refusal' in answer) return refused(refusalOf(answer.refusal.code))
        // Taken over at once, with the name of who did it: the feed tells the same again, which changes nothing.
        try {
          await adopt(session, people, [answer.booking], actorOf)
        } catch (error) {
          log.error({ err: error }, 'a booking of the staff comes with the feed')
        }
        const { id, date, time, pin } = answer.booking
        return { ok: true, id, date, time, pin }
      },
    }),
  ]
}
