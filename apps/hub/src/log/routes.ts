import { words } from '@poczekalnia/locales'
import { Language, type LogPage, type LogRow } from '@poczekalnia/protocol'
import type { EventStore } from '@poczekalnia/queue-core/store'
import { z } from 'zod'
import { type DeviceRegistry, devicesStream } from '../devices/index.ts'
import { type ApiRoute, FileAnswer, forStaff } from '../http/api.ts'
import type { OfficeSession } from '../office/session.ts'
import { type Staff, staffStream } from '../staff/index.ts'
import { kindOf, logKinds } from './kinds.ts'
import { type Names, namesOf } from './names.ts'
import { type LogEntry, readDay } from './read-day.ts'
import { wordActor, wordEvent } from './wording.ts'

/** Rows of one answer. */
const PAGE = 200

const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'a date YYYY-MM-DD')
  .refine(isRealDate, 'a date that the calendar has')
const filters = {
  /** A day of the office's wall clock; today when left out. */
  date: date.optional(),
  /** As the log has it, `clerk:Anna Nowak`. */
  actor: z.string().min(1).max(130).optional(),
  kind: z.enum(logKinds).optional(),
  /** An event's type, `TicketCalled`. */
  type: z.string().min(1).max(64).optional(),
  /** A ticket's number, `U045`. */
  ticket: z.string().min(1).max(16).optional(),
  queue: z.string().min(1).max(64).optional(),
  language: Language.default('pl'),
}
export const LogQuery = z.strictObject({
  ...filters,
  /** The `next` of the answer before. */
  after: z.coerce.number().int().min(0).optional(),
})
const CsvQuery = z.strictObject(filters)
type Filters = z.output<typeof CsvQuery>

/** `GET /api/log` and `/api/log.csv`: one day of the log in words, the newest first, by who, what, ticket and queue (ALL-8). */
export function logRoutes(parts: {
  store: EventStore
  session: OfficeSession
  staff: Staff
  devices: DeviceRegistry
}): ApiRoute[] {
  const { store, session, staff, devices } = parts

  const look = async (query: Filters) => {
    const { time, profile } = session.office
    const day = query.date ?? time.wall(session.now()).date
    const [from, to] = [time.instant(day, '00:00'), time.instant(time.plusDays(day, 1), '00:00')]
    const entries = await readDay(store, [profile.id, staffStream, devicesStream], from, to)
    const names = namesOf(entries, {
      session,
      accounts: staff.parts.accounts.names(),
      devices: await devices.names(),
    })
    return { day, entries, names, rows: entries.filter((entry) => isWanted(entry, query, names)) }
  }
  const row = (entry: LogEntry, names: Names, language: Language): LogRow => ({
    at: session.office.time.stamp(entry.at),
    actor: entry.actor,
    who: wordActor(entry.actor, language),
    type: entry.type,
    kind: kindOf(entry.type),
    number: names.ticket(entry.data.ticket)?.number ?? null,
    text: wordEvent(entry, language, { office: session.office, names }),
  })

  return [
    forStaff('read-log', {
      method: 'GET',
      path: '/api/log',
      query: LogQuery,
      async run({ query }) {
        const { day, entries, names, rows } = await look(query)
        // Counted from the oldest on: what happens meanwhile moves nothing.
        const end = Math.min(query.after ?? rows.length, rows.length)
        const start = Math.max(0, end - PAGE)
        const page: LogPage = {
          date: day,
          total: rows.length,
          rows: rows
            .slice(start, end)
            .reverse()
            .map((entry) => row(entry, names, query.language)),
          next: start > 0 ? start : null,
          actors: [...new Set(entries.map(({ actor }) => actor))]
            .map((actor) => ({ actor, who: wordActor(actor, query.language) }))
            .sort((a, b) => a.who.localeCompare(b.who, query.language)),
        }
        return { ok: true, ...page }
      },
    }),
    forStaff('read-log', {
      method: 'GET',
      path: '/api/log.csv',
      query: CsvQuery,
      async run({ query }) {
        const { day, names, rows } = await look(query)
        const t = words(query.language)
        const heads = (['date', 'time', 'who', 'kind', 'number', 'what'] as const).map((key) => t(`log:column.${key}`))
        const lines = rows.map((entry) => {
          const { at, who, kind, number, text } = row(entry, names, query.language)
          return [at.slice(0, 10), at.slice(11, 19), who, t(`log:kind.${kind}`), number ?? '', text]
        })
        const csv = [heads, ...lines].map((cells) => cells.map(cell).join(';')).join('\r\n')
        // The mark at the beginning tells spreadsheets that this is UTF-8.
        return new FileAnswer(
          'text/csv; charset=utf-8',
          `log-${session.office.profile.id}-${day}.csv`,
          `\uFEFF${csv}\r\n`,
        )
      },
    }),
  ]
}

function isWanted(entry: LogEntry, { actor, kind, type, ticket, queue }: Filters, names: Names): boolean {
  const { data } = entry
  const of = names.ticket(data.ticket)
  if (actor !== undefined && entry.actor !== actor) return false
  if (kind !== undefined && kindOf(entry.type) !== kind) return false
  if (type !== undefined && entry.type !== type) return false
  if (ticket !== undefined && of?.number !== ticket.trim().toUpperCase()) return false
  return queue === undefined || data.queue === queue || of?.queue === queue
}

/** A cell in quotation marks. A spreadsheet takes what begins with one of these signs for a formula: it gets one that it doesn't. */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

function isRealDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
