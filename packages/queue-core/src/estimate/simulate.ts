import { isShareOwed, nextInOrder } from '../ticketing/call-order.ts'
import type { Lane, Place } from '../ticketing/waiting-room.ts'

const MINUTE = 60_000

/** The room as a simulation starts from it. Times are epoch ms. */
export type Room = {
  now: number
  /** Lanes by id. Places of visitors who are still expected may stand among the booked ones, with `arrivesAt`. */
  lanes: ReadonlyMap<string, Lane>
  desks: readonly { lanes: readonly string[]; freeAt: number; share: number | null }[]
  bookedSinceWalkIn: number
  /** Minutes that a visit of this lane may keep a desk, equally likely values. */
  pace: (lane: string) => readonly number[]
}

export type ExpectedPlace = Place & { arrivesAt?: number }

/**
 * Plays the queue ahead through the real call order once, with service times drawn from the pace, and answers after how
 * many minutes the place is called. `limit`: minutes after which the play is given up and `limit` is the answer.
 */
export function minutesUntilCalled(
  room: Room,
  target: { lane: string; kind: keyof Lane; place: Place },
  random: () => number,
  limit: number,
): number {
  const cursors = new Map([...room.lanes].map(([id, lane]) => [id, { lane, booked: 0, walkIns: 0 }]))
  const desks = room.desks.map((desk) => ({ ...desk }))
  let bookedSinceWalkIn = room.bookedSinceWalkIn
  for (;;) {
    const desk = desks.reduce<(typeof desks)[number] | null>(
      (a, b) => (a === null || b.freeAt < a.freeAt ? b : a),
      null,
    )
    if (desk === null || desk.freeAt > room.now + limit * MINUTE) return limit
    const now = Math.max(desk.freeAt, room.now)
    const firsts: { booked: Place[]; walkIns: Place[] } = { booked: [], walkIns: [] }
    const from = new Map<Place, string>()
    let nextArrival = Number.POSITIVE_INFINITY
    for (const id of desk.lanes) {
      const cursor = cursors.get(id)
      if (!cursor) continue
      const booked = cursor.lane.booked[cursor.booked] as ExpectedPlace | undefined
      const walkIn = cursor.lane.walkIns[cursor.walkIns]
      if (booked && (booked.arrivesAt ?? 0) > now) nextArrival = Math.min(nextArrival, booked.arrivesAt ?? 0)
      else if (booked) {
        firsts.booked.push(booked)
        from.set(booked, id)
      }
      if (walkIn) {
        firsts.walkIns.push(walkIn)
        from.set(walkIn, id)
      }
    }
    const choice = nextInOrder(firsts, now, isShareOwed(desk.share, bookedSinceWalkIn))
    if (!choice) {
      desk.freeAt = nextArrival
      continue
    }
    if (choice.place.ticket === target.place.ticket) return (now - room.now) / MINUTE
    const lane = from.get(choice.place) as string
    const cursor = cursors.get(lane)
    const isBooked = choice.place === cursor?.lane.booked[cursor.booked]
    if (cursor) cursor[isBooked ? 'booked' : 'walkIns']++
    bookedSinceWalkIn = isBooked ? bookedSinceWalkIn + 1 : 0
    desk.freeAt = now + draw(room.pace(lane), random) * MINUTE
  }
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
