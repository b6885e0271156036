import type { WhyWaiting } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { Choice } from '../ticketing/call-order.ts'
import { callingAlike, callsToCome } from '../ticketing/calls-to-come.ts'
import { lanesServed } from '../ticketing/desk-queues.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { placeOf } from '../ticketing/waiting-room.ts'
import { whoGoesFirst } from './who-goes-first.ts'

/**
 * So many calls are looked at. Behind more people than that nothing is said, rather than something that may not be so.
 */
const LOOKED_AT = 500

/**
 * Why this ticket is not being called: one reason, true of the call order as it would go on now (ALL-2, ALL-9). It
 * tells of the desk that would reach the ticket soonest. People who go first by another right than having come earlier
 * are told before those who came earlier, since that is what a visitor wonders at.
 * @param now epoch ms
 * @returns `null` when the ticket does not wait, or too many people stand before it to say
 */
export const whyWaiting = (office: Office, state: OfficeState, now: number, ticket: Ticket): WhyWaiting | null =>
  whyIn(office, state, now)(ticket)

/**
 * `whyWaiting` for many tickets of one moment: each desk's calls to come are looked at once. The state must stay as it
 * is meanwhile.
 */
export function whyIn(office: Office, state: OfficeState, now: number): (ticket: Ticket) => WhyWaiting | null {
  const desksOf = remembered((lane: string) => desksFor(office, state, lane))
  const rows = new Map<string, Row>()
  const rowOf = ({ number, alike }: OpenDesk): Row => {
    const known = rows.get(alike)
    if (known) return known
    const row = rowOfCalls(state, callsToCome(office, state, number, now))
    rows.set(alike, row)
    return row
  }
  return (ticket) => {
    if (ticket.status !== 'waiting') return null
    const own = placeOf(ticket)
    const { open, isPaused } = desksOf(own.lane)
    if (open.length === 0) return { kind: isPaused ? 'desks-paused' : 'desks-closed' }
    let soonest: { desk: OpenDesk; row: Row; before: number } | null = null
    for (const desk of open) {
      const row = rowOf(desk)
      const before = row.before(ticket.id, soonest?.before ?? LOOKED_AT)
      if (before !== null) soonest = { desk, row, before }
    }
    if (!soonest) return null
    const { desk, row, before } = soonest
    if (before === 0 && !desk.busy) return { kind: 'desk-free', desk: desk.number }
    if (ticket.booking && own.place.time > now) return { kind: 'own-hour', hour: ticket.booking.time }
    if (before === 0) {
      return open.every(({ busy }) => busy) ? { kind: 'desks-busy' } : { kind: 'desk-busy', desk: desk.number }
    }
    return row.why(ticket, own.place, before)
  }
}

/** `alike` is the same for desks that call the same people in the same order. */
type OpenDesk = { number: number; busy: boolean; alike: string }

/** Open desks that may call from a lane, the free ones first; and whether others of them are on a break. */
function desksFor(office: Office, state: OfficeState, lane: string): { open: OpenDesk[]; isPaused: boolean } {
  const desks = [...state.desks].filter(
    ([number]) => office.desks.has(number) && lanesServed(office, state, number).includes(lane),
  )
  const open = desks.flatMap(([number, desk]) =>
    desk.status === 'open' ? [{ number, busy: desk.ticket !== null, alike: callingAlike(office, state, number) }] : [],
  )
  const isPaused = desks.some(([, desk]) => desk.status === 'paused')
  return { open: open.toSorted((a, b) => Number(a.busy) - Number(b.busy)), isPaused }
}

/** Calls to come of one desk, looked at no further than somebody asks. */
type Row = {
  /** How many calls come before this ticket's; `null` when they are not fewer than `most`. */
  before(ticket: string, most: number): number | null
  why: ReturnType<typeof whoGoesFirst>
}

function rowOfCalls(state: OfficeState, coming: Iterator<Choice>): Row {
  const calls: Choice[] = []
  const at = new Map<string, number>()
  return {
    before(ticket, most) {
      while (!at.has(ticket) && calls.length < most) {
        const { done, value } = coming.next()
        if (done) break
        at.set(value.place.ticket, calls.length)
        calls.push(value)
      }
      const before = at.get(ticket)
      return before !== undefined && before < most ? before : null
    },
    why: whoGoesFirst(state, calls),
  }
}

function remembered<T>(look: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const found = look(key)
    known.set(key, found)
    return found
  }
}
