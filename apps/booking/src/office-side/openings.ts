import { type Booking, keepsPlace, officeCalendar, openedAt } from '@poczekalnia/booking-core'
import type { SiteOpening } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'

const MINUTE = 60_000
/** Openings that are told of, and how far back. */
const MOST = 10
const BACK_DAYS = 14
const AHEAD_DAYS = 42

/** The days that openings of the last two weeks were about, `from` the first. */
export const openingSpan = (office: Office, now: number) => ({
  from: office.time.plusDays(office.time.wall(now).date, -BACK_DAYS),
  days: BACK_DAYS + AHEAD_DAYS,
})

/**
 * How soon the places of each opening for whoever comes first were taken, the newest first: what was taken in the first
 * minute is what a draw would have given by lot.
 * @param bookings of the days of `openingSpan`, called off ones too
 */
export function openingsOf(office: Office, bookings: readonly Booking[], now: number): Omit<SiteOpening, 'played'>[] {
  const span = openingSpan(office, now)
  const calendar = officeCalendar(office, span, [], bookings, now)
  const openings = new Map<number, { keys: Set<string>; days: Set<string>; places: number }>()
  for (const { date, matters } of calendar.days) {
    const most = new Map<number, number>()
    for (const { matter, places } of matters) {
      const at = openedAt(office, matter, date)
      if (at === null || at > now || at < now - BACK_DAYS * 24 * 60 * MINUTE || places === 0) continue
      const one = openings.get(at) ?? { keys: new Set(), days: new Set(), places: 0 }
      one.keys.add(`${matter} ${date}`)
      one.days.add(date)
      openings.set(at, one)
      // Matters that share places share them: the largest is what there is.
      most.set(at, Math.max(most.get(at) ?? 0, places))
    }
    for (const [at, places] of most) {
      const one = openings.get(at)
      if (one) one.places += places
    }
  }
  return (
    [...openings]
      .sort(([a], [b]) => b - a)
      .map(([opensAt, { keys, days, places }]) => {
        const own = bookings.filter(({ matter, date }) => keys.has(`${matter} ${date}`))
        const taken = own.filter(({ state }) => keepsPlace.has(state) || state === 'cancelled')
        const after = (from: number, to: number) =>
          taken.filter(({ createdAt }) => createdAt - opensAt >= from && createdAt - opensAt < to).length
        const off = own.filter((one) => one.state === 'cancelled' && one.by === 'visitor')
        const isRetaken = (one: Booking) =>
          own.some(
            ({ id, at, places, seat, createdAt }) =>
              id !== one.id &&
              at === one.at &&
              places === one.places &&
              seat === one.seat &&
              createdAt >= one.changedAt &&
              createdAt - one.changedAt < MINUTE,
          )
        return {
          ...{ opensAt, days: [...days].sort(), places, firstMinute: after(0, MINUTE) },
          ...{ firstHour: after(MINUTE, 60 * MINUTE), later: after(60 * MINUTE, Number.POSITIVE_INFINITY) },
          retaken: off.filter(isRetaken).length,
        }
      })
      // Where days open one by one there is an opening each morning: those of which nothing was taken tell nothing.
      .filter(({ firstMinute, firstHour, later }) => firstMinute + firstHour + later > 0)
      .slice(0, MOST)
  )
}
