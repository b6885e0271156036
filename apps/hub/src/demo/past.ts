import { estimateFor, type Office, type OfficeEvent, type RecordedEvent, windowsOn } from '@poczekalnia/queue-core'
import { drawDay, playDay, withDesks } from '@poczekalnia/queue-core/simulation'
import type { Store } from '@poczekalnia/queue-core/store'

/** Days of the calendar that are played: two weeks, for about a second of a start. */
const DAYS = 14
/** A small office plays quickly, and its desks have something to do. */
const DESKS = 3
/** Visitors by weekday, Monday first: Mondays are full. */
const VISITORS = [76, 62, 54, 68, 58]

/**
 * Gives a demonstration the weeks before its day, so that there is something to look back on: days played by the
 * simulation through the real domain, from a seed, the same at every start. All of it is made up, as everything in a
 * demonstration, and says so.
 * @param now the demonstration's clock, epoch ms
 * @returns how many events were written; 0 for a log that has a past already
 */
export async function writePast(store: Store, office: Office, now: number): Promise<number> {
  const stream = office.profile.id
  for await (const _ of store.read(stream)) return 0
  const today = office.time.wall(now).date
  const past = Array.from({ length: DAYS }, (_, i) => dayOf(office, office.time.plusDays(today, i - DAYS), i)).flat()
  // Bookings come before the day before is over.
  past.sort((a, b) => a.at - b.at)
  const events = past.map(({ at, actor, event: { type, ...data } }) => ({ at, actor, type, data }))
  return events.length > 0 ? store.append(stream, 0, events) : 0
}

function dayOf(office: Office, date: string, seed: number): RecordedEvent[] {
  const { weekday } = office.time.wall(office.time.instant(date, '12:00'))
  const visitors = VISITORS[weekday - 1]
  const place = withDesks(office, DESKS) ?? office
  if (visitors === undefined || !isOpen(place, date)) return []
  const told = new Map<string, OfficeEvent>()
  const plan = drawDay(place, date, { seed, shape: 'busy', visitors })
  const { log } = playDay(place, plan, seed, ({ state, now, recorded }) => {
    for (const { event } of recorded) {
      const ticket = event.type === 'TicketIssued' && state.tickets.get(event.ticket)
      if (ticket) told.set(ticket.id, { ...event, told: estimateFor(place, state, now, ticket) } as OfficeEvent)
    }
  })
  const midnight = office.time.instant(office.time.plusDays(date, 1), '00:00')
  const closed = { type: 'DayClosed', date, forgetBefore: office.time.plusDays(date, -7) } as const
  return [
    ...log.map((entry) => {
      const { event } = entry
      const whole = event.type === 'TicketIssued' ? (told.get(event.ticket) ?? event) : event
      return { ...entry, event: onDate(whole, date) }
    }),
    { at: midnight, actor: 'clock', event: closed },
  ]
}

const isOpen = (office: Office, date: string) => windowsOn(office.time, office.opening, date).length > 0

/** Ids of a played day are its own: its date before them makes them those of one log. */
function onDate(event: OfficeEvent, date: string): OfficeEvent {
  const named = Object.entries(event).map(([field, value]) => [
    field,
    ids.has(field) && typeof value === 'string' ? `${date}-${value}` : value,
  ])
  return Object.fromEntries(named) as OfficeEvent
}

const ids = new Set(['booking', 'ticket', 'call', 'code'])
