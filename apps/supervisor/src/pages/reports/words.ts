import { duration } from '@poczekalnia/locales/waits'
import type { Report, ReportGroup, SupervisorView } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'
import { plusDays } from './period.ts'

const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language)

/** "19 lis", for a row of days. */
export const shortDate = (date: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
    new Date(`${date}T00:00:00Z`),
  )

/** "czwartek, 19 listopada 2026". */
export const longDate = (date: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', dateStyle: 'full' }).format(
    new Date(`${date}T00:00:00Z`),
  )

/** "1–19 listopada 2026", or one day in full. */
export function wordedPeriod(from: string, to: string, language: string): string {
  if (from === to) return longDate(from, language)
  const words = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', dateStyle: 'long' })
  return words.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
}

/** What a row stands for: in words for a table, short for an axis. */
export function rowName(
  by: ReportGroup,
  key: string,
  parts: { view: SupervisorView; language: string; t: TFunction },
): { full: string; short: string } {
  const { view, language } = parts
  switch (by) {
    case 'day':
      return { full: shortDate(key, language), short: shortDate(key, language) }
    case 'week': {
      const [from, to] = daysOfWeek(key)
      return { full: wordedPeriod(from, to, language), short: shortDate(from, language) }
    }
    case 'month':
      return {
        full: inMonth(key, language, { month: 'long', year: 'numeric' }),
        short: inMonth(key, language, { month: 'short' }),
      }
    case 'hour':
      return { full: `${key}:00`, short: String(Number(key)) }
    case 'queue': {
      const queue = view.queues.find(({ id }) => id === key)
      return queue
        ? { full: `${queue.prefix} · ${localized(queue.name, language)}`, short: queue.prefix }
        : { full: key, short: key.slice(0, 6) }
    }
    case 'desk':
      return { full: key, short: key }
    default:
      return by satisfies never
  }
}

/** Rows in the order that the office knows: its queues as its profile has them. */
export function inOwnOrder(report: Report, view: SupervisorView): Report['rows'] {
  if (report.by !== 'queue') return report.rows
  const place = (key: string) => {
    const at = view.queues.findIndex(({ id }) => id === key)
    return at < 0 ? view.queues.length : at
  }
  return [...report.rows].sort((a, b) => place(a.key) - place(b.key))
}

/** Monday and Sunday of a week of ISO 8601, `2026-W47`. */
export function daysOfWeek(week: string): [monday: string, sunday: string] {
  const [year = '', number = ''] = week.split('-W')
  // The fourth of January is always in the first week.
  const fourth = new Date(`${year}-01-04T00:00:00Z`)
  const monday = plusDays(`${year}-01-04`, 7 * (Number(number) - 1) - ((fourth.getUTCDay() + 6) % 7))
  return [monday, plusDays(monday, 6)]
}

const inMonth = (month: string, language: string, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', ...how }).format(new Date(`${month}-01T00:00:00Z`))

/** A number as it is written, thousands apart: "1 234". */
export const grouped = (number: number, language: string): string =>
  new Intl.NumberFormat(localeOf(language), { useGrouping: 'always' }).format(number)

/** Whole minutes, as people say them. */
export const wholeMinutes = (seconds: number): number => Math.round(seconds / 60)

/** "12 min", with hours in hours: "2 h 5 min"; `–` of nothing. */
export const inMinutes = (seconds: number | undefined, t: TFunction): string =>
  seconds === undefined ? '–' : duration(wholeMinutes(seconds), t)

/** "83%", `–` of nothing. */
export const share = (part: number, of: number, t: TFunction): string =>
  of === 0 ? '–' : t('reports:share', { percent: Math.round((100 * part) / of) })

export const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0)

/** "2026-11-19 12:05" of a stamp with the office's offset. */
export const stampInWords = (stamp: string, language: string): string =>
  `${shortDate(stamp.slice(0, 10), language)}, ${stamp.slice(11, 16)}`
