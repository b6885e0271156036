import type { Timestamp } from '@poczekalnia/protocol'
import type { OfficeEvent } from '@poczekalnia/queue-core'

/** Who went from a desk by themselves: `until` when they will be back, `null`: they gave the visit up. */
type Gone = { ticket: string; number: string; until: Timestamp | null }

/**
 * Visitors whom a desk had called and who then said on their phone that they need more time, or that they leave. The
 * desk is free at once; its clerk is told why, until somebody is called there, it takes a break or is opened anew, or
 * the visitor is back.
 */
export class SelfDepartures {
  readonly #byDesk = new Map<number, Gone>()
  readonly #numberOf: (ticket: string) => string | undefined
  readonly #stamp: (at: number) => Timestamp

  /** @param stamp a time of the office, from epoch milliseconds */
  constructor(numberOf: (ticket: string) => string | undefined, stamp: (at: number) => Timestamp) {
    this.#numberOf = numberOf
    this.#stamp = stamp
  }

  happened(event: OfficeEvent): void {
    switch (event.type) {
      case 'TimeAsked':
      case 'VisitorLeft': {
        const number = this.#numberOf(event.ticket)
        const until = event.type === 'TimeAsked' ? this.#stamp(event.until) : null
        this.#forget(event.ticket)
        if (event.desk !== null && number !== undefined)
          this.#byDesk.set(event.desk, { ticket: event.ticket, number, until })
        break
      }
      case 'VisitorBack':
        this.#forget(event.ticket)
        break
      case 'TicketCalled':
      case 'DeskOpened':
      case 'DeskPaused':
      case 'DeskClosed':
        this.#byDesk.delete(event.desk)
        break
      case 'DayClosed':
        this.#byDesk.clear()
    }
  }

  /** Who went from this desk last, where its clerk has to know. */
  from(desk: number): { number: string; until: Timestamp | null } | null {
    const gone = this.#byDesk.get(desk)
    return gone ? { number: gone.number, until: gone.until } : null
  }

  #forget(ticket: string): void {
    for (const [desk, gone] of this.#byDesk) if (gone.ticket === ticket) this.#byDesk.delete(desk)
  }
}
