import type { MatterOnDay, SiteCalendar } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Booking, isLive } from './booking.ts'
import { bookableMatter, freeSeats, type Start, startsOn, Taken, type TakenCell } from './grid.ts'
import { openedAt } from './opening.ts'

/**
 * The office's own calendar: what each day has, by matter, also of days that are not open for visitors yet.
 * @param from first day, `YYYY-MM-DD`
 * @param taken what is taken on these days
 * @param bookings those whose visit is on these days
 */
export function officeCalendar(
  office: Office,
  { from, days }: { from: string; days: number },
  taken: readonly TakenCell[],
  bookings: readonly Booking[],
  now: number,
): SiteCalendar {
  const rules = office.profile.booking
  const matters = rules?.matters.map(({ queue }) => queue) ?? []
  const known = new Taken(taken, rules?.stepMinutes ?? 1)
  const live = bookings.filter((booking) => isLive(booking, now))
  const today = office.time.wall(now).date
  const dates = Array.from({ length: days }, (_, n) => office.time.plusDays(from, n))
  return {
    ...{ from, matters },
    days: dates.map((date) => {
      const opensAt = openedAt(office, date)
      const ofDay = matters.map((matter) => onDay(office, matter, date, known, live, now))
      const hasVisits = ofDay.some(({ starts, booked }) => starts > 0 || booked > 0)
      const kind =
        date < today ? 'over' : !hasVisits ? 'closed' : opensAt !== null && opensAt > now ? 'not-yet' : 'open'
      return { ...{ date, kind, opensAt }, matters: ofDay.map(({ starts: _starts, ...rest }) => rest) }
    }),
  }
}

function onDay(
  office: Office,
  matter: string,
  date: string,
  taken: Taken,
  live: readonly Booking[],
  now: number,
): MatterOnDay & { starts: number } {
  const minutes = bookableMatter(office, matter)?.minutes ?? 0
  const starts = startsOn(office, matter, date).filter(({ at }) => at > now)
  const own = live.filter((booking) => booking.matter === matter && booking.date === date)
  const held = own.filter(({ state }) => state === 'held' || state === 'pending').length
  return {
    ...{ matter, free: roomFor(starts, minutes, taken), held },
    booked: own.length - held,
    starts: starts.length,
  }
}

/** Visits that there is room for one after another: of hours that overlap on a seat only one can be had. */
function roomFor(starts: readonly Start[], minutes: number, taken: Taken): number {
  const freeFrom = new Map<string, number>()
  let room = 0
  for (const start of starts)
    for (const { places, seat, at } of freeSeats(start, minutes, taken)) {
      const key = `${places} ${seat}`
      if ((freeFrom.get(key) ?? at) > at) continue
      freeFrom.set(key, at + minutes * 60_000)
      room += 1
    }
  return room
}
