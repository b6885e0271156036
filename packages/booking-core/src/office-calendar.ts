import type { MatterOnDay, SiteCalendar } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Booking, isLive } from './booking.ts'
import type { Occupied } from './calendar.ts'
import { bookableMatter, freePlaces, startsOn, Taken, type TakenCell } from './grid.ts'
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
  const known = new Taken(taken)
  const live = bookings.filter((booking) => isLive(booking, now))
  const today = office.time.wall(now).date
  const dates = Array.from({ length: days }, (_, n) => office.time.plusDays(from, n))
  return {
    ...{ from, matters },
    days: dates.map((date) => {
      // The first of its matters: each may open at an hour of its own.
      const opens = matters.flatMap((matter) => openedAt(office, matter, date) ?? [])
      const opensAt = opens.length === 0 ? null : Math.min(...opens)
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
  const own = live.filter((booking) => booking.matter === matter && booking.date === date)
  const held = own.filter((booking) => 'expiresAt' in booking).length
  const starts = startsOn(office, matter, date).filter((at) => at > now).length
  const left = Math.max(0, (bookableMatter(office, matter)?.perDay ?? Number.POSITIVE_INFINITY) - own.length)
  const free = Math.min(left, roomFor(office, matter, date, taken, now))
  const most = bookableMatter(office, matter)?.perDay ?? Number.POSITIVE_INFINITY
  const places = Math.min(most, roomFor(office, matter, date, new Taken([]), 0))
  return { ...{ matter, places, free, held }, booked: own.length - held, starts }
}

/** Visits that there is room for one after another: of hours that overlap on a seat only one can be had. */
function roomFor(office: Office, matter: string, date: string, taken: Taken, now: number): number {
  const freeFrom = new Map<string, number>()
  let room = 0
  const hours = [...freePlaces(office, matter, date, taken)].filter(([at]) => at > now).sort(([a], [b]) => a - b)
  for (const { places, seat, at, minutes } of hours.flatMap(([, found]) => found)) {
    const key = `${places} ${seat}`
    if ((freeFrom.get(key) ?? at) > at) continue
    freeFrom.set(key, at + minutes * 60_000)
    room += 1
  }
  return room
}

/** Visits that there is still room for on a day, whenever in it. */
export function leftOn(
  office: Office,
  matter: string,
  date: string,
  { taken, visits }: { taken: Taken; visits: Occupied['visits'] },
  now: number,
): number {
  const already = visits.find((one) => one.matter === matter && one.date === date)?.count ?? 0
  const most = (bookableMatter(office, matter)?.perDay ?? Number.POSITIVE_INFINITY) - already
  const earliest = now + (office.profile.booking?.leadMinutes ?? 0) * 60_000
  return Math.max(0, Math.min(most, roomFor(office, matter, date, taken, earliest - 1)))
}
