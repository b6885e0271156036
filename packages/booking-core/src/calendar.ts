import type { Office } from '@poczekalnia/queue-core'
import { bookableMatter, freePlaces, startsOn, Taken, type TakenCell } from './grid.ts'
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

/** What is known of some days: seats that are taken, and how many visits of a matter a day has. */
export type Occupied = {
  cells: readonly TakenCell[]
  visits: readonly { matter: string; date: string; count: number }[]
}

/** The next days of a matter's calendar. @param days how many, from today on */
export function calendar(office: Office, matter: string, occupied: Occupied, now: number, days: number): Day[] {
  const today = office.time.wall(now).date
  const known = { ...occupied, taken: new Taken(occupied.cells) }
  return Array.from({ length: days }, (_, n) => dayOf(office, matter, office.time.plusDays(today, n), known, now))
}

/** One day of it. */
export function dayOf(
  office: Office,
  matter: string,
  date: string,
  { taken, visits }: { taken: Taken; visits: Occupied['visits'] },
  now: number,
): Day {
  const booking = office.profile.booking
  const asked = bookableMatter(office, matter)
  if (!booking || !asked) return { date, kind: 'closed' }
  const starts = startsOn(office, matter, date)
  const opensAt = openedAt(office, matter, date)
  if (starts.length === 0 || opensAt === null) return { date, kind: 'closed' }
  if (opensAt > now) return { date, kind: 'not-yet', opensAt }
  const earliest = now + booking.leadMinutes * 60_000
  if (!starts.some((at) => at >= earliest)) return { date, kind: 'over' }
  const already = visits.find((one) => one.matter === matter && one.date === date)?.count ?? 0
  if (already >= (asked.perDay ?? Number.POSITIVE_INFINITY)) return { date, kind: 'full' }
  const left = asked.perDay === undefined ? Number.POSITIVE_INFINITY : asked.perDay - already
  const hours = [...freePlaces(office, matter, date, taken)]
    .filter(([at]) => at >= earliest)
    .sort(([a], [b]) => a - b)
    .map(([at, places]) => ({ at, time: office.time.hourAndMinute(at), free: Math.min(places.length, left) }))
  return hours.length === 0 ? { date, kind: 'full' } : { date, kind: 'free', hours }
}
