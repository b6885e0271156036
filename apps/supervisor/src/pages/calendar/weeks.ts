import { datesOf } from '@poczekalnia/protocol'

const DAY_MS = 24 * 3_600_000

/** Days are counted at noon in UTC, so that no clock change comes between. */
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)
const asDate = (instant: number) => new Date(instant).toISOString().slice(0, 10)

/** Another day. @param date `YYYY-MM-DD` */
export const plusDays = (date: string, days: number): string => asDate(noon(date) + days * DAY_MS)

/** The Monday of a day's week. */
export const mondayOf = (date: string): string => plusDays(date, -((new Date(noon(date)).getUTCDay() + 6) % 7))

/** Days from one to another as people say them: `16–22 listopada 2026`. */
export const rangeOfDays = (from: string, to: string, language: string): string =>
  new Intl.DateTimeFormat(datesOf(language), {
    ...{ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  }).formatRange(noon(from), noon(to))
