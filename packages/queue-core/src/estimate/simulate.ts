import { type Firsts, nextInOrder } from '../ticketing/call-order.ts'
import { afterCall, type FairnessCounters, type Rules } from '../ticketing/fairness-counters.ts'
import { byPlace, kinds, type Lane, type Place } from '../ticketing/waiting-room.ts'

const MINUTE = 60_000

/**
 * Somebody who waits or may come. `arrivesAt`: epoch ms, for those who are not here yet. `comes`: how likely it is that
 * they will.
 */
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
    rules: Rules
    /** Desks of one group take turns together. */
    group: number
    /** Draws when the desk is free. */
    freeAt: (random: () => number) => number
  }[]
  coming: readonly (Coming & { lane: number })[]
  /** By group of desks. */
  turns: readonly FairnessCounters[]
}

/** Minutes from the end of a visit to the next call. */
const TO_NEXT = 0.3
/** Minutes that a desk loses with somebody who does not come. */
const NOBODY_CAME = 1.5
/**
 * Breaks: after so many visits, for so many minutes, on average. A quarter of an hour and two short ones a day make
 * that.
 */
const BREAK_AFTER = 1 / 15
const BREAK_MINUTES = [5, 5, 15] as const

/**
 * One kind of one lane during a play: who waits, in order, the first `gone` of them called already; and who may still
 * come.
 */
type Line = { waiting: readonly Place[]; gone: number; coming: { place: Place; at: number }[] }
type SimulatedLane = { readonly [Kind in keyof Lane]: Line }
type Filled = { -readonly [Kind in keyof Firsts]: Firsts[Kind] }

/**
 * Plays the queue ahead through the real call order once, with everything drawn that nobody can know, and answers after
 * how many minutes each of these places is called: what one of them is answered doesn't depend on which others are
 * asked for.
 * @param targets places and their position in the answer
 * @param limit minutes after which the play is given up and `limit` is the answer
 */
export function minutesUntilCalled(
  room: Room,
  targets: ReadonlyMap<Place, number>,
  random: () => number,
  limit: number,
): number[] {
  const called = new Array<number>(targets.size).fill(limit)
  let left = targets.size
  const lanes = standing(room, random)
  const factors = room.lanes.map(({ paceDeviation }) => Math.exp(paceDeviation * roughlyNormal(random)))
  const free = room.desks.map(({ freeAt }) => Math.max(room.now, freeAt(random)))
  const end = room.now + limit * MINUTE
  const firstsOfDesk = room.desks.map((desk) => desk.lanes.map(nobody))
  const turns = [...room.turns]
  // Most rooms have nobody with priority: every look at a line that stays empty would be paid for thousands of times.
  const present = kinds.filter((kind) => lanes.some((lane) => lane[kind].waiting.length + lane[kind].coming.length > 0))
  for (;;) {
    let at = 0
    for (let d = 1; d < free.length; d++) if ((free[d] as number) < (free[at] as number)) at = d
    const now = free[at]
    const desk = room.desks[at]
    const firsts = firstsOfDesk[at]
    const turn = turns[desk?.group ?? -1]
    if (now === undefined || !desk || !firsts || !turn || now > end) return called
    let nextArrival = Number.POSITIVE_INFINITY
    for (let i = 0; i < firsts.length; i++) {
      const lane = lanes[desk.lanes[i] as number] as SimulatedLane
      const filled = firsts[i] as Filled
      for (const kind of present) {
        const found = firstHere(lane[kind], now)
        if (typeof found === 'number') {
          nextArrival = Math.min(nextArrival, found)
          filled[kind] = null
        } else filled[kind] = found
      }
    }
    const choice = nextInOrder(firsts, now, turn, desk.rules)
    if (!choice) {
      free[at] = nextArrival
      continue
    }
    const { place, reason } = choice
    const asked = targets.get(place)
    if (asked !== undefined) {
      called[asked] = (now - room.now) / MINUTE
      if (--left === 0) return called
    }
    const l = desk.lanes.find((id) => takeOut(lanes[id] as SimulatedLane, place))
    const lane = room.lanes[l ?? -1]
    if (l === undefined || lane === undefined) throw new Error(`${place.ticket} was called and stands in no lane`)
    const isBooked = firsts.some((first) => first.booked === place || first.priorityBooked === place)
    const walkInsWait = firsts.some((first) => first.walkIns !== null)
    turns[desk.group] = afterCall(turn, { reason, isBooked, walkInsWait })
    const there = random() >= lane.absence
    const minutes = there ? draw(lane.pace, random) * (factors[l] ?? 1) : NOBODY_CAME
    const rest = there && random() < BREAK_AFTER ? draw(BREAK_MINUTES, random) : 0
    free[at] = now + (minutes + TO_NEXT + rest) * MINUTE
  }
}

const nobody = (): Filled => ({ booked: null, walkIns: null, priorityBooked: null, priorityWalkIns: null })

/** Those who wait and those who come in this play, by lane. */
function standing(room: Room, random: () => number): SimulatedLane[] {
  const line = (waiting: readonly Place[]): Line => ({ waiting, gone: 0, coming: [] })
  const lanes = room.lanes.map(
    ({ waiting }): SimulatedLane => ({
      booked: line(waiting.booked),
      walkIns: line(waiting.walkIns),
      priorityBooked: line(waiting.priorityBooked),
      priorityWalkIns: line(waiting.priorityWalkIns),
    }),
  )
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

function takeOut(standing: SimulatedLane, place: Place): boolean {
  for (const kind of kinds) {
    const line = standing[kind]
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
