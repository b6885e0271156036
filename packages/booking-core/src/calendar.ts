import type { Office } from '@poczekalnia/queue-core'
import { bookableMatter, freeSeats, startsOn, Taken, type TakenCell } from './grid.ts'
import { openedAt } from './opening.ts'

/** An hour that can be had, with how many visits there is room for. */
export type FreeHour = { at: number; time: string; free: number }

/**
 * What a day has for a matter.
 * - `closed`: no visits of this matter that day.
 * - `not-yet`: it opens at `opensAt`, epoch ms; nothing else of it can be learnt before (BOK-5).
 * - `over`: all its hours are past, or too near.
 * - `full`: „Brak wolnych godzin” (OLS-6).
 * - `free`: hours that can be had.
 */
export type Day = { date: string } & (
  | { kind: 'closed' | 'over' | 'full' }
  | { kind: 'not-yet'; opensAt: number }
  | { kind: 'free'; hours: readonly FreeHour[] }
)

/** The next days of a matter's calendar. @param days how many, from today on */
export function calendar(
  office: Office,
  matter: string,
  taken: readonly TakenCell[],
  now: number,
  days: number,
): Day[] {
  const today = office.time.wall(now).date
  const known = new Taken(taken, office.profile.booking?.stepMinutes ?? 1)
  return Array.from({ length: days }, (_, n) => dayOf(office, matter, office.time.plusDays(today, n), known, now))
}

/** One day of it. */
export function dayOf(office: Office, matter: string, date: string, taken: Taken, now: number): Day {
  const booking = office.profile.booking
  const asked = bookableMatter(office, matter)
  if (!booking || !asked) return { date, kind: 'closed' }
  const starts = startsOn(office, matter, date)
  if (starts.length === 0) return { date, kind: 'closed' }
  const opensAt = openedAt(office, date)
  if (opensAt === null) return { date, kind: 'closed' }
  if (opensAt > now) return { date, kind: 'not-yet', opensAt }
  const toCome = starts.filter(({ at }) => at >= now + booking.leadMinutes * 60_000)
  if (toCome.length === 0) return { date, kind: 'over' }
  const hours = new Map<number, FreeHour>()
  for (const start of toCome) {
    const free = freeSeats(start, asked.minutes, taken).length
    if (free === 0) continue
    const before = hours.get(start.at)?.free ?? 0
    hours.set(start.at, { at: start.at, time: office.time.hourAndMinute(start.at), free: before + free })
  }
  return hours.size === 0 ? { date, kind: 'full' } : { date, kind: 'free', hours: [...hours.values()] }
}
