import type { Estimate } from '@poczekalnia/protocol'
import { estimateFor, estimatesIn, type Office, type Ticket } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'

/**
 * Ranges of tickets that wait, told on for a while, so that a room that changes all the time is not played anew for
 * each change.
 */
export type TicketEstimates = {
  /** A ticket's range. @param oldest how old it may be, milliseconds, as long as the same desks are open */
  of(ticket: Ticket, oldest: number): Estimate | null
  /** Something happened to this ticket: what is known of it is no longer so. */
  forget(ticket: string): void
  /** Plays the room for all who wait. */
  renew(): void
}

type Known = { at: number; desks: string; office: Office; told: Map<string, Estimate | null> }

export function ticketEstimates(session: OfficeSession): TicketEstimates {
  let known: Known | null = null
  let open = { version: -1, desks: '' }
  /** Asked for each of a thousand pages: looked at once for each version. */
  const openDesks = (): string => {
    const version = session.version()
    if (open.version !== version) {
      const desks = [...session.state.desks]
        .flatMap(([number, desk]) => (desk.status === 'open' ? [number] : []))
        .join()
      open = { version, desks }
    }
    return open.desks
  }
  const holds = (oldest: number): boolean =>
    known !== null &&
    session.now() - known.at <= oldest &&
    known.office === session.office &&
    known.desks === openDesks()

  const renew = () => {
    const { state, office } = session
    const now = session.now()
    const estimateOf = estimatesIn(office, state, now)
    const told = new Map<string, Estimate | null>()
    for (const lane of state.waiting.values())
      for (const place of [...lane.booked, ...lane.walkIns, ...lane.priorityBooked, ...lane.priorityWalkIns]) {
        const ticket = state.tickets.get(place.ticket)
        if (ticket) told.set(ticket.id, estimateOf(ticket))
      }
    known = { at: now, desks: openDesks(), office, told }
  }

  return {
    of(ticket, oldest) {
      const before = holds(oldest) ? known?.told.get(ticket.id) : undefined
      if (before !== undefined) return before
      const { state, office } = session
      const estimate = estimateFor(office, state, session.now(), ticket)
      if (holds(oldest)) known?.told.set(ticket.id, estimate)
      return estimate
    },
    forget: (ticket) => void known?.told.delete(ticket),
    renew,
  }
}
