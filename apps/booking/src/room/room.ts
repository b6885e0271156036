import { randomBytes } from 'node:crypto'
import { dayKey, Line, type Opening, orderOf, roomsAt, type Stand } from '@poczekalnia/booking-core'
import type { BookingStore, Joined } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'
import type { Secrets } from '../secrets.ts'
import type { Snapshot, Snapshots } from '../snapshot.ts'

/** So long after the hour the room is there at least; then until nobody waits in it any more. */
const AT_LEAST_MS = 10 * 60_000
/** How often somebody is let in, milliseconds; at once when a turn is over. */
const EVERY_MS = 250
/** Whoever asks meanwhile finds the line as it was left. */
const LOOKED_MS = 50

/** A room that is there now. */
export type Running = {
  opening: Opening
  /** Bookings that hold a place, by the ticket that they were held with. */
  bookings: ReadonlyMap<string, string>
}

/** What the one server of a site knows of it besides: its line, and when everybody asked for their place. */
type Own = Running & {
  line: Line
  askedAt: Map<string, number>
  bookings: Map<string, string>
  /** By what each ticket stands in line. */
  orders: Map<string, string>
  /** Places in line that each network has, by its hash. */
  ofNetwork: Map<string, number>
  /** When it was last looked whether somebody may be let in; `null`: somebody has come or gone since. */
  lookedAt: number | null
}

/** The room before an office's openings (BOK-6). */
export type Room = {
  /** The room that is there now; `null`: none is. */
  now(): Promise<Running | null>
  /** Whether a day of a matter can only be had through the room at this moment. */
  covers(running: Running | null, matter: string, date: string): boolean
  /** @param by.mailbox its hash */
  join(running: Running, by: { network: string | null; mailbox: string | null; askedAt: number }): Promise<Placed>
  /** Whether a network is known to have its places already: whoever asks without end is refused without a write. */
  isFull(running: Running, network: string): boolean
  /** Whose turn has passed unused stands at the end. */
  again(running: Running, ticket: string): Promise<void>
  /** How somebody stands; asking is also a sign that they are there. */
  standOf(running: Running, ticket: string): Promise<Stand>
  range(running: Running, place: number): { from: number; to: number } | null
  /** Takes a turn to hold a place with it. @returns `false`: another server does so at this moment, or has done so */
  take(running: Running, ticket: string): Promise<boolean>
  /** The place was somebody else's: the turn goes on. */
  giveBack(running: Running, ticket: string): Promise<void>
  /** A place was held: the next one is let in. */
  held(running: Running, ticket: string, booking: string): Promise<void>
  /**
   * Whose visit a booking is, by the mailbox's hash.
   * @returns `false`: that mailbox has another place in line of this opening
   */
  bind(booking: string, mailbox: string): Promise<boolean>
  /** What is left of an opening's days. */
  left(opening: Opening): Promise<Left>
  stop(): Promise<void>
}

export type Placed = { ticket: string } | { refusal: Exclude<Joined, 'joined'> }

/** Visits that there is still room for, by day and matter, as it was at an instant. */
export type Left = { at: number; free: number; days: readonly { date: string; matters: Record<string, number> }[] }

export type RoomKeeping = {
  office: () => Office
  store: Pick<BookingStore, 'line'>
  secrets: Secrets
  clock: Clock
  snapshots: Snapshots
  log: Pick<Logger, 'error' | 'info'>
}

/** The room of a site that has one server: its line is in memory, and made again from its rows after a restart. */
export function openRoom(parts: RoomKeeping): Room {
  const { store, clock, log } = parts
  const { id } = parts.office().profile
  const running = new Map<number, Promise<Own>>()
  const openings = openOpenings(parts)
  const left = (opening: Opening) => leftOf(parts, opening)

  const standing = ({ opening: { opens }, askedAt, orders }: Own, ticket: string) => {
    const known = orders.get(ticket)
    if (known !== undefined) return { ticket, order: known }
    const asked = askedAt.get(ticket)
    const order = orderIn(parts, opens, ticket, asked ?? Number.MAX_SAFE_INTEGER)
    if (asked !== undefined) orders.set(ticket, order)
    return { ticket, order }
  }

  /** After a restart everybody stands where they stood, and has time to come back to the page. */
  async function start(opening: Opening): Promise<Own> {
    const made: Own = {
      opening,
      line: new Line(),
      askedAt: new Map(),
      orders: new Map(),
      bookings: new Map(),
      ofNetwork: new Map(),
      lookedAt: null,
    }
    for (const { ticket, askedAt, booking, network } of await store.line.all(id, opening.opens)) {
      countNetwork(made, network)
      made.askedAt.set(ticket, askedAt)
      if (booking === null) made.line.join(standing(made, ticket), clock.now())
      else {
        made.line.isOver(ticket)
        made.bookings.set(ticket, booking)
      }
    }
    return made
  }

  async function now(): Promise<Running | null> {
    const [opening] = openings.now()
    if (!opening) return null
    const found = running.get(opening.opens) ?? start(opening)
    running.set(opening.opens, found)
    const made = await found
    // The days that it is about are those of now: one more opens at midnight.
    made.opening = opening
    await letIn(made)
    return made
  }

  async function letIn(made: Own): Promise<void> {
    const { opening, line } = made
    const at = clock.now()
    const rules = parts.office().profile.booking?.room
    if (!rules || at < opening.opens) return
    const { lookedAt } = made
    if (lookedAt !== null && at >= lookedAt && at - lookedAt < LOOKED_MS) return
    made.lookedAt = at
    const { free } = await left(opening)
    line.letIn({ atOnce: rules.atOnce, free, turnMs: rules.turnMinutes * 60_000 }, at)
    if (!mayClose(opening, at) || !line.isEmpty(at)) return
    openings.close(opening)
    running.delete(opening.opens)
    log.info({ office: id, opens: opening.opens, tickets: made.askedAt.size }, 'nobody waits in the room any more')
  }

  const timer = setInterval(() => {
    if (running.size > 0) void now().catch((error) => log.error({ err: error }, 'nobody could be let in'))
  }, EVERY_MS)

  return {
    now,
    left,
    covers,
    async join(made, by) {
      const own = made as Own
      const placed = await joinLine(parts, made.opening, by)
      if ('refusal' in placed) return placed
      own.askedAt.set(placed.ticket, by.askedAt)
      countNetwork(own, by.network && parts.secrets.hash('network', by.network))
      own.line.join(standing(own, placed.ticket), clock.now())
      own.lookedAt = null
      return placed
    },
    isFull(made, network) {
      const count = (made as Own).ofNetwork.get(parts.secrets.hash('network', network)) ?? 0
      return count >= perNetworkOf(parts.office())
    },
    async again(made, ticket) {
      const own = made as Own
      if (own.bookings.has(ticket) || own.line.standOf(standing(own, ticket), clock.now()).kind !== 'over') return
      own.line.forget(ticket)
      own.orders.delete(ticket)
      own.askedAt.set(ticket, Math.max(clock.now(), made.opening.opens))
      own.line.join(standing(own, ticket), clock.now())
      own.lookedAt = null
    },
    async standOf(made, ticket) {
      const own = made as Own
      const one = standing(own, ticket)
      own.line.seen(one, clock.now())
      return own.line.standOf(one, clock.now())
    },
    range: (made, place) => (made as Own).line.range(place, made.opening.opens, clock.now()),
    take: async () => true,
    giveBack: async () => undefined,
    async held(made, ticket, booking) {
      const own = made as Own
      own.line.end(ticket, clock.now())
      own.lookedAt = null
      own.bookings.set(ticket, booking)
      void store.line.use(ticket, booking).catch((error) => log.error({ err: error }, 'a turn was not kept as used'))
    },
    bind: (booking, mailbox) => store.line.bind(booking, mailbox),
    stop: async () => clearInterval(timer),
  }
}

function countNetwork({ ofNetwork }: Own, network: string | null): void {
  if (network !== null) ofNetwork.set(network, (ofNetwork.get(network) ?? 0) + 1)
}

const perNetworkOf = ({ profile }: Office): number => profile.booking?.room?.perNetwork ?? 1

/** Whether a day of a matter is one of the room's. */
export const covers: Room['covers'] = (made, matter, date) => made?.opening.days.has(dayKey(matter, date)) ?? false

/** By what a ticket stands in line. */
export function orderIn({ office, secrets }: RoomKeeping, opens: number, ticket: string, askedAt: number): string {
  const chance = secrets.hash('order', `${office().profile.id} ${opens} ${ticket}`)
  return orderOf(ticket, askedAt, opens, chance)
}

/** The openings that have a room now, looked for once a second. */
export function openOpenings({ office, clock }: Pick<RoomKeeping, 'office' | 'clock'>) {
  const closed = new Set<number>()
  let known: { second: number; openings: Opening[] } = { second: -1, openings: [] }
  return {
    now(): Opening[] {
      const second = Math.floor(clock.now() / 1000)
      if (known.second !== second) known = { second, openings: roomsAt(office(), clock.now()) }
      return known.openings.filter(({ opens }) => !closed.has(opens))
    },
    /** Nobody waits in it any more. */
    close: ({ opens }: Opening): void => void closed.add(opens),
  }
}

/** Whether a room that nobody is in has been there for long enough. */
export const mayClose = ({ opens }: Opening, now: number): boolean => now >= opens + AT_LEAST_MS

/** Takes somebody into the line, on disk. */
export async function joinLine(
  { office, store, secrets }: RoomKeeping,
  { opens }: Opening,
  by: Parameters<Room['join']>[1],
): Promise<Placed> {
  const { profile } = office()
  const ticket = randomBytes(15).toString('base64url')
  const row = {
    ...{ ticket, office: profile.id, opens, askedAt: by.askedAt, booking: null },
    ...{ network: by.network && secrets.hash('network', by.network), mailbox: by.mailbox },
  }
  const joined = await store.line.join(row, perNetworkOf(office()))
  return joined === 'joined' ? { ticket } : { refusal: joined }
}

/** What was left in a picture of what is free, by it and the opening's days: told to all who look at it. */
const known = new WeakMap<Snapshot, WeakMap<Opening['days'], Left>>()

/** What is left of an opening's days. */
export async function leftOf({ snapshots }: Pick<RoomKeeping, 'snapshots'>, opening: Opening): Promise<Left> {
  const snapshot = await snapshots.now()
  const ofSnapshot = known.get(snapshot) ?? new WeakMap<Opening['days'], Left>()
  known.set(snapshot, ofSnapshot)
  const left = ofSnapshot.get(opening.days) ?? leftIn(snapshot, opening)
  ofSnapshot.set(opening.days, left)
  return left
}

/** By matter the days' sums differ, as visits differ in length: the largest is what there can be at most. */
function leftIn(snapshot: Snapshot, { dates, matters, days }: Opening): Left {
  const rows = dates.map((date) => {
    const ofDay = matters.filter((matter) => days.has(dayKey(matter, date)))
    return { date, matters: Object.fromEntries(ofDay.map((matter) => [matter, snapshot.left(matter, date)])) }
  })
  const sums = matters.map((matter) => rows.reduce((sum, row) => sum + (row.matters[matter] ?? 0), 0))
  return { at: snapshot.at, free: Math.max(0, ...sums), days: rows }
}
