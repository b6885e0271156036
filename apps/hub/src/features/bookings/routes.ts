import {
  type BookingEntry,
  type BookingsOfDay,
  type ImportPreview,
  LARGEST_BOOKINGS_FILE,
  Language,
  OfficeDate,
} from '@poczekalnia/protocol'
import { type Booking, codesShown, type OfficeState } from '@poczekalnia/queue-core'
import type { People, Person } from '@poczekalnia/queue-core/store'
import { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff, forStaffUpload } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { type FilePlan, planFile } from './plan.ts'
import { type Serially, TooManyFiles } from './turns.ts'

/** Lines with a new booking that a preview shows: enough to recognise the file. */
const PREVIEWED = 100

const DayQuery = z.strictObject({
  /** A day of the office's wall clock; today when left out. */
  date: OfficeDate.optional(),
})
const PreviewQuery = z.strictObject({ language: Language.default('pl') })

/**
 * `GET /api/bookings`: a day's bookings with names. `POST /api/bookings/preview`: what an import would do; nothing is
 * written.
 */
export function bookingRoutes(parts: { session: OfficeSession; people: People; turn: Serially }): ApiRoute[] {
  const { session, people, turn } = parts
  return [
    forStaff('read-bookings', {
      method: 'GET',
      path: '/api/bookings',
      query: DayQuery,
      async run({ query }) {
        const { state, office } = session
        const date = query.date ?? office.time.wall(session.now()).date
        const ids = [...(state.bookingsByCode.get(date)?.values() ?? [])]
        const persons = new Map((await people.some(ids)).map((person) => [person.booking, person]))
        const bookings = ids
          .flatMap((id) => state.bookings.get(id) ?? [])
          .sort((a, b) => a.hourAt - b.hourAt || a.code.localeCompare(b.code))
          .map((booking) => entryOf(booking, state, persons.get(booking.id) ?? null))
        const days = [...state.bookingsByCode]
          .map(([day, codes]) => ({ date: day, bookings: codes.size }))
          .sort((a, b) => a.date.localeCompare(b.date))
        return { ok: true, date, bookings, days } satisfies { ok: true } & BookingsOfDay
      },
    }),
    forStaffUpload('import-bookings', {
      method: 'POST',
      path: '/api/bookings/preview',
      query: PreviewQuery,
      largest: LARGEST_BOOKINGS_FILE,
      async run({ body, query }) {
        let plan: FilePlan
        try {
          plan = await turn(() => planFile(session, people, body, query.language))
        } catch (error) {
          if (error instanceof TooManyFiles) return refused({ code: 'rate-limited', seconds: 10 })
          throw error
        }
        const { rows, events, changed, unchanged, badLines, bad, warnings, warned } = plan
        const shown: ImportPreview['rows'] = []
        for (const event of events) {
          if (shown.length === PREVIEWED) break
          const row = event.type === 'BookingImported' ? rows.get(event.booking) : undefined
          if (!row) continue
          const { line, date, time, queue, name } = row
          shown.push({ line, date, time, queue, name })
        }
        const good = events.filter(({ type }) => type === 'BookingImported').length
        const preview: ImportPreview = { good, changed, unchanged, badLines, bad, warnings, warned, rows: shown }
        return { ok: true, ...preview }
      },
    }),
  ]
}

function entryOf(booking: Booking, state: OfficeState, person: Person | null): BookingEntry {
  const { id, time, queue, status, language, party } = booking
  const ticket = booking.status === 'checked-in' ? (state.tickets.get(booking.ticket)?.number ?? null) : null
  return {
    id,
    time,
    queue,
    status,
    code: codesShown(state, booking),
    name: person?.name ?? null,
    case: person?.case ?? null,
    language,
    party,
    ticket,
    reason: booking.status === 'cancelled' ? booking.reason : null,
  }
}
