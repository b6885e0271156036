import { type Stand, THERE_MS } from './line.ts'

/** Somebody in a line that several servers keep, with what sorts them. */
export type LineRow = {
  ticket: string
  order: string
  /** A place was held with it. */
  isUsed: boolean
  turnUntil: number | null
  overAt: number | null
  seenAt: number
}

/** How everybody stood at a moment. */
export type Standings = {
  standOf(row: Pick<LineRow, 'ticket' | 'order' | 'isUsed' | 'turnUntil' | 'overAt'>): Stand
  /** By ticket; `null`: not known at that moment. */
  known(ticket: string): LineRow | null
  /** Those who wait and are there, the first one first. */
  next: readonly string[]
  /** Who has a turn. */
  inside: number
  /** Whether a turn's time is over, and nobody has said so yet. */
  isLate: boolean
  /** When turns ended. */
  ended: readonly number[]
}

/** The line before an opening (BOK-6) as its rows have it, by the same rules as `Line`. */
export function standingsAt(rows: readonly LineRow[], now: number): Standings {
  const byTicket = new Map(rows.map((row) => [row.ticket, row]))
  const isWaiting = (row: LineRow) => !row.isUsed && row.overAt === null && row.turnUntil === null
  const waiting = rows.filter((row) => isWaiting(row) && now - row.seenAt < THERE_MS)
  waiting.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
  const orders = waiting.map(({ order }) => order)
  const turns = rows.filter(({ isUsed, turnUntil }) => turnUntil !== null && !isUsed)
  return {
    known: (ticket) => byTicket.get(ticket) ?? null,
    standOf({ order, isUsed, turnUntil, overAt }) {
      if (isUsed || overAt !== null || (turnUntil !== null && turnUntil <= now)) return { kind: 'over' }
      if (turnUntil !== null) return { kind: 'turn', until: turnUntil }
      return { kind: 'waiting', place: before(orders, order) + 1 }
    },
    next: waiting.map(({ ticket }) => ticket),
    inside: turns.length,
    isLate: turns.some(({ turnUntil }) => turnUntil !== null && turnUntil <= now),
    ended: rows.flatMap(({ overAt }) => (overAt === null ? [] : [overAt])),
  }
}

/** How many of sorted orders come before one. */
function before(orders: readonly string[], order: string): number {
  let [low, high] = [0, orders.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((orders[middle] as string) < order) low = middle + 1
    else high = middle
  }
  return low
}
