import { idText, Language, line, MOST_LOG_DAYS, OfficeDate } from '@poczekalnia/protocol'
import { z } from 'zod'
import { logKinds } from './kinds.ts'

const filters = {
  /** A day of the office's wall clock; today when no day is named. */
  date: OfficeDate.optional(),
  /** Several days instead: the oldest and the newest. One of them alone: that day. */
  from: OfficeDate.optional(),
  to: OfficeDate.optional(),
  /** As the log has it, `clerk:Anna Nowak`. */
  actor: line(130).optional(),
  kind: z.enum(logKinds).optional(),
  /** An event's type, `TicketCalled`. */
  type: idText.optional(),
  /** A ticket's number, `U045`. */
  ticket: line(16).optional(),
  queue: idText.optional(),
  language: Language.default('pl'),
}
/** Where a page begins: so many rows of the day are left; of several days the day, and so many of it or all. */
const after = z
  .string()
  .regex(/^(\d{1,9}|\d{4}-\d\d-\d\d(:\d{1,9})?)$/, { error: '`next` of the answer before', abort: true })
  .refine(
    (text) => !text.includes('-') || OfficeDate.safeParse(text.slice(0, 10)).success,
    '`next` of the answer before',
  )

export const CsvQuery = z.strictObject(filters).superRefine(checkDays)
export const LogQuery = z.strictObject({ ...filters, after: after.optional() }).superRefine((query, context) => {
  checkDays(query, context)
  const { from, to } = daysOf(query, query.date ?? '')
  if (query.after === undefined) return
  const day = query.after.includes('-') ? query.after.slice(0, 10) : null
  const fits = day === null ? from === to : from !== to && day >= from && day <= to
  if (!fits) refuse(context, 'after', '`next` of the answer to the same days')
})
export type Filters = z.output<typeof CsvQuery>
export type LogAsked = z.output<typeof LogQuery>

type Days = { date?: string | undefined; from?: string | undefined; to?: string | undefined }

/** The days that are asked for, the oldest and the newest. @param today when none is named */
export function daysOf({ date, from, to }: Days, today: string): { from: string; to: string } {
  const newest = to ?? from ?? date ?? today
  return { from: from ?? newest, to: newest }
}

function checkDays(query: Days, context: z.RefinementCtx): void {
  const both = query.date !== undefined && (query.from ?? query.to) !== undefined
  if (both) refuse(context, 'date', 'one day, or `from` and `to`, not both')
  const { from, to } = daysOf(query, '1970-01-01')
  if (from > to) refuse(context, 'from', 'a day not after `to`')
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  if (days > MOST_LOG_DAYS) refuse(context, 'from', `at most ${MOST_LOG_DAYS} days`)
}

function refuse(context: z.RefinementCtx, field: string, message: string): void {
  context.addIssue({ code: 'custom', path: [field], message })
}
