import { DayReportRequest, Language, type ReasonNames, ReportRequest, reportTables } from '@poczekalnia/protocol'
import { z } from 'zod'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, FileAnswer, forStaff } from '../../transport/http/api.ts'
import { reportCsv } from './csv.ts'
import type { ReportMaker } from './report-maker.ts'

/** The query of a CSV: that of a report, with the table and the language of its head. */
const CsvQuery = z
  .looseObject({ table: z.enum(reportTables).default('figures'), language: Language.default('pl') })
  .transform(({ table, language, ...query }, context) => {
    const parsed = ReportRequest.safeParse(query)
    if (parsed.success) return { table, language, query: parsed.data }
    for (const issue of parsed.error.issues) context.addIssue({ ...issue, input: query } as never)
    return z.NEVER
  })

/** Reports, for those who may read them (docs/protocol.md). */
export function reportRoutes({ maker, session }: { maker: ReportMaker; session: OfficeSession }): ApiRoute[] {
  const reasons = (): ReasonNames => ({
    reasons: session.office.profile.cancelReasons.map(({ id, name }) => ({ id, name })),
  })
  return [
    forStaff('read-reports', {
      method: 'GET',
      path: '/api/reports',
      query: ReportRequest,
      run: async ({ query }) => ({ ok: true, ...(await maker.ask({ kind: 'report', query })), ...reasons() }),
    }),
    forStaff('read-reports', {
      method: 'GET',
      path: '/api/reports/day',
      query: DayReportRequest,
      run: async ({ query }) => ({ ok: true, ...(await maker.ask({ kind: 'day', ...query })), ...reasons() }),
    }),
    forStaff('read-reports', {
      method: 'GET',
      path: '/api/reports.csv',
      query: CsvQuery,
      async run({ query: { table, language, query } }) {
        const report = await maker.ask({ kind: 'report', query })
        const name = `${session.office.profile.id}-${table}-${query.by}-${query.from}-${query.to}.csv`
        return new FileAnswer('text/csv; charset=utf-8', name, reportCsv(report, table, session.office, language))
      },
    }),
  ]
}
