import { datesOf, type Timestamp, type ViewHead, type WallTime } from '@poczekalnia/protocol'
import { useEffect, useState } from 'react'
import { dayNames } from './day-names.ts'
import { arrivalOf } from './hub-client.ts'

/** The hub's time at `performance.now()`: it runs on from the last view, never from this machine's own clock. */
export function hubTime(now: Timestamp, arrivedAt: number, performanceNow: number): Date {
  return new Date(Date.parse(now) + Math.max(0, performanceNow - arrivedAt))
}

/** `HH:MM` of an instant on the wall clock of a zone. */
export function wallTime(instant: Date | Timestamp, zone: string): WallTime {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
}

/** `YYYY-MM-DD` of an instant in a zone. */
export function plainDate(instant: Date | Timestamp, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  )
}

/** Weekday of an instant in a zone, 1 = Monday to 7 = Sunday (ISO 8601). */
export function weekday(instant: Date | Timestamp, zone: string): number {
  return new Date(`${plainDate(instant, zone)}T00:00:00Z`).getUTCDay() || 7
}

/** "Thursday, 19 November" in a language, for an instant in a zone. */
export function formatDate(instant: Date | Timestamp, zone: string, language: string): string {
  const known = dayNames[language]
  if (known) {
    const [month = 1, day = 1] = plainDate(instant, zone).split('-').slice(1).map(Number)
    return known.date(weekdayName(weekday(instant, zone), language), day, known.months[month - 1] ?? '')
  }
  return new Intl.DateTimeFormat(datesOf(language), {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date(instant))
}

/** "Thursday" in a language, for 1 = Monday to 7 = Sunday. */
export function weekdayName(day: number, language: string): string {
  const known = dayNames[language]?.weekdays[day - 1]
  if (known !== undefined) return known
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(datesOf(language), { timeZone: 'UTC', weekday: 'long' }).format(
    new Date(Date.UTC(2024, 0, day)),
  )
}

export type HubClock = {
  now: Date
  /** `HH:MM` of now in the office's zone. */
  time: WallTime
  zone: string
  /** `HH:MM` in the office's zone, of now or of another instant. */
  wallTime(instant?: Date | Timestamp): WallTime
  /** `YYYY-MM-DD` in the office's zone. */
  plainDate(instant?: Date | Timestamp): string
  /** 1 = Monday to 7 = Sunday in the office's zone. */
  weekday(instant?: Date | Timestamp): number
  /** "Thursday, 19 November" in a language. */
  formatDate(language: string, instant?: Date | Timestamp): string
}

/** The hub's clock as this screen shows it, anew each second; null before the first view. */
export function useHubClock(view: ViewHead): HubClock
export function useHubClock(view: ViewHead | null): HubClock | null
export function useHubClock(view: ViewHead | null): HubClock | null {
  const [, tick] = useState(0)
  useEffect(() => {
    const ticking = setInterval(() => tick((count) => count + 1), 1_000)
    return () => clearInterval(ticking)
  }, [])
  if (!view) return null
  const zone = view.office.zone
  const now = hubTime(view.now, arrivalOf(view), performance.now())
  return {
    now,
    time: wallTime(now, zone),
    zone,
    wallTime: (instant = now) => wallTime(instant, zone),
    plainDate: (instant = now) => plainDate(instant, zone),
    weekday: (instant = now) => weekday(instant, zone),
    formatDate: (language, instant = now) => formatDate(instant, zone, language),
  }
}
