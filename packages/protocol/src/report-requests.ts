import { z } from 'zod'
import { LONGEST_REPORT_DAYS, reportGroups } from './reports.ts'

const IsoDate = z.iso.date()

/** Days from `from` to `to`, both counted. */
export const ReportRequest = z
  .strictObject({
    from: IsoDate,
    to: IsoDate,
    by: z.enum(reportGroups).default('day'),
    queue: z.string().min(1).max(64).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'a date not before from' })
  .refine(({ from, to }) => daysBetween(from, to) <= LONGEST_REPORT_DAYS, {
    path: ['to'],
    message: `at most ${LONGEST_REPORT_DAYS} days after from`,
  })
/** The query of a day report. */
export const DayReportRequest = z.strictObject({ date: IsoDate })

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
