import {
  BookedForSomebody,
  BookForSomebody,
  CalendarQuery,
  SiteCalendar,
  SiteDay,
  SiteDayQuery,
  type WireError,
} from '@poczekalnia/protocol'
import type { People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { adopt } from './adopt.ts'
import type { BookingSite } from './ask-site.ts'
import { askSite } from './ask-site.ts'

/** A page waits for it, milliseconds. */
const PATIENCE_MS = 10_000

/**
 * What the staff sees of the office's booking site and books there: `GET /api/site/calendar`, `GET /api/site/day`,
 * `POST /api/site/bookings`. The page asks the hub, and the hub asks the site, so that the site's token stays here.
 */
export function siteRoutes(parts: {
  site: BookingSite
  session: OfficeSession
  people: People
  log: Logger
}): ApiRoute[] {
  const { site, session, people, log } = parts

  /** @returns `null` when the site can't be reached or answers what nobody understands */
  async function ask<T>(schema: z.ZodType<T>, path: string, body?: unknown): Promise<T | null> {
    try {
      const asked = `/${session.office.profile.id}/office/${path}`
      return schema.parse(await askSite(site, { path: asked, body, signal: AbortSignal.timeout(PATIENCE_MS) }))
    } catch (error) {
      log.warn({ err: error, site: site.url }, 'the booking site does not answer the staff')
      return null
    }
  }

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
    forStaff('book-visit', {
      method: 'POST',
      path: '/api/site/bookings',
      body: BookForSomebody,
      async run({ body, actor }) {
        const answer = await ask(BookedForSomebody, 'bookings', body)
        if (!answer) return unreachable()
        if ('refusal' in answer) return refused(refusalOf(answer.refusal.code))
        // Taken over at once, with the name of who did it: the feed tells the same again, which changes nothing.
        try {
          await adopt(session, people, [answer.booking], actor)
        } catch (error) {
          log.error({ err: error }, 'a booking of the staff comes with the feed')
        }
        const { id, date, time, pin } = answer.booking
        return { ok: true, id, date, time, pin }
      },
    }),
  ]
}

/** The site's words for it, as the office's pages have them. */
function refusalOf(code: string): WireError {
  switch (code) {
    case 'place-taken':
    case 'no-such-hour':
      return { code: 'hour-taken' }
    case 'has-one':
      return { code: 'has-visit' }
    case 'day-full':
      return { code: 'day-full' }
    default:
      return { code: 'site-unreachable' }
  }
}
