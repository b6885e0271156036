/**
 * Who waits, in lanes: one for each queue and one for each desk that tickets were sent to. In a lane booked visits and
 * walk-ins stand in their own order, those with priority apart, so that the call order only ever looks at the first of
 * each.
 */
export type Place = {
  ticket: string
  /** Booked: the hour, epoch ms. Walk-in: the time of issue. A transfer or a return doesn't change it (ALL-2). */
  time: number
  /** Position among the day's tickets: settles equal times, for booked visits by check-in. */
  ordinal: number
}

export type Lane = { booked: Place[]; walkIns: Place[]; priorityBooked: Place[]; priorityWalkIns: Place[] }
export type WaitingRoom = Map<string, Lane>

/** The kinds of place in a lane. */
export const kinds = ['booked', 'walkIns', 'priorityBooked', 'priorityWalkIns'] as const satisfies (keyof Lane)[]

export const queueLane = (queue: string) => `queue:${queue}`
export const deskLane = (desk: number) => `desk:${desk}`

export const emptyWaitingRoom = (): WaitingRoom => new Map()
export const emptyLane = (): Lane => ({ booked: [], walkIns: [], priorityBooked: [], priorityWalkIns: [] })

/** Everybody in a lane, in no particular order. */
export const everybodyIn = (lane: Lane): Place[] => kinds.flatMap((kind) => lane[kind])

/** How many wait in a lane. */
export const sizeOf = (lane: Lane): number => kinds.reduce((sum, kind) => sum + lane[kind].length, 0)

/** What says where a ticket stands. */
export type QueueEntry = {
  id: string
  queue: string
  onlyDesk: number | null
  issuedAt: number
  ordinal: number
  booking: { hourAt: number } | null
  priority: string | null
}

/** Where a ticket of these facts stands. */
export function placeOf(ticket: QueueEntry): { lane: string; kind: keyof Lane; place: Place } {
  const isFirst = ticket.priority !== null
  const kind = ticket.booking ? (isFirst ? 'priorityBooked' : 'booked') : isFirst ? 'priorityWalkIns' : 'walkIns'
  return {
    lane: ticket.onlyDesk === null ? queueLane(ticket.queue) : deskLane(ticket.onlyDesk),
    kind,
    place: { ticket: ticket.id, time: ticket.booking?.hourAt ?? ticket.issuedAt, ordinal: ticket.ordinal },
  }
}

/** Negative when `a` stands before `b`. */
export const byPlace = (a: Place, b: Place): number => a.time - b.time || a.ordinal - b.ordinal

export function enter(room: WaitingRoom, ticket: QueueEntry): void {
  const { lane, kind, place } = placeOf(ticket)
  const list = laneOf(room, lane)[kind]
  list.splice(before(list, place), 0, place)
}

/** Takes a ticket out. @throws when it does not wait: the events would contradict each other. */
export function leave(room: WaitingRoom, ticket: QueueEntry): void {
  const { lane, kind, place } = placeOf(ticket)
  const list = laneOf(room, lane)[kind]
  const at = before(list, place)
  if (list[at]?.ticket !== ticket.id) throw new Error(`ticket ${ticket.id} does not wait in ${lane}`)
  list.splice(at, 1)
}

/** How many in this ordered list stand before a place. */
export function before(list: readonly Place[], place: Pick<Place, 'time' | 'ordinal'>): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle] as Place
    if (other.time < place.time || (other.time === place.time && other.ordinal < place.ordinal)) low = middle + 1
    else high = middle
  }
  return low
}

function laneOf(room: WaitingRoom, id: string): Lane {
  let lane = room.get(id)
  if (!lane) {
    lane = emptyLane()
    room.set(id, lane)
  }
  return lane
}
