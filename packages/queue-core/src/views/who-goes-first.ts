import type { WallTime, WhyWaiting } from '@poczekalnia/protocol'
import type { Choice } from '../ticketing/call-order.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { byPlace, type Place } from '../ticketing/waiting-room.ts'

type Right = 'booked-first' | 'priority-first' | 'walk-in-turn' | 'other-queue' | 'in-turns'
/** What is known of the first so many calls, for one kind of ticket that stands after them. */
type SoFar = {
  /** Where the first of them is that goes before such a ticket by a right, whatever the ticket's place. */
  first: { at: number; right: Right } | null
  /** How many go first by that very right, and their booked hour while it is one and the same. */
  many: number
  hour: WallTime | null
  /** The last place in line among those who go first by their place alone. */
  latest: Place | null
}

/**
 * Why tickets stand after the calls of a desk: the first right by which somebody goes before a ticket without having
 * come earlier; that they came earlier where there is none. Tickets of the same kind share what is looked at, so that a
 * whole room costs little more than its last one.
 * @param calls those to come, of which more may be added behind
 */
export function whoGoesFirst(
  state: OfficeState,
  calls: readonly Choice[],
): (ticket: Ticket, own: Place, before: number) => WhyWaiting {
  const looked = new Map<string, SoFar[]>()
  const soFar = (ticket: Ticket, before: number): SoFar => {
    const kind = `${ticket.booking !== null} ${ticket.priority !== null} ${ticket.queue}`
    const known = looked.get(kind) ?? [{ first: null, many: 0, hour: null, latest: null }]
    looked.set(kind, known)
    for (let i = known.length - 1; i < before; i++)
      known.push(oneMore(state, ticket, known[i] as SoFar, calls[i] as Choice, i))
    return known[before] as SoFar
  }
  return (ticket, own, before) => {
    const { first, many, hour, latest } = soFar(ticket, before)
    const isLater = latest !== null && byPlace(latest, own) >= 0
    const later = isLater
      ? calls.findIndex((call) => rightOf(state, ticket, call) === 'by-place' && byPlace(call.place, own) >= 0)
      : Number.POSITIVE_INFINITY
    if (first === null || later < first.at) return { kind: isLater ? 'other-queue' : 'came-earlier' }
    switch (first.right) {
      case 'booked-first':
        return { kind: first.right, count: many, hour }
      case 'priority-first':
        return { kind: first.right, count: many }
      default:
        return { kind: first.right }
    }
  }
}

function oneMore(state: OfficeState, ticket: Ticket, before: SoFar, call: Choice, at: number): SoFar {
  const right = rightOf(state, ticket, call)
  if (right === 'by-place') {
    const isLatest = before.latest === null || byPlace(call.place, before.latest) > 0
    return isLatest ? { ...before, latest: call.place } : before
  }
  const hour = state.tickets.get(call.place.ticket)?.booking?.time ?? null
  if (before.first === null) return { ...before, first: { at, right }, many: 1, hour }
  if (before.first.right !== right) return before
  return { ...before, many: before.many + 1, hour: before.hour === hour ? hour : null }
}

/** By which right a call goes before this kind of ticket; `by-place`: whoever stands first in line does. */
function rightOf(state: OfficeState, ticket: Ticket, { place, reason }: Choice): Right | 'by-place' {
  const other = state.tickets.get(place.ticket)
  if (!other) throw new Error(`no ticket ${place.ticket}`)
  if (reason === 'walk-in-share' && ticket.booking) return 'walk-in-turn'
  if (other.priority !== null && ticket.priority === null) return 'priority-first'
  if (other.priority === null && ticket.priority !== null) return 'in-turns'
  if ((reason === 'queue-listed-first' || reason === 'lower-queue-turn') && other.queue !== ticket.queue)
    return 'other-queue'
  if (other.booking && !ticket.booking) return 'booked-first'
  if (!other.booking && ticket.booking) return 'walk-in-turn'
  return 'by-place'
}
