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
/** How often somebody is let in, milliseconds. */
const EVERY_MS = 250

/** A room that is there now: its opening, its line, and when everybody asked for their place. */
export type Running = {
  opening: Opening
  line: Line
  askedAt: Map<string, number>
  /** Bookings that hold a place, by the ticket that they were held with. */
  bookings: Map<string, string>
}

/** The room before an office's openings (BOK-6). */
export type Room = {
  /** The room that is there now; `null`: none is. */
  now(): Promise<Running | null>
  /** Whether a day of a matter can only be had through the room at this moment. */
  covers(running: Running | null, matter: string, date: string): boolean
  /** @param by.mailbox its hash */
  join(running: Running, by: { network: string | null; mailbox: string | null; askedAt: number }): Promise<Placed>
  /** Whose turn has passed unused stands at the end. */
  again(running: Running, ticket: string): void
  /** How somebody stands; asking is also a sign that they are there. */
  standOf(running: Running, ticket: string): Stand
  range(running: Running, place: number): { from: number; to: number } | null
  /** A place was held: the next one is let in. */
  held(running: Running, ticket: string, booking: string): void
  /**
   * Whose visit a booking is, by the mailbox's hash.
   * @returns `false`: that mailbox has another place in line of this opening
   */
  bind(booking: string, mailbox: string): Promise<boolean>
  /** What is left of an opening's days. */
  left(opening: Opening): Promise<Left>
  stop(): void
}

export type Placed = { ticket: string } | { refusal: Exclude<Joined, 'joined'> }

/** Visits that there is still room for, by day and matter, as it was at an instant. */
export type Left = { at: number; free: number; days: readonly { date: string; matters: Record<string, number> }[] }

export function openRoom(parts: {
  office: () => Office
  store: Pick<BookingStore, 'line'>
  secrets: Secrets
  clock: Clock
  snapshots: Snapshots
  log: Pick<Logger, 'error' | 'info'>
}): Room {
  const { store, secrets, clock, snapshots, log } = parts
  const { id } = parts.office().profile
  const running = new Map<number, Promise<Running>>()
  const closed = new Set<number>()
  let known: { second: number; openings: Opening[] } = { second: -1, openings: [] }

  const standing = ({ opening: { opens }, askedAt }: Running, ticket: string) => {
    const chance = secrets.hash('order', `${id} ${opens} ${ticket}`)
    return { ticket, order: orderOf(ticket, askedAt.get(ticket) ?? Number.MAX_SAFE_INTEGER, opens, chance) }
  }

  /** After a restart everybody stands where they stood, and has time to come back to the page. */
  async function start(opening: Opening): Promise<Running> {
    const made: Running = { opening, line: new Line(), askedAt: new Map(), bookings: new Map() }
    for (const { ticket, askedAt, booking } of await store.line.all(id, opening.opens)) {
      made.askedAt.set(ticket, askedAt)
      if (booking === null) made.line.join(standing(made, ticket), clock.now())
      else {
        made.line.isOver(ticket)
        made.bookings.set(ticket, booking)
      }
    }
    return made
  }

  const openings = () => {
    const second = Math.floor(clock.now() / 1000)
    if (known.second !== second) known = { second, openings: roomsAt(parts.office(), clock.now()) }
    return known.openings.filter(({ opens }) => !closed.has(opens))
  }

  async function now(): Promise<Running | null> {
    const [opening] = openings()
    if (!opening) return null
    const found = running.get(opening.opens) ?? start(opening)
    running.set(opening.opens, found)
    const made = await found
    // The days that it is about are those of now: one more opens at midnight.
    made.opening = opening
    await letIn(made)
    return made
  }

  async function letIn(made: Running): Promise<void> {
    const { opening, line } = made
    const at = clock.now()
    const rules = parts.office().profile.booking?.room
    if (!rules || at < opening.opens) return
    const { free } = await left(opening)
    line.letIn({ atOnce: rules.atOnce, free, turnMs: rules.turnMinutes * 60_000 }, at)
    if (at < opening.opens + AT_LEAST_MS || !line.isEmpty(at)) return
    closed.add(opening.opens)
    running.delete(opening.opens)
    log.info({ office: id, opens: opening.opens, tickets: made.askedAt.size }, 'nobody waits in the room any more')
  }

  async function left(opening: Opening): Promise<Left> {
    return leftIn(await snapshots.now(), opening)
  }

  const timer = setInterval(() => {
    if (running.size > 0) void now().catch((error) => log.error({ err: error }, 'nobody could be let in'))
  }, EVERY_MS)

  return {
    now,
    left,
    covers: (made, matter, date) => made?.opening.days.has(dayKey(matter, date)) ?? false,
    async join(made, by) {
      const rules = parts.office().profile.booking?.room
      const ticket = randomBytes(15).toString('base64url')
      const { opens } = made.opening
      const row = {
        ...{ ticket, office: id, opens, askedAt: by.askedAt, booking: null },
        ...{ network: by.network && secrets.hash('network', by.network), mailbox: by.mailbox },
      }
      const joined = await store.line.join(row, rules?.perNetwork ?? 1)
      if (joined !== 'joined') return { refusal: joined }
      made.askedAt.set(ticket, by.askedAt)
      made.line.join(standing(made, ticket), clock.now())
      return { ticket }
    },
    again(made, ticket) {
      if (made.bookings.has(ticket) || made.line.standOf(standing(made, ticket), clock.now()).kind !== 'over') return
      made.line.forget(ticket)
      made.askedAt.set(ticket, Math.max(clock.now(), made.opening.opens))
      made.line.join(standing(made, ticket), clock.now())
    },
    standOf(made, ticket) {
      const one = standing(made, ticket)
      made.line.seen(one, clock.now())
      return made.line.standOf(one, clock.now())
    },
    range: ({ line, opening }, place) => line.range(place, opening.opens, clock.now()),
    held(made, ticket, booking) {
      made.line.end(ticket, clock.now())
      made.bookings.set(ticket, booking)
      void store.line.use(ticket, booking).catch((error) => log.error({ err: error }, 'a turn was not kept as used'))
    },
    bind: (booking, mailbox) => store.line.bind(booking, mailbox),
    stop: () => clearInterval(timer),
  }
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
