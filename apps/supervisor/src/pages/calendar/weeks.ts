const DAY_MS = 24 * 3_600_000

/** Days are counted at noon in UTC, so that no clock change comes between. */
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)
const asDate = (instant: number) => new Date(instant).toISOString().slice(0, 10)

/** Another day. @param date `YYYY-MM-DD` */
export const plusDays = (date: string, days: number): string => asDate(noon(date) + days * DAY_MS)

/** The Monday of a day's week. */
export const mondayOf = (date: string): string => plusDays(date, -((new Date(noon(date)).getUTCDay() + 6) % 7))
