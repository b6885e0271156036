import type { Office } from '../profile/office.ts'
import { lanesServed } from '../ticketing/decide/call.ts'
import type { OfficeState, Ticket } from '../ticketing/state.ts'
import { before, type Lane, placeOf } from '../ticketing/waiting-room.ts'

/** How many waiting tickets today's call order puts before this one now: those that a desk which could call it would call first. */
export function aheadOf(office: Office, state: OfficeState, now: number, ticket: Ticket): number {
  const { lane, kind, place } = placeOf(ticket)
  const due = kind === 'booked' && place.time <= now
  let ahead = 0
  for (const rival of rivalLanes(office, state, lane)) {
    const dueThere = before(rival.booked, { time: now, ordinal: Number.POSITIVE_INFINITY })
    if (due) ahead += before(rival.booked, place)
    else if (kind === 'walkIns') ahead += dueThere + before(rival.walkIns, place)
    else ahead += rival.walkIns.length + before(rival.booked, place)
  }
  return ahead
}

function rivalLanes(office: Office, state: OfficeState, lane: string): Lane[] {
  const ids = new Set<string>()
  for (const number of office.desks.keys()) {
    const served = lanesServed(office, number)
    if (served.includes(lane)) for (const id of served) ids.add(id)
  }
  return [...ids].flatMap((id) => state.waiting.get(id) ?? [])
}
