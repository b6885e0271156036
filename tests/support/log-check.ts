import { openLog, openStoreAt, type StoredEvent, type StorePlace } from '@poczekalnia/queue-core/store'

/** What a log says was given out and called. Made without the product's own folding, so that it can judge it. */
export type LogFacts = {
  events: number
  /** Ticket id → number. */
  tickets: Map<string, string>
  /** Call id → ticket and desk. */
  calls: Map<string, { ticket: string; desk: number }>
}

/** Reads an office's events from its file, also while the hub writes to it. */
export async function readEvents(dbFile: string, office: string): Promise<StoredEvent[]> {
  const log = openLog(dbFile)
  try {
    return await Array.fromAsync(log.read(office))
  } finally {
    log.close()
  }
}

/** The same of an office in a database. */
export async function readEventsAt(place: StorePlace, office: string): Promise<StoredEvent[]> {
  const store = await openStoreAt(place)
  try {
    return await Array.fromAsync(store.read(office))
  } finally {
    await store.close()
  }
}

type Data = { ticket: string; number: string; queue: string; booking: string | null; desk: number; call: string }

/**
 * Walks one day's events and makes sure of what must always hold: numbers of a queue are given once and without a gap
 * (ALL-1), a booking becomes one ticket (ALL-3), a ticket is at one desk at most and a desk has one ticket (ALL-6), an
 * act with a key is done once.
 * @throws Error that names the first event that breaks one of these
 */
export function checkLog(events: readonly StoredEvent[]): LogFacts {
  const facts: LogFacts = { events: events.length, tickets: new Map(), calls: new Map() }
  const given = new Map<string, number>()
  const bookings = new Set<string>()
  const deskOf = new Map<string, number>()
  const ticketAt = new Map<number, string>()
  const done = new Set<string>()
  for (const { version, type, data, actor, key } of events) {
    const { ticket, number, queue, booking, desk, call } = data as Data
    const must = (holds: boolean, what: string) => {
      if (!holds) throw new Error(`event ${version}, ${type}: ${what}`)
    }
    if (key !== undefined) {
      must(!done.has(`${actor} ${key} ${type}`), 'an act was done twice')
      done.add(`${actor} ${key} ${type}`)
    }
    switch (type) {
      case 'TicketIssued': {
        const count = (given.get(queue) ?? 0) + 1
        given.set(queue, count)
        must(!facts.tickets.has(ticket), 'this ticket was issued before')
        must(Number(number.replace(/^[A-Z]+/, '')) === count, `${number} is given out as number ${count}`)
        must(booking === null || !bookings.has(booking), 'this booking has its ticket already')
        if (booking !== null) bookings.add(booking)
        facts.tickets.set(ticket, number)
        break
      }
      case 'TicketCalled':
        must(facts.tickets.has(ticket), 'nobody was given this ticket')
        must(!deskOf.has(ticket), `it is at desk ${deskOf.get(ticket)} already`)
        must(!ticketAt.has(desk), `desk ${desk} has another ticket`)
        deskOf.set(ticket, desk)
        ticketAt.set(desk, ticket)
        facts.calls.set(call, { ticket, desk })
        break
      case 'TicketRecalled':
      case 'ServiceStarted':
        must(deskOf.get(ticket) === desk, 'it is not at this desk')
        break
      case 'ServiceFinished':
      case 'TicketMarkedAbsent':
      case 'TicketReturned':
      case 'TicketTransferred':
      case 'VisitCancelled':
        must(deskOf.get(ticket) === desk, 'it is not at this desk')
        deskOf.delete(ticket)
        ticketAt.delete(desk)
        break
    }
  }
  return facts
}
