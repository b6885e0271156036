import { inside, type Office, ordinaryWindows, windowsOn } from '@poczekalnia/queue-core'
import { cellsOf, type Place } from './booking.ts'
import { type Cut, seatsLeft } from './cut.ts'

type BookingRules = NonNullable<Office['profile']['booking']>
export type Places = BookingRules['places'][number]

/** An office with what it has taken back of its hours and places (BOK-11). */
export type CutOffice = Office & { cuts?: readonly Cut[] }

/** The matter as it can be booked; `null`: it can't. */
export function bookableMatter({ profile }: Office, matter: string): BookingRules['matters'][number] | null {
  return profile.booking?.matters.find(({ queue }) => queue === matter) ?? null
}

/** A seat that is taken at an instant of the grid. */
export type TakenCell = { places: string; at: number; seat: number }

/** Taken cells, asked by places, instant and seat. */
export class Taken {
  readonly #cells: ReadonlySet<string>

  constructor(cells: readonly TakenCell[]) {
    this.#cells = new Set(cells.map(({ places, at, seat }) => `${places} ${at} ${seat}`))
  }

  has(places: string, at: number, seat: number): boolean {
    return this.#cells.size > 0 && this.#cells.has(`${places} ${at} ${seat}`)
  }
}

/**
 * Every hour of a day at which a visit of this matter fits between opening and closing, whether it is free or not, in
 * order and each once. Hours lie on one grid for all matters (BOK-12), in instants: right in nights of 23 and 25 hours.
 * @param date `YYYY-MM-DD`
 */
export function startsOn(office: CutOffice, matter: string, date: string): number[] {
  const step = stepOf(office)
  const asked = bookableMatter(office, matter)
  if (!asked) return []
  const starts = placesFor(office, matter).flatMap((places) =>
    cellsFor(office, matter, places, date).flatMap((cells) => {
      const steps = Math.ceil((asked.minutes * 60_000) / step)
      const left = seatsAt(office, places, date)
      return freeRuns(cells, (at) => left(at) === 0).flatMap((run) => run.slice(0, Math.max(0, run.length - steps + 1)))
    }),
  )
  return [...new Set(starts)].sort((a, b) => a - b)
}

/**
 * The places in which a visit of this matter can begin on a day, by hour. A visit leaves no gap that is too short for
 * every matter, unless each start in that free time would (BOK-12).
 */
export function freePlaces(office: CutOffice, matter: string, date: string, taken: Taken): Map<number, Place[]> {
  const asked = bookableMatter(office, matter)
  const found = new Map<number, Place[]>()
  if (!asked) return found
  const step = stepOf(office)
  const steps = Math.ceil((asked.minutes * 60_000) / step)
  for (const places of placesFor(office, matter)) {
    const shortest = shortestIn(office, places)
    const left = seatsAt(office, places, date)
    for (const cells of cellsFor(office, matter, places, date)) {
      for (let seat = 1; seat <= places.seats; seat++) {
        for (const run of freeRuns(cells, (at) => seat > left(at) || taken.has(places.id, at, seat))) {
          for (const first of startsIn(run.length, steps, shortest)) {
            const at = run[first] as number
            const place = { places: places.id, seat, at, minutes: asked.minutes }
            const others = found.get(at)
            if (others) others.push(place)
            else found.set(at, [place])
          }
        }
      }
    }
  }
  return found
}

/** The places in which a visit can begin at an hour, as `freePlaces` has them; no other hour is looked at. */
export function freePlacesAt(
  office: CutOffice,
  asked: { matter: string; date: string; at: number },
  taken: Taken,
): Place[] {
  const matter = bookableMatter(office, asked.matter)
  if (!matter) return []
  const steps = Math.ceil((matter.minutes * 60_000) / stepOf(office))
  return placesFor(office, asked.matter).flatMap((places) => {
    const shortest = shortestIn(office, places)
    const left = seatsAt(office, places, asked.date)
    const cells = cellsFor(office, asked.matter, places, asked.date).find((window) => window.includes(asked.at))
    if (!cells) return []
    const [seats, first] = [left(asked.at), cells.indexOf(asked.at)]
    return Array.from({ length: Math.min(seats, places.seats) }, (_, n) => n + 1)
      .filter((seat) => {
        const isTaken = (at: number) => seat > left(at) || taken.has(places.id, at, seat)
        const [before, behind] = runAround(cells, first, isTaken)
        return startsIn(before + behind, steps, shortest).includes(before)
      })
      .map((seat) => ({ places: places.id, seat, at: asked.at, minutes: matter.minutes }))
  })
}

/** How many free instants lie before one, and from it on; both 0 where it is taken. */
function runAround(cells: readonly number[], first: number, isTaken: (at: number) => boolean): [number, number] {
  if (isTaken(cells[first] as number)) return [0, 0]
  let [before, behind] = [0, 1]
  while (first - before > 0 && !isTaken(cells[first - before - 1] as number)) before += 1
  while (first + behind < cells.length && !isTaken(cells[first + behind] as number)) behind += 1
  return [before, behind]
}

/** How many of some places' seats an hour has, after what was cut. */
function seatsAt({ cuts = [], time }: CutOffice, places: Places, date: string): (at: number) => number {
  const ofDay = cuts.filter((cut) => cut.date === date)
  if (ofDay.length === 0) return () => places.seats
  return (at) => seatsLeft(ofDay, places, date, time.hourAndMinute(at))
}

/** The steps of a day that are free on a seat, within a matter's hours. */
export function freeCells(office: Office, matter: string, places: Places, date: string, seat: number, taken: Taken) {
  return cellsFor(office, matter, places, date)
    .flat()
    .filter((at) => !taken.has(places.id, at, seat))
}

/** Runs of neighbouring instants that are free. */
function freeRuns(cells: readonly number[], isTaken: (at: number) => boolean): number[][] {
  const runs: number[][] = []
  let run: number[] = []
  for (const at of cells) {
    if (!isTaken(at)) {
      run.push(at)
      continue
    }
    if (run.length > 0) runs.push(run)
    run = []
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/**
 * Where in a free run of so many steps a visit may begin: where it leaves no gap shorter than the shortest matter,
 * before
 * or behind; where each start would, anywhere.
 * @param steps length of the visit
 */
export function startsIn(length: number, steps: number, shortest: number): number[] {
  const starts = Array.from({ length: Math.max(0, length - steps + 1) }, (_, n) => n)
  const isGap = (gap: number) => gap > 0 && gap < shortest
  const thrifty = starts.filter((before) => !isGap(before) && !isGap(length - steps - before))
  return thrifty.length > 0 ? thrifty : starts
}

const stepOf = ({ profile }: Office): number => (profile.booking?.stepMinutes ?? 5) * 60_000

const placesFor = ({ profile }: Office, matter: string): Places[] =>
  profile.booking?.places.filter(({ queues }) => !queues || queues.includes(matter)) ?? []

/** Steps of the shortest visit that may be booked into these places. */
function shortestIn({ profile }: Office, { queues }: Places): number {
  const { matters = [], stepMinutes = 5 } = profile.booking ?? {}
  const lengths = matters.filter(({ queue }) => !queues || queues.includes(queue)).map(({ minutes }) => minutes)
  return Math.ceil(Math.min(...lengths) / stepMinutes)
}

/** The steps of the grid inside a window, counted from the full hour of the office's wall. */
function cellsIn(office: Office, { opens, closes }: { opens: number; closes: number }): number[] {
  const step = stepOf(office)
  const over = (office.time.wall(opens).minute * 60_000) % step
  const first = over === 0 ? opens : opens + step - over
  return Array.from({ length: Math.max(0, Math.floor((closes - first) / step)) }, (_, n) => first + n * step)
}

/** Days whose grid is kept at most, of all matters together. */
const MOST_DAYS = 5_000

/** The grid of a day is the same whoever asks: it goes with the office that it was made for. */
const knownCells = new WeakMap<Office, Map<string, readonly number[][]>>()

/** The instants of the grid in each window of a matter's day in some places. */
function cellsFor(office: Office, matter: string, places: Places, date: string): readonly number[][] {
  const known = knownCells.get(office) ?? new Map<string, readonly number[][]>()
  knownCells.set(office, known)
  const key = `${matter} ${places.id} ${date}`
  const cells = known.get(key) ?? windowsFor(office, matter, places, date).map((window) => cellsIn(office, window))
  if (known.size >= MOST_DAYS) known.clear()
  known.set(key, cells)
  return cells
}

function windowsFor(office: Office, matter: string, places: Places, date: string) {
  const table = office.tables.get(matter) ?? office.opening
  const { hours } = places
  if (!hours) return windowsOn(office.time, table, date)
  const within = inside(windowsOn(office.time, table, date), ordinaryWindows(hours, date))
  return windowsOn(office.time, { weekly: {}, onDate: () => within }, date)
}

type PlaceOfMatter = Place & { matter: string; date: string }

/**
 * Whether a booking's place is still one by the office's profile and cuts as they are now (BOK-11). An early end of the
 * day takes nothing from who is booked: the office tells them itself.
 */
export function isStillPlace(office: CutOffice, booking: PlaceOfMatter): boolean {
  const { cuts = [] } = office
  const takenBack = cuts.filter(({ kind }) => kind === 'taken-back')
  return isOffered(takenBack.length === cuts.length ? office : { ...office, cuts: takenBack }, booking)
}

/** The same, for whoever is not booked yet. */
export function isOffered(office: CutOffice, booking: PlaceOfMatter): boolean {
  const places = placesFor(office, booking.matter).find(({ id }) => id === booking.places)
  if (!places || booking.seat > places.seats) return false
  const known = new Set(cellsFor(office, booking.matter, places, booking.date).flat())
  const left = seatsAt(office, places, booking.date)
  const cells = cellsOf(booking, office.profile.booking?.stepMinutes ?? 5)
  return cells.every((at) => known.has(at) && booking.seat <= left(at))
}
