import type { OfficeTime } from './office-time.ts'

/** From (inclusive) to (exclusive), wall times `HH:MM`. */
export type Window = { from: string; to: string }

/** Windows of each weekday, 1 = Monday … 7 = Sunday; a weekday without an entry has none. */
export type WeeklyWindows = Readonly<Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly Window[]>>>

type Weekday = keyof WeeklyWindows

/**
 * An ordinary week, and the days that differ from it: `onDate` answers a special day's windows, `null` for an ordinary
 * one.
 */
export type Timetable = { weekly: WeeklyWindows; onDate: (date: string) => readonly Window[] | null }

/**
 * A window on one date, as instants (epoch ms): the time in which the wall shows an hour within it. Of what the spring
 * night skips there is none; what the autumn night has twice there is twice. `from` and `to` are what the wall shows
 * as it opens and closes.
 */
export type DatedWindow = { opens: number; closes: number; from: string; to: string }

/** Each ticket asks for today's windows, and they are the same all day. */
const known = new WeakMap<Timetable, { time: OfficeTime; date: string; windows: readonly DatedWindow[] }>()

/** The windows of one date, in order. */
export function windowsOn(time: OfficeTime, table: Timetable, date: string): readonly DatedWindow[] {
  const before = known.get(table)
  if (before?.date === date && before.time === time) return before.windows
  const windows = windowsDated(time, table, date)
  known.set(table, { time, date, windows })
  return windows
}

function windowsDated(time: OfficeTime, table: Timetable, date: string): DatedWindow[] {
  const windows = table.onDate(date) ?? ordinaryWindows(table.weekly, date)
  if (windows.length === 0) return []
  const parts = time.partsOf(date)
  return windows
    .flatMap((window) => {
      const [first, second] = parts.flatMap((part) =>
        inside([window], [part]).map(({ from, to }) => ({ opens: part.at(from), closes: part.at(to), from, to })),
      )
      if (!first) return []
      if (!second) return [first]
      // Through a change of the clock it is one window.
      if (first.closes === second.opens) return [{ ...first, closes: second.closes, to: second.to }]
      return [first, second]
    })
    .sort((one, other) => one.opens - other.opens)
}

/** What the week says of a date, special days aside. */
export function ordinaryWindows(weekly: WeeklyWindows, date: string): readonly Window[] {
  return weekly[Temporal.PlainDate.from(date).dayOfWeek as Weekday] ?? []
}

/** The parts of these windows that lie inside those. */
export function inside(windows: readonly Window[], those: readonly Window[]): Window[] {
  return windows.flatMap((w) =>
    those.flatMap((t) => {
      const [, from = ''] = [w.from, t.from].sort()
      const [to = ''] = [w.to, t.to].sort()
      return from < to ? [{ from, to }] : []
    }),
  )
}

/** The window that holds this instant, if any. */
export function openWindow(time: OfficeTime, table: Timetable, at: number): DatedWindow | null {
  return windowsOn(time, table, time.wall(at).date).find((w) => w.opens <= at && at < w.closes) ?? null
}

/** The first window that opens after this instant, looking up to `days` days ahead. */
export function nextWindow(time: OfficeTime, table: Timetable, at: number, days = 14): DatedWindow | null {
  const today = time.wall(at).date
  for (let day = 0; day <= days; day++) {
    const next = windowsOn(time, table, time.plusDays(today, day)).find((w) => w.opens > at)
    if (next) return next
  }
  return null
}
