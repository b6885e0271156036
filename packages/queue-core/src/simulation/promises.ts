import { estimateFor } from '../estimate/estimate.ts'
import { aheadOf } from '../ticketing/ahead.ts'
import type { Moment } from './play-day.ts'
import { meanService } from './service-time.ts'

const MINUTE = 60_000

/** A wait that was told with a ticket, and the true one. In minutes, from the ticket to the call. */
export type Promised = {
  kind: 'booked' | 'walk-in'
  queue: string
  low: number
  high: number
  /** What "people ahead × a fixed average ÷ open desks" would have said; for a booked visit not before its hour. */
  simple: number
  waited: number
}

/**
 * Listens to a day and notes for each ticket the range that was printed on it and how long its holder waited in truth
 * (ALL-10). Tickets that no range was told for, since no desk was open, and those never called are left out.
 */
export function promiseKeeper(): { watch: (moment: Moment) => void; kept: () => Promised[] } {
  const told = new Map<string, Promised & { at: number }>()
  const kept: Promised[] = []
  return {
    watch({ office, state, now, recorded }) {
      for (const { at, event } of recorded) {
        if (event.type === 'TicketIssued') {
          const ticket = state.tickets.get(event.ticket)
          const range = ticket && estimateFor(office, state, now, ticket)
          if (!range) continue
          const open = [...state.desks].filter(
            ([number, desk]) => desk.status === 'open' && office.desks.get(number)?.queues.has(event.queue),
          ).length
          const means = [...office.queues.values()].map(meanService)
          const average = means.reduce((a, b) => a + b, 0) / means.length
          const untilHour = Math.max(0, (ticket.booking?.hourAt ?? 0) - now) / MINUTE
          const simple = Math.max(untilHour, (aheadOf(office, state, now, ticket) * average) / Math.max(1, open))
          const kind = ticket.booking ? 'booked' : 'walk-in'
          told.set(ticket.id, { kind, queue: event.queue, ...range, simple, waited: 0, at })
        } else if (event.type === 'TicketCalled') {
          const promise = told.get(event.ticket)
          told.delete(event.ticket)
          if (!promise) continue
          const { at: from, ...rest } = promise
          kept.push({ ...rest, waited: (at - from) / MINUTE })
        }
      }
    },
    kept: () => kept,
  }
}

/** How good ranges were. `held`: share of true waits inside, 0-1. `width`: mean of high − low, minutes. */
export type Judgement = { tickets: number; held: number; below: number; above: number; width: number }

/** Whole minutes are printed: a wait of 12.4 minutes is inside "5-12" and "13-20" alike. */
export function judge(ranges: readonly { low: number; high: number; waited: number }[]): Judgement {
  const n = Math.max(1, ranges.length)
  const below = ranges.filter((r) => Math.ceil(r.waited) < r.low).length
  const above = ranges.filter((r) => Math.floor(r.waited) > r.high).length
  return {
    tickets: ranges.length,
    held: (ranges.length - below - above) / n,
    below: below / n,
    above: above / n,
    width: ranges.reduce((sum, r) => sum + r.high - r.low, 0) / n,
  }
}

/** The simple method with a band around its number: so many minutes, or such a part of it, the better of the two. */
export type Band = { minutes: number; part: number }

const banded = (promises: readonly Promised[], { minutes, part }: Band) =>
  promises.map(({ simple, waited }) => {
    const half = Math.max(minutes, simple * part)
    return { low: Math.max(0, Math.floor(simple - half)), high: Math.ceil(simple + half), waited }
  })

/**
 * The simple method at its best, tuned in hindsight on these very tickets, as no office could: with ranges as wide on
 * average as ours, and with ranges that hold as many waits as ours.
 */
export function simpleAtItsBest(promises: readonly Promised[]): { sameWidth: Judgement; sameHeld: Judgement } {
  const ours = judge(promises)
  const bands: Band[] = []
  for (const part of [0, 0.15, 0.3, 0.5, 0.75])
    for (let minutes = 0; minutes <= 240; minutes += minutes < 40 ? 1 : 10) bands.push({ minutes, part })
  const judged = bands.map((band) => judge(banded(promises, band)))
  const narrow = judged.filter((j) => j.width <= ours.width)
  const sure = judged.filter((j) => j.held >= ours.held)
  const most = (list: Judgement[], better: (a: Judgement, b: Judgement) => boolean) =>
    list.reduce((best, j) => (better(j, best) ? j : best), list[0] ?? judge([]))
  return {
    sameWidth: most(narrow, (a, b) => a.held > b.held),
    sameHeld: most(sure, (a, b) => a.width < b.width),
  }
}
