import { type ApiRoute, FileAnswer, forStaff } from '../../transport/http/api.ts'
import { logCsv } from './csv.ts'
import { readPage } from './page.ts'
import { CsvQuery, daysOf, LogQuery } from './query.ts'
import type { LogParts } from './read-day.ts'

/** `GET /api/log` and `/api/log.csv`: a day of the log or several in words, by who, what, ticket and queue (ALL-8). */
export function logRoutes(parts: LogParts): ApiRoute[] {
  const { session } = parts
  return [
    forStaff('read-log', {
      method: 'GET',
      path: '/api/log',
      query: LogQuery,
      run: async ({ query }) => ({ ok: true, ...(await readPage(query, parts)) }),
    }),
    forStaff('read-log', {
      method: 'GET',
      path: '/api/log.csv',
      query: CsvQuery,
      run({ query }) {
        const { time, profile } = session.office
        const { from, to } = daysOf(query, time.wall(session.now()).date)
        const days = from === to ? from : `${from}-to-${to}`
        return new FileAnswer('text/csv; charset=utf-8', `log-${profile.id}-${days}.csv`, logCsv(query, parts))
      },
    }),
  ]
}
