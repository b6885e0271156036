import { inside, type Office, ordinaryWindows, windowsOn } from '@poczekalnia/queue-core'
import { cellsOf, type Place } from './booking.ts'

type BookingRules = NonNullable<Office['profile']['booking']>
export type Places = BookingRules['places'][number]

/** An hour at which a visit of a matter can begin, in some places of the office. */
export type Start = { at: number; places: Places }

/** The matter as it can be booked; `null`: it can't. */
export function bookableMatter({ profile }: Office, matter: string): BookingRules['matters'][number] | null {
  return profile.booking?.matters.find(({ queue }) => queue === matter) ?? null
}

/**
 * Every hour of a day at which a visit of this matter fits between opening and closing, by the clock, whether it is
 * free
 * or not. Hours lie on one grid for all matters (BOK-12), in instants: right in nights of 23 and 25 hours too.
 * @param date `YYYY-MM-DD`
 */
export function startsOn(office: Office, matter: string, date: string): Start[] {
  const { booking } = office.profile
  const asked = bookableMatter(office, matter)
  if (!booking || !asked) return []
  const step = booking.stepMinutes * 60_000
  const starts = booking.places.flatMap((places) => {
    if (places.queues && !places.queues.includes(matter)) return []
    return windowsFor(office, matter, places, date).flatMap(({ opens, closes }) => {
      const first = onGrid(office, opens, booking.stepMinutes)
      const count = Math.max(0, Math.floor((closes - asked.minutes * 60_000 - first) / step) + 1)
      return Array.from({ length: count }, (_, n): Start => ({ at: first + n * step, places }))
    })
  })
  return starts.sort((a, b) => a.at - b.at)
}

/** The next instant of the grid, counted from the full hour of the office's wall. */
function onGrid({ time }: Office, at: number, stepMinutes: number): number {
  const over = time.wall(at).minute % stepMinutes
  return over === 0 ? at : at + (stepMinutes - over) * 60_000
}

function windowsFor(office: Office, matter: string, places: Places, date: string) {
  const table = office.tables.get(matter) ?? office.opening
  const { hours } = places
  if (!hours) return windowsOn(office.time, table, date)
  const within = inside(windowsOn(office.time, table, date), ordinaryWindows(hours, date))
  return windowsOn(office.time, { weekly: {}, onDate: () => within }, date)
}

/** A seat that is taken at an instant of the grid. */
export type TakenCell = { places: string; at: number; seat: number }

/** Taken cells, asked by places, instant and seat. */
export class Taken {
  readonly #cells: ReadonlySet<string>
  readonly #stepMinutes: number

  constructor(cells: readonly TakenCell[], stepMinutes: number) {
    this.#cells = new Set(cells.map(({ places, at, seat }) => `${places} ${at} ${seat}`))
    this.#stepMinutes = stepMinutes
  }

  has(places: string, at: number, seat: number): boolean {
    return this.#cells.has(`${places} ${at} ${seat}`)
  }

  /** Whether all of a place is free. */
  isFree(place: Place): boolean {
    return cellsOf(place, this.#stepMinutes).every((at) => !this.has(place.places, at, place.seat))
  }
}

/** The seats on which a visit of so many minutes can begin at this start. */
export function freeSeats(start: Start, minutes: number, taken: Taken): Place[] {
  return Array.from({ length: start.places.seats }, (_, n): Place => {
    return { places: start.places.id, seat: n + 1, at: start.at, minutes }
  }).filter((place) => taken.isFree(place))
}
