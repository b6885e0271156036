import type { KioskView, Timestamp } from '@poczekalnia/protocol'
import type { HubClock } from '@poczekalnia/ui'
import { formatDate, weekdayName } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'

const dayMs = 86_400_000

/** The calendar day so many days after `YYYY-MM-DD`, in the same form. */
function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** A calendar day in words, "Thursday 19 November": a date has no zone, so none may move it. */
export function dayName(date: string, language: string): string {
  return formatDate(`${date}T12:00:00Z`, 'UTC', language)
}

/** "today from 12:00", "tomorrow from 08:00", "Thursday 19 November, from 12:00". */
export function formatWhen(date: string, time: string, today: string, language: string, t: TFunction): string {
  if (date === today) return t('kiosk:when.today', { time })
  if (date === daysAfter(today, 1)) return t('kiosk:when.tomorrow', { time })
  return t('kiosk:when.date', { date: dayName(date, language), time })
}

/** `formatWhen` of an instant. */
export function formatNext(next: Timestamp, clock: HubClock, language: string, t: TFunction): string {
  return formatWhen(clock.plainDate(next), clock.wallTime(next), clock.plainDate(), language, t)
}

type Moment = { date: string; time: string; weekday: number }

/** The next opening after a moment, by the weekly hours; null when the office never opens. */
export function nextOpening(hours: KioskView['hours'], now: Moment): { date: string; time: string } | null {
  for (let ahead = 0; ahead <= 7; ahead++) {
    const weekday = ((now.weekday - 1 + ahead) % 7) + 1
    const starts = hours
      .filter((window) => window.weekday === weekday && (ahead > 0 || window.from > now.time))
      .map((window) => window.from)
      .sort()
    if (starts[0]) return { date: daysAfter(now.date, ahead), time: starts[0] }
  }
  return null
}

export type HoursLine = { days: string; hours: string | null }

/**
 * The week's hours, neighbouring days with the same ones as one line: "Monday - Friday", "08:00-15:30"; null: closed.
 */
export function hoursLines(hours: KioskView['hours'], language: string): HoursLine[] {
  const lines: { from: number; to: number; hours: string | null }[] = []
  for (let day = 1; day <= 7; day++) {
    const windows = hours.filter((window) => window.weekday === day).map((window) => `${window.from}-${window.to}`)
    const text = windows.length > 0 ? windows.sort().join(', ') : null
    const last = lines.at(-1)
    if (last && last.hours === text) last.to = day
    else lines.push({ from: day, to: day, hours: text })
  }
  return lines.map(({ from, to, hours: text }) => {
    const days =
      from === to ? weekdayName(from, language) : `${weekdayName(from, language)} – ${weekdayName(to, language)}`
    return { days, hours: text }
  })
}

/** Paragraphs in pages of about so many letters, so that nothing has to scroll. A paragraph is never cut. */
export function paginate(paragraphs: string[], lettersAPage: number): string[][] {
  const pages: string[][] = []
  let room = 0
  for (const paragraph of paragraphs) {
    if (pages.length === 0 || paragraph.length > room) {
      pages.push([])
      room = lettersAPage
    }
    pages.at(-1)!.push(paragraph)
    room -= paragraph.length
  }
  return pages
}
