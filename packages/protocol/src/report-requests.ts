import { z } from 'zod'
import { OfficeDate } from './office-date.ts'
import { LONGEST_REPORT_DAYS, reportGroups } from './reports.ts'
import { idText } from './text/outside-text.ts'

/** Days from `from` to `to`, both counted. */
export const ReportRequest = z
  .strictObject({
    from: OfficeDate,
    to: OfficeDate,
    by: z.enum(reportGroups).default('day'),
    queue: idText.optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'a date not before from' })
  .refine(({ from, to }) => daysBetween(from, to) <= LONGEST_REPORT_DAYS, {
    path: ['to'],
    message: `at most ${LONGEST_REPORT_DAYS} days after from`,
  })
/** The query of a day report. */
export const DayReportRequest = z.strictObject({ date: OfficeDate })

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
