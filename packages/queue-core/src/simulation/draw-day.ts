import { arriveMinutesBefore, graceMinutes } from '../profile/booked-visits.ts'
import type { Office } from '../profile/office.ts'
import type { Queue } from '../profile/schema.ts'
import { isCalledByNumber } from '../ticketing/codes.ts'
import { type DatedWindow, windowsOn } from '../time/windows.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type DayShape, type DayShapeName, dayShapes } from './day-shape.ts'
import { demandOn, scaledTo } from './demand.ts'
import { drawService } from './service-time.ts'
import type { DayPlan, Visitor } from './visitors.ts'

const MINUTE = 60_000
/** Booked visits that nobody comes to. */
const NEVER_COME = 0.1
/** Booked visitors who come after their hour. */
const COME_LATE = 0.06
/** Walk-ins who come at the opening itself, and who come when tickets are over. */
const AT_OPENING = 0.1
const TOO_LATE = 0.03
/**
 * A day's visits are longer or shorter than the profile says, all together: this is the deviation of their logarithm.
 */
const DAY_PACE = 0.12

/** What a day is drawn from. `visitors`: so many in all; as many as the shape's load needs when left out. */
export type Drawing = { seed: number; shape: DayShapeName; visitors?: number | undefined }

/**
 * A day's visitors, drawn: bookings by the profile's timetable, walk-ins by the shape of the day, who comes early, late
 * or never, and how long each visit will take. The same drawing gives the same day.
 */
export function drawDay(office: Office, date: string, { seed, shape: name, visitors }: Drawing): DayPlan {
  const shape = dayShapes[name]
  const demand = demandOn(office, date, shape.load)
  const counts = visitors === undefined ? null : scaledTo(demand, visitors)
  const drawn = [...demand].flatMap(([id, mean]) => {
    const queue = office.queues.get(id)
    if (!queue) return []
    const windows = windowsOn(office.time, office.tables.get(id) ?? office.opening, date)
    const chance = chanceOf(seed, `visitors of ${id}`)
    const pace = Math.exp(chance.normal() * DAY_PACE)
    const booked = queue.kind === 'booked'
    const spread = booked ? 0 : Math.sqrt(mean) * chance.normal()
    const count = counts?.get(id) ?? Math.max(0, Math.round(mean + spread))
    return Array.from({ length: count }, (_, i) => {
      const visit = { id: `${id}-${i + 1}`, queue: id, language: chance.oneOf(office.profile.languages) }
      const serviceMinutes = drawService(queue, chance) * pace
      // Half of the visitors would leave after four hours, hardly anybody within two.
      const patienceMinutes = 240 * Math.exp(0.35 * chance.normal())
      const when = booked
        ? bookedVisit(office, date, queue, { windows, i, count }, chance)
        : walkIn(office, date, windows, shape, chance)
      return { ...visit, serviceMinutes, patienceMinutes, ...when }
    })
  })
  return { date, visitors: drawn }
}

type When = Pick<Visitor, 'booking' | 'arrivesAt'>

/** Visits stand evenly over their windows, on the tens of the clock; a window ends with time left for one. */
function bookedVisit(
  office: Office,
  date: string,
  queue: Extract<Queue, { kind: 'booked' }>,
  { windows, i, count }: { windows: readonly DatedWindow[]; i: number; count: number },
  chance: Chance,
): When {
  const usable = windows.map(({ opens, closes }) => {
    const last = closes - queue.service.typicalMinutes * MINUTE
    return { opens, length: Math.max(MINUTE, last - opens) }
  })
  let into = (i / count) * usable.reduce((sum, w) => sum + w.length, 0)
  let hourAt = usable[0]?.opens ?? 0
  for (const { opens, length } of usable) {
    if (into < length) {
      hourAt = opens + Math.floor(into / (10 * MINUTE)) * 10 * MINUTE
      break
    }
    into -= length
  }
  const party = chance.happens(0.3) ? 1 + Math.floor(chance.next() * queue.partyUpTo) : 1
  const booking = { time: office.time.hourAndMinute(hourAt), hourAt, party }
  const early = arriveMinutesBefore(office, queue.id) + 5 + 8 * chance.normal()
  const late = chance.between(1, graceMinutes(office, queue.id) + 8)
  const isLate = chance.happens(COME_LATE)
  const comes = !chance.happens(NEVER_COME)
  // Who is called by number sits in the room before the hour, or is late: nothing else tells when they came.
  const minutes = isLate ? -late : isCalledByNumber(queue) ? 1 : Math.max(0, early)
  // The doors open with the office.
  const opens = windowsOn(office.time, office.opening, date)[0]?.opens ?? hourAt
  return { booking, arrivesAt: comes ? Math.max(opens, Math.round(hourAt - minutes * MINUTE)) : null }
}

function walkIn(office: Office, date: string, windows: readonly DatedWindow[], shape: DayShape, chance: Chance): When {
  const long = windows.map(({ opens, closes }) => closes - opens)
  const total = long.reduce((sum, ms) => sum + ms, 0)
  let into = inTenths(shape.arrivals, chance) * total
  const opening = chance.happens(AT_OPENING)
  const late = chance.happens(TOO_LATE)
  const part = chance.next()
  const first = windows[0]?.opens ?? 0
  if (opening) return { booking: null, arrivesAt: Math.round(first + part * 3 * MINUTE) }
  const ends = windows.at(-1)?.closes ?? first
  const closes = windowsOn(office.time, office.opening, date).at(-1)?.closes ?? ends
  if (late && closes > ends) return { booking: null, arrivesAt: Math.round(ends + part * (closes - ends)) }
  for (const [at, window] of windows.entries()) {
    const ms = long[at] ?? 0
    if (into < ms) return { booking: null, arrivesAt: Math.round(window.opens + into) }
    into -= ms
  }
  return { booking: null, arrivesAt: ends - MINUTE }
}

/** A moment of a window as a share of it, by how many come in each tenth. */
function inTenths(tenths: readonly number[], chance: Chance): number {
  const sum = tenths.reduce((a, b) => a + b, 0)
  let at = chance.next() * sum
  for (const [i, weight] of tenths.entries()) {
    if (at < weight) return (i + at / weight) / tenths.length
    at -= weight
  }
  return 0
}
