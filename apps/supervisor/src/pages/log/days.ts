import { MOST_LOG_DAYS } from '@poczekalnia/protocol'
import { isDate, plusDays } from '../reports/period.ts'

/** Which days of the log are looked at. `several`: from one day to another and not one day alone. */
export type LogDays = { several: boolean; from: string; to: string }

export const oneDay = (date: string): LogDays => ({ several: false, from: date, to: date })

/** The week that ends with the day that was looked at, and back again. */
export const otherWay = ({ several, to }: LogDays): LogDays =>
  several ? oneDay(to) : { several: true, from: plusDays(to, -6), to }

/** Whether the hub can be asked for them: both are dates, the first is not the later one, a year at most. */
export const canBeAsked = ({ from, to }: LogDays): boolean =>
  isDate(from) && isDate(to) && from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < MOST_LOG_DAYS
