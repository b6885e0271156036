import { isShareOwed, nextInOrder } from '../ticketing/call-order.ts'
import { byPlace, type Lane, type Place } from '../ticketing/waiting-room.ts'

const MINUTE = 60_000

/** Somebody who waits or may come. `arrivesAt`: epoch ms, for those who are not here yet. `comes`: how likely it is that they will. */
export type Coming = { place: Place; kind: keyof Lane; arrivesAt: (random: () => number) => number; comes: number }

/** The room as every play of it starts. Times are epoch ms, lanes and desks are known by their position. */
export type Room = {
  now: number
  lanes: readonly {
    id: string
    waiting: Lane
    /** Minutes that a visit keeps its desk, equally likely values. */
    pace: readonly number[]
    /** How uncertain the pace as a whole is: deviation of its logarithm. */
    paceDeviation: number
    /** Share of those called who are not there. */
    absence: number
  }[]
  desks: readonly {
    lanes: readonly number[]
    share: number | null
    /** Draws when the desk is free. */
    freeAt: (random: () => number) => number
  }[]
  coming: readonly (Coming & { lane: number })[]
  bookedSinceWalkIn: number
}

/** Minutes from the end of a visit to the next call. */
const TO_NEXT = 0.3
/** Minutes that a desk loses with somebody who does not come. */
const NOBODY_CAME = 1.5
/** Breaks: after so many visits, for so many minutes, on average. A quarter of an hour and two short ones a day make that. */
const BREAK_AFTER = 1 / 15
const BREAK_MINUTES = [5, 5, 15] as const

/** One kind of one lane during a play: who waits, in order, the first `gone` of them called already; and who may still come. */
type Line = { waiting: readonly Place[]; gone: number; coming: { place: Place; at: number }[] }
type Standing = { booked: Line; walkIns: Line }

/**
 * Plays the queue ahead through the real call order once, with everything drawn that nobody can know, and answers after how
 * many minutes the place is called. `limit`: minutes after which the play is given up and `limit` is the answer.
 */
export function minutesUntilCalled(room: Room, target: Place, random: () => number, limit: number): number {
  const lanes = standing(room, random)
  const factors = room.lanes.map(({ paceDeviation }) => Math.exp(paceDeviation * roughlyNormal(random)))
  const free = room.desks.map(({ freeAt }) => Math.max(room.now, freeAt(random)))
  const end = room.now + limit * MINUTE
  const firsts: { booked: Place[]; walkIns: Place[] } = { booked: [], walkIns: [] }
  let bookedSinceWalkIn = room.bookedSinceWalkIn
  for (;;) {
    let at = 0
    for (let d = 1; d < free.length; d++) if ((free[d] as number) < (free[at] as number)) at = d
    const now = free[at]
    const desk = room.desks[at]
    if (now === undefined || desk === undefined || now > end) return limit
    firsts.booked.length = 0
    firsts.walkIns.length = 0
    let nextArrival = Number.POSITIVE_INFINITY
    for (const l of desk.lanes) {
      const lane = lanes[l] as Standing
      const booked = firstHere(lane.booked, now)
      if (typeof booked === 'number') nextArrival = Math.min(nextArrival, booked)
      else firsts.booked.push(booked)
      const walkIn = firstHere(lane.walkIns, now)
      if (typeof walkIn === 'number') nextArrival = Math.min(nextArrival, walkIn)
      else firsts.walkIns.push(walkIn)
    }
    const choice = nextInOrder(firsts, now, isShareOwed(desk.share, bookedSinceWalkIn))
    if (!choice) {
      free[at] = nextArrival
      continue
    }
    const { place } = choice
    if (place === target) return (now - room.now) / MINUTE
    const l = desk.lanes.find((id) => takeOut(lanes[id] as Standing, place))
    const lane = room.lanes[l ?? -1]
    if (l === undefined || lane === undefined) throw new Error(`${place.ticket} was called and stands in no lane`)
    bookedSinceWalkIn = firsts.booked.includes(place) ? bookedSinceWalkIn + 1 : 0
    const there = random() >= lane.absence
    const minutes = there ? draw(lane.pace, random) * (factors[l] ?? 1) : NOBODY_CAME
    const rest = there && random() < BREAK_AFTER ? draw(BREAK_MINUTES, random) : 0
    free[at] = now + (minutes + TO_NEXT + rest) * MINUTE
  }
}

/** Those who wait and those who come in this play, by lane. */
function standing(room: Room, random: () => number): Standing[] {
  const lanes = room.lanes.map(({ waiting: { booked, walkIns } }) => ({
    booked: { waiting: booked, gone: 0, coming: [] as Line['coming'] },
    walkIns: { waiting: walkIns, gone: 0, coming: [] as Line['coming'] },
  }))
  for (const { lane, place, kind, arrivesAt, comes } of room.coming) {
    if (random() > comes) continue
    lanes[lane]?.[kind].coming.push({ place, at: arrivesAt(random) })
  }
  return lanes
}

/** The first of a line who is here by now, or when the next one comes (epoch ms). */
function firstHere({ waiting, gone, coming }: Line, now: number): Place | number {
  let first: Place | null = waiting[gone] ?? null
  let next = Number.POSITIVE_INFINITY
  if (coming.length === 0) return first ?? next
  for (const { place, at } of coming) {
    if (at > now) next = Math.min(next, at)
    else if (first === null || byPlace(place, first) < 0) first = place
  }
  return first ?? next
}

function takeOut({ booked, walkIns }: Standing, place: Place): boolean {
  for (const line of [booked, walkIns]) {
    if (line.waiting[line.gone] === place) {
      line.gone++
      return true
    }
    const at = line.coming.findIndex((one) => one.place === place)
    if (at < 0) continue
    line.coming.splice(at, 1)
    return true
  }
  return false
}

/** One of equally likely values. */
export function draw(values: readonly number[], random: () => number): number {
  return values[Math.floor(random() * values.length)] ?? 0
}

/** What is left of a visit that has already kept its desk for a while: drawn among those that last longer. */
export function drawRest(values: readonly number[], elapsed: number, random: () => number): number {
  const longer = values.filter((v) => v > elapsed)
  // A visit longer than any known one: nobody knows, half of the usual length is a fair guess.
  return longer.length > 0 ? draw(longer, random) - elapsed : draw(values, random) / 2
}

/** Mean 0, deviation 1. */
export const roughlyNormal = (random: () => number): number => (random() + random() + random() - 1.5) * 2
