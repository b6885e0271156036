import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Booking, dayOf, officeCalendar, Taken } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import {
  type BookedForSomebody,
  BookForSomebody,
  CalendarQuery,
  MOST_SAID,
  type SiteDay,
  SiteDayQuery,
  type SiteVisit,
} from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import type { z } from 'zod'
import { asTold } from '../feed/routes.ts'
import { hubOnly } from '../hub-only.ts'
import type { Sitting } from '../sitting.ts'

/** A booking's form is small. */
const LARGEST = 16 * 1024
const MINUTE = 60_000
/** A day of the office never lasts longer, also when the clocks go back. */
const LONGEST_DAY = 25 * 60 * MINUTE

/**
 * What the office's staff sees and does, asked by its hub: `GET /<office>/office/calendar`, `GET …/day`,
 * `POST …/bookings`. Nobody else is told that it is there.
 */
export function officeSideRoutes(parts: {
  office: () => Office
  store: BookingStore
  sitting: Sitting
  clock: Clock
  token: string
}): Route[] {
  const { store, sitting, clock } = parts
  const { bookings, letters } = store
  const isHub = hubOnly(parts.token)
  const { id } = parts.office().profile

  const route = (method: string, path: string, run: (request: IncomingMessage, response: ServerResponse) => unknown) =>
    ({
      matches: (asked, at) => asked === method && at === `/${id}/office/${path}`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        await run(request, response)
      },
    }) satisfies Route

  return [
    route('GET', 'calendar', async (request, response) => {
      const office = parts.office()
      const query = read(CalendarQuery, queryOf(request), response)
      if (!query) return
      const now = clock.now()
      const from = query.from ?? office.time.wall(now).date
      const [start, end] = [from, office.time.plusDays(from, query.days)].map((date) => midnight(office, date))
      const [taken, known] = await Promise.all([
        bookings.taken(id, start ?? 0, end ?? 0, now),
        bookings.between(id, start ?? 0, end ?? 0, now),
      ])
      respondJson(response, 200, officeCalendar(office, { from, days: query.days }, taken, known, now))
    }),

    route('GET', 'day', async (request, response) => {
      const office = parts.office()
      const query = read(SiteDayQuery, queryOf(request), response)
      if (!query) return
      const now = clock.now()
      const { date } = query
      const start = midnight(office, date)
      const taken = await bookings.taken(id, start, start + LONGEST_DAY, now)
      const ofDay = (await bookings.between(id, start, start + LONGEST_DAY, now)).filter((one) => one.date === date)
      const visits = await Promise.all(ofDay.map(async (booking) => visitOf(booking, await letters.of(booking.id))))
      const visitsOf = await bookings.visits(id, start, start + LONGEST_DAY, now)
      const occupied = { taken: new Taken(taken), visits: visitsOf }
      const hours = (office.profile.booking?.matters ?? []).flatMap(({ queue: matter }) => {
        const day = dayOf(office, matter, date, occupied, now)
        return day.kind === 'free' ? day.hours.map((hour) => ({ matter, ...hour })) : []
      })
      respondJson(response, 200, { date, visits, hours } satisfies SiteDay)
    }),

    route('POST', 'bookings', async (request, response) => {
      const asked = read(BookForSomebody, await jsonOf(request), response)
      if (!asked) return
      const { matter, at, name, email, language } = asked
      const done = await sitting.bookFor({ matter, at }, { name, email, language })
      const answer: BookedForSomebody | null = done.ok
        ? await told(done.value)
        : { refusal: { code: done.refusal.code } }
      respondJson(response, 200, answer)
    }),
  ]

  /** As the feed tells it, at the place in the order that it has now or had. */
  async function told(booking: Booking): Promise<BookedForSomebody> {
    const seq = Math.max(1, await bookings.lastTold(id))
    const [row] = asTold({ seq, booking })
    return row ? { booking: row } : { refusal: { code: 'not-so-now' } }
  }
}

const midnight = (office: Office, date: string): number => office.time.instant(date, '00:00')

type Letters = Awaited<ReturnType<BookingStore['letters']['of']>>

function visitOf(booking: Booking, letters: Letters): SiteVisit {
  const person = 'person' in booking ? booking.person : null
  return {
    ...{ id: booking.id, time: booking.time, matter: booking.matter },
    // What a draw has offered is kept for an answer, as what waits for a code is.
    state: booking.state === 'expired' ? 'cancelled' : booking.state === 'offered' ? 'pending' : booking.state,
    ...{ name: person?.name ?? null, email: person?.email ?? null, language: person?.language ?? null },
    pin: 'pin' in booking ? booking.pin : null,
    letters: letters.map(({ kind, state, attempts, said }) => ({
      kind,
      state,
      attempts,
      said: said && inOneLine(said),
    })),
  }
}

/** A mail server may say anything. */
const inOneLine = (said: string): string =>
  [...said.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')].slice(0, MOST_SAID).join('')

const queryOf = (request: IncomingMessage): unknown =>
  Object.fromEntries(new URL(request.url ?? '/', 'http://site').searchParams)

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readBody(request, LARGEST)))
  } catch {
    return null
  }
}

/** What was asked, or an answer that says which field is wrong. */
function read<T>(schema: z.ZodType<T>, given: unknown, response: ServerResponse): T | null {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  respondJson(response, 400, { error: { field: issue?.path.join('.') || 'body', expected: issue?.message } })
  return null
}
