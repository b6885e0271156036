import { type LineRow, type Opening, rangeOf, type Standings, standingsAt } from '@poczekalnia/booking-core'
import type { Shared, SharedStanding } from '@poczekalnia/booking-core/store'
import { covers, joinLine, leftOf, mayClose, openOpenings, orderIn, type Room, type RoomKeeping } from './room.ts'

/** How often the line is looked at, and somebody let in, milliseconds. */
const EVERY_MS = 500
/** A place is held within this; whoever has not come back by then may be let hold again. */
const HOLD_MS = 10_000

/** What a server knows of a room: the line as it was a moment ago. */
type Picture = { opening: Opening; standings: Standings; bookings: ReadonlyMap<string, string> }

/**
 * The room of a site that has several servers (BOK-6). The line is its rows in the database: each server looks at them
 * twice a second and may let somebody in, which the database counts; so it matters to nobody which server they ask.
 */
export function openSharedRoom(parts: RoomKeeping, shared: Shared): Room {
  const { store, clock, log } = parts
  const office = parts.office().profile.id
  const openings = openOpenings(parts)
  const pictures = new Map<number, Picture>()
  const orders = new Map<string, string>()
  /** Networks that were refused here by the database: they have all their places until the line is over. */
  const full = new Set<string>()
  const fullKey = ({ opening }: Pick<Picture, 'opening'>, network: string) =>
    `${opening.opens} ${parts.secrets.hash('network', network)}`
  /** Whose pages were renewed here since it was last written down. */
  const seen = new Set<string>()
  let looking: Promise<unknown> | null = null

  const rowOf = (opens: number, { ticket, askedAt, booking, ...rest }: SharedStanding): LineRow => {
    const key = `${ticket} ${askedAt}`
    const order = orders.get(key) ?? orderIn(parts, opens, ticket, askedAt)
    orders.set(key, order)
    return { ticket, order, isUsed: booking !== null, ...rest }
  }

  async function look(opening: Opening): Promise<Picture> {
    const { opens } = opening
    const now = clock.now()
    const renewed = [...seen]
    seen.clear()
    if (renewed.length > 0) await shared.seen(renewed, now)
    const rows = await shared.standings(office, opens)
    const standings = standingsAt(
      rows.map((row) => rowOf(opens, row)),
      now,
    )
    const bookings = new Map(rows.flatMap(({ ticket, booking }) => (booking === null ? [] : [[ticket, booking]])))
    const picture = { opening, standings, bookings }
    pictures.set(opens, picture)
    await letIn(picture, now)
    return picture
  }

  async function letIn({ opening, standings }: Picture, now: number): Promise<void> {
    const rules = parts.office().profile.booking?.room
    if (!rules || now < opening.opens) return
    const { free } = await leftOf(parts, opening)
    const most = Math.min(rules.atOnce, free)
    const { next, inside, isLate } = standings
    if (isLate || (next.length > 0 && inside < most))
      await shared.letIn(
        { office, opens: opening.opens },
        next.slice(0, most),
        { most, turnMs: rules.turnMinutes * 60_000 },
        now,
      )
    if (!mayClose(opening, now) || next.length > 0 || inside > 0) return
    openings.close(opening)
    pictures.delete(opening.opens)
    orders.clear()
    full.clear()
    log.info({ office, opens: opening.opens }, 'nobody waits in the room any more')
  }

  const timer = setInterval(() => {
    const [opening] = openings.now()
    if (!opening || !pictures.has(opening.opens)) return
    looking ??= look(opening)
      .catch((error) => log.error({ err: error }, 'nobody could be let in'))
      .finally(() => {
        looking = null
      })
  }, EVERY_MS)

  const pictureOf = ({ opening }: Pick<Picture, 'opening'>) => pictures.get(opening.opens)

  return {
    covers,
    left: (opening) => leftOf(parts, opening),
    async now() {
      const [opening] = openings.now()
      if (!opening) return null
      const { bookings } = pictures.get(opening.opens) ?? (await look(opening))
      // The days that it is about are those of now: one more opens at midnight.
      return { opening, bookings }
    },
    async join(running, by) {
      const placed = await joinLine(parts, running.opening, by)
      if ('ticket' in placed) seen.add(placed.ticket)
      else if (placed.refusal === 'network' && by.network !== null) full.add(fullKey(running, by.network))
      return placed
    },
    isFull: (running, network) => full.has(fullKey(running, network)),
    again: (running, ticket) => shared.again(ticket, Math.max(clock.now(), running.opening.opens)),
    async standOf(running, ticket) {
      const { standings } = pictureOf(running) ?? (await look(running.opening))
      const known = standings.known(ticket)
      const stand = known && standings.standOf(known)
      const nearest = parts.office().profile.booking?.room?.atOnce ?? 0
      const isNear = stand?.kind === 'turn' || (stand?.kind === 'waiting' && stand.place <= nearest)
      if (stand && !isNear) {
        seen.add(ticket)
        return stand
      }
      // Another server may have taken them in, let them in, or seen them hold, since the line was looked at.
      const row = await rowIn(running.opening, ticket)
      if (!row) return { kind: 'none' }
      seen.add(ticket)
      return standings.standOf(row)
    },
    range(running, place) {
      const picture = pictureOf(running)
      return picture ? rangeOf(place, picture.standings.ended, running.opening.opens, clock.now()) : null
    },
    take: (_running, ticket) => shared.takeTurn(ticket, clock.now() + HOLD_MS, clock.now()),
    giveBack: (_running, ticket) => shared.giveTurnBack(ticket),
    held: (_running, ticket, booking) => shared.endTurn(ticket, booking, clock.now()),
    bind: (booking, mailbox) => store.line.bind(booking, mailbox),
    async stop() {
      clearInterval(timer)
      await looking
    },
  }

  async function rowIn({ opens }: Opening, ticket: string): Promise<LineRow | null> {
    const row = await shared.standing(ticket)
    return row && rowOf(opens, row)
  }
}
