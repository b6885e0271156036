import { LONGEST_REPORT_DAYS, type ReportGroup } from '@poczekalnia/protocol'

export const periods = ['today', 'yesterday', 'week', 'month', 'year', 'own'] as const
export type Period = (typeof periods)[number]
export type Dates = { from: string; to: string }

/**
 * Days of a period as seen from a date of the office's wall, `YYYY-MM-DD`: a week begins on Monday, and what runs on
 * ends today.
 */
export function datesOf(period: Exclude<Period, 'own'>, today: string): Dates {
  switch (period) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: plusDays(today, -1), to: plusDays(today, -1) }
    case 'week':
      return { from: plusDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7)), to: today }
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today }
    case 'year':
      return { from: `${today.slice(0, 5)}01-01`, to: today }
    default:
      return period satisfies never
  }
}

const byTime: readonly ReportGroup[] = ['hour', 'day', 'week', 'month']

/**
 * How a period is divided when it was just chosen: by what is looked for first, unless by queues or desks. A day by
 * days is one row, a year by days is more than anybody can look at.
 */
export function fittingDivision(period: Period, by: ReportGroup): ReportGroup {
  if (!byTime.includes(by) || period === 'own') return by
  if (period === 'today' || period === 'yesterday') return 'hour'
  return period === 'year' ? 'month' : 'day'
}

/**
 * How often figures up to a day are asked for anew, ms: those of a day that goes on grow, those of past days stay
 * (`null`).
 */
export const renewalMs = (lastDay: string, today: string): number | null => (lastDay >= today ? 60_000 : null)

export function plusDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** Whether a report can be asked for these days. */
export const isPeriod = ({ from, to }: Dates): boolean =>
  isDate(from) && isDate(to) && from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 <= LONGEST_REPORT_DAYS

export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
