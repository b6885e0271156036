import type { OfficeTime } from './office-time.ts'

/** From (inclusive) to (exclusive), wall times `HH:MM`. */
export type Window = { from: string; to: string }

/** Windows of each weekday, 1 = Monday … 7 = Sunday; a weekday without an entry has none. */
export type WeeklyWindows = Readonly<Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly Window[]>>>

type Weekday = keyof WeeklyWindows

/** A window on one date, as instants (epoch ms): as long as it really lasts that night, 23 and 25 hour days included. */
export type DatedWindow = { opens: number; closes: number; from: string; to: string }

/** Each ticket asks for today's windows, and they are the same all day. */
const known = new WeakMap<WeeklyWindows, { time: OfficeTime; date: string; windows: readonly DatedWindow[] }>()

/** The windows of one date, in order. */
export function windowsOn(time: OfficeTime, weekly: WeeklyWindows, date: string): readonly DatedWindow[] {
  const before = known.get(weekly)
  if (before?.date === date && before.time === time) return before.windows
  const windows = windowsDated(time, weekly, date)
  known.set(weekly, { time, date, windows })
  return windows
}

function windowsDated(time: OfficeTime, weekly: WeeklyWindows, date: string): DatedWindow[] {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek as Weekday
  return (weekly[weekday] ?? []).map(({ from, to }) => ({
    opens: time.instant(date, from),
    closes: to === '24:00' ? time.instant(time.plusDays(date, 1), '00:00') : time.instant(date, to),
    from,
    to,
  }))
}

/** The window that holds this instant, if any. */
export function openWindow(time: OfficeTime, weekly: WeeklyWindows, at: number): DatedWindow | null {
  return windowsOn(time, weekly, time.wall(at).date).find((w) => w.opens <= at && at < w.closes) ?? null
}

/** The first window that opens after this instant, looking up to `days` days ahead. */
export function nextWindow(time: OfficeTime, weekly: WeeklyWindows, at: number, days = 14): DatedWindow | null {
  const today = time.wall(at).date
  for (let day = 0; day <= days; day++) {
    const next = windowsOn(time, weekly, time.plusDays(today, day)).find((w) => w.opens > at)
    if (next) return next
  }
  return null
}
