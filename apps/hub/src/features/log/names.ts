import type { Language, Localized } from '@poczekalnia/protocol'
import type { OfficeSession } from '../../office/session.ts'
import type { LogEntry } from './events-between.ts'

/** What ids in the log stand for. */
export type Names = {
  ticket(id: unknown): { number: string; queue: string } | null
  /** "12:20, Pobyt czasowy", `''` for one that is no longer known. */
  visit(booking: unknown, language: Language): string
  queue(id: unknown, language: Language): string
  account(id: unknown): string
  device(id: unknown): string
}

/**
 * Gathers what a day's ids stand for: its tickets from its own events, bookings from the state while it knows them.
 * @param about.accounts id → name, of those too who are gone
 */
export function namesOf(
  entries: readonly LogEntry[],
  about: { session: OfficeSession; accounts: ReadonlyMap<string, string>; devices: ReadonlyMap<string, string> },
): Names {
  const { session, accounts, devices } = about
  const tickets = new Map<unknown, { number: string; queue: string }>()
  const bookings = new Map<unknown, { time: string; queue: string }>()
  for (const { type, data } of entries) {
    if (type === 'BookingImported' || type === 'BookingMoved')
      bookings.set(data.booking, { time: String(data.time), queue: String(data.queue) })
    if (type === 'TicketIssued') tickets.set(data.ticket, { number: String(data.number), queue: String(data.queue) })
    if (type === 'VisitJoined') {
      const queue = session.state.bookings.get(String(data.booking))?.queue ?? ''
      tickets.set(data.ticket, { number: String(data.number), queue })
    }
  }
  const queue = (id: unknown, language: Language) => {
    const name: Localized | undefined = session.office.queues.get(String(id))?.name
    return name ? (name[language] ?? name.pl) : String(id ?? '')
  }
  return {
    ticket: (id) => tickets.get(id) ?? null,
    visit(booking, language) {
      const known = session.state.bookings.get(String(booking)) ?? bookings.get(booking)
      return known ? `${known.time}, ${queue(known.queue, language)}` : ''
    },
    queue,
    account: (id) => accounts.get(String(id)) ?? '?',
    device: (id) => devices.get(String(id)) ?? '?',
  }
}
