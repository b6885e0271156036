import type { WhyWaiting } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { Choice } from '../ticketing/call-order.ts'
import { callingAlike, callsToCome } from '../ticketing/calls-to-come.ts'
import { lanesServed } from '../ticketing/desk-queues.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { byPlace, type Place, placeOf } from '../ticketing/waiting-room.ts'

/** So many calls are looked at. Behind more people than that nothing is said, rather than something that may not be so. */
const LOOKED_AT = 500

/**
 * Why this ticket is not being called: one reason, true of the call order as it would go on now (ALL-2, ALL-9). It tells of the desk that
 * would reach the ticket soonest. People who go first by another right than having come earlier are told before those who came earlier,
 * since that is what a visitor wonders at.
 * @param now epoch ms
 * @returns `null` when the ticket does not wait, or too many people stand before it to say
 */
export function whyWaiting(office: Office, state: OfficeState, now: number, ticket: Ticket): WhyWaiting | null {
  if (ticket.status !== 'waiting') return null
  const own = placeOf(ticket)
  const desks = [...state.desks].filter(
    ([number]) => office.desks.has(number) && lanesServed(office, state, number).includes(own.lane),
  )
  const open = desks.flatMap(([number, desk]) =>
    desk.status === 'open' ? [{ number, busy: desk.ticket !== null }] : [],
  )
  if (open.length === 0) {
    return { kind: desks.some(([, desk]) => desk.status === 'paused') ? 'desks-paused' : 'desks-closed' }
  }
  const soonest = soonestOf(office, state, now, ticket, open)
  if (!soonest) return null
  const { desk, before } = soonest
  if (before.length === 0 && !desk.busy) return { kind: 'desk-free', desk: desk.number }
  if (ticket.booking && own.place.time > now) return { kind: 'own-hour', hour: ticket.booking.time }
  if (before.length === 0) {
    return open.every(({ busy }) => busy) ? { kind: 'desks-busy' } : { kind: 'desk-busy', desk: desk.number }
  }
  return whoIsFirst(state, ticket, own.place, before)
}

type OpenDesk = { number: number; busy: boolean }

/** The desk that would call this ticket after the fewest others, a free one before a busy one, and those others. */
function soonestOf(
  office: Office,
  state: OfficeState,
  now: number,
  ticket: Ticket,
  open: readonly OpenDesk[],
): { desk: OpenDesk; before: Choice[] } | null {
  let soonest: { desk: OpenDesk; before: Choice[] } | null = null
  const looked = new Set<string>()
  for (const desk of open.toSorted((a, b) => Number(a.busy) - Number(b.busy))) {
    const alike = callingAlike(office, state, desk.number)
    if (looked.has(alike)) continue
    looked.add(alike)
    const before = calledBefore(callsToCome(office, state, desk.number, now), ticket.id, soonest?.before.length)
    if (before) soonest = { desk, before }
  }
  return soonest
}

/** Calls before this ticket's, when they are fewer than `most`. */
function calledBefore(calls: Iterable<Choice>, ticket: string, most = LOOKED_AT): Choice[] | null {
  const before: Choice[] = []
  for (const choice of calls) {
    if (before.length >= most) return null
    if (choice.place.ticket === ticket) return before
    before.push(choice)
  }
  return null
}

/** The first right by which somebody goes before this ticket without having come earlier; that they came earlier where there is none. */
function whoIsFirst(state: OfficeState, ticket: Ticket, own: Place, before: readonly Choice[]): WhyWaiting {
  const rights = before.map((choice) => rightOf(state, ticket, own, choice))
  const first = rights.find((right) => right !== 'came-earlier')
  const those = before.filter((_, i) => rights[i] === first)
  switch (first) {
    case 'booked-first': {
      const hours = new Set(those.map(({ place }) => state.tickets.get(place.ticket)?.booking?.time))
      const [hour = null] = hours
      return { kind: first, count: those.length, hour: hours.size === 1 ? hour : null }
    }
    case 'priority-first':
      return { kind: first, count: those.length }
    case undefined:
      return { kind: 'came-earlier' }
    default:
      return { kind: first }
  }
}

type Right = 'booked-first' | 'priority-first' | 'walk-in-turn' | 'other-queue' | 'in-turns' | 'came-earlier'

function rightOf(state: OfficeState, ticket: Ticket, own: Place, { place, reason }: Choice): Right {
  const other = state.tickets.get(place.ticket)
  if (!other) throw new Error(`no ticket ${place.ticket}`)
  if (reason === 'walk-in-share' && ticket.booking) return 'walk-in-turn'
  if (other.priority !== null && ticket.priority === null) return 'priority-first'
  if (other.priority === null && ticket.priority !== null) return 'in-turns'
  if ((reason === 'queue-listed-first' || reason === 'lower-queue-turn') && other.queue !== ticket.queue)
    return 'other-queue'
  if (other.booking && !ticket.booking) return 'booked-first'
  if (!other.booking && ticket.booking) return 'walk-in-turn'
  return byPlace(place, own) < 0 ? 'came-earlier' : 'other-queue'
}
