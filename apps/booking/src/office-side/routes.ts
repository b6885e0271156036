import { type Booking, dayOf, officeCalendar, Taken } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import {
  asAskedByHub,
  type BookedForSomebody,
  CalendarQuery,
  FindVisits,
  type FoundVisits,
  HoursQuery,
  type SiteDay,
  SiteDayQuery,
  type SiteHours,
} from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { searchFor } from '@poczekalnia/queue-core/person'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import { daysAhead } from '../days-ahead.ts'
import { asTold } from '../feed/routes.ts'
import type { Sitting } from '../sitting.ts'
import { hubRoutes } from './route.ts'
import { readTypedEmail } from './typed-email.ts'
import { visitOf } from './visit-of.ts'

const MINUTE = 60_000
/** A day of the office never lasts longer, also when the clocks go back. */
const LONGEST_DAY = 25 * 60 * MINUTE
/** Visits that a search shows, and hours that a move is offered. */
const SHOWN = 50
const MOST_HOURS = 200

/**
 * What the office's staff sees of its days and books for others, asked by its hub: `GET /<office>/office/calendar`,
 * `GET …/day`, `GET …/visits`, `GET …/hours`, `POST …/bookings`.
 */
export function officeSideRoutes(parts: {
  office: () => Office
  store: BookingStore
  sitting: Sitting
  clock: Clock
  token: string
  anyLetters: () => boolean
}): Route[] {
  const { store, sitting, clock } = parts
  const { bookings, letters } = store
  const { id } = parts.office().profile
  const route = hubRoutes(id, parts.token)

  return [
    route('GET', 'calendar', CalendarQuery, async (query) => {
      const office = parts.office()
      const now = clock.now()
      const from = query.from ?? office.time.wall(now).date
      const [start, end] = [from, office.time.plusDays(from, query.days)].map((date) => midnight(office, date))
      const [taken, known] = await Promise.all([
        bookings.taken(id, start ?? 0, end ?? 0, now),
        bookings.between(id, start ?? 0, end ?? 0, now),
      ])
      return officeCalendar(office, { from, days: query.days }, taken, known, now)
    }),

    route('GET', 'day', SiteDayQuery, async ({ date }) => {
      const office = parts.office()
      const now = clock.now()
      const start = midnight(office, date)
      const taken = await bookings.taken(id, start, start + LONGEST_DAY, now)
      const ofDay = (await bookings.between(id, start, start + LONGEST_DAY, now)).filter((one) => one.date === date)
      const visits = await Promise.all(ofDay.map((booking) => visitOf(booking, letters)))
      const visitsOf = await bookings.visits(id, start, start + LONGEST_DAY, now)
      const occupied = { taken: new Taken(taken), visits: visitsOf }
      const hours = (office.profile.booking?.matters ?? []).flatMap(({ queue: matter }) => {
        const day = dayOf(office, matter, date, occupied, now)
        return day.kind === 'free' ? day.hours.map((hour) => ({ matter, ...hour })) : []
      })
      return { date, visits, hours } satisfies SiteDay
    }),

    route('GET', 'visits', FindVisits, async ({ find }) => {
      const isMeant = searchFor(find)
      const code = find.trim().toUpperCase()
      const isWanted = (one: Booking) =>
        'pin' in one && (one.pin.toUpperCase() === code || isMeant(one.person.name, one.person.email))
      const found = (await bookings.toCome(id, clock.now())).filter(isWanted)
      const visits = await Promise.all(found.slice(0, SHOWN).map((booking) => visitOf(booking, letters)))
      return { visits, more: found.length > SHOWN } satisfies FoundVisits
    }),

    route('GET', 'hours', HoursQuery, async ({ matter, from }) => {
      const days = await daysAhead(store, parts.office(), matter, clock.now())
      const hours = days.flatMap((day) =>
        day.kind === 'free' && day.date >= from ? day.hours.map((hour) => ({ matter, date: day.date, ...hour })) : [],
      )
      return { hours: hours.slice(0, MOST_HOURS) } satisfies SiteHours
    }),

    route('POST', 'bookings', asAskedByHub.book, async ({ matter, at, name, email, language, staff }) => {
      const read = readTypedEmail(email, parts.anyLetters())
      if ('refusal' in read) return read
      const done = await sitting.bookFor({ matter, at }, { name, email: read.email, language }, staff)
      const answer: BookedForSomebody = done.ok ? await told(done.value) : { refusal: { code: done.refusal.code } }
      return answer
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
