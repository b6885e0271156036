import type { FeedBooking } from '@poczekalnia/protocol'
import { MOST_AHEAD_DAYS, type RecordedEvent } from '@poczekalnia/queue-core'
import type { EventReader, People } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import { eventsBetween } from '../log/events-between.ts'

/** Visits in one letter to the site. */
const AT_ONCE = 200

/**
 * Who was erased here and is not yet erased on the site (ALL-4, BOK-17). No list of them is kept: what the office has
 * erased stands in its log and is missing beside it, and what the site still knows it tells from the beginning at each
 * start. So a kill at any moment, or a line that was cut for days, leaves nobody out.
 */
export function untoldErasures(parts: {
  session: OfficeSession
  people: People
  store: EventReader
  isOfSite: (booking: string) => boolean
}) {
  const { session, people, store, isOfSite } = parts
  /** The office's bookings, or the site's where the office has forgotten them but for the log. */
  const pending = new Set<string>()
  /** The office's booking → what the site calls it, where that is another id. */
  const linked = new Map<string, Set<string>>()
  const link = (booking: string, site: string) => linked.set(booking, (linked.get(booking) ?? new Set()).add(site))
  const sitesOf = (booking: string) => [...(isOfSite(booking) ? [booking] : []), ...(linked.get(booking) ?? [])]

  /** Those of bookings that the office has forgotten but for the log. */
  async function erasedInLog(rows: readonly FeedBooking[]): Promise<string[]> {
    if (rows.length === 0) return []
    const { time, profile } = session.office
    const [first = ''] = rows.map(({ date }) => date).sort()
    const from = time.instant(time.plusDays(first, -MOST_AHEAD_DAYS), '00:00')
    const entries = await eventsBetween(store, [profile.id], from, Number.POSITIVE_INFINITY)
    for (const { type, data } of entries) if (type === 'BookingLinked') link(String(data.booking), String(data.site))
    const erased = entries.filter(({ type }) => type === 'PersonErased').map(({ data }) => String(data.booking))
    const ids = new Set(erased.flatMap((booking) => [booking, ...(linked.get(booking) ?? [])]))
    return rows.flatMap(({ id }) => (ids.has(id) ? [id] : []))
  }

  return {
    recorded(events: readonly RecordedEvent[]): void {
      for (const { event } of events) if (event.type === 'PersonErased') pending.add(event.booking)
    },
    /** What the site tells, once it was taken over: whom it names and the office does not. */
    async compare(told: readonly FeedBooking[]): Promise<void> {
      const { state } = session
      for (const { id } of told) if (state.linked.has(id)) link(state.linked.get(id) ?? '', id)
      const named = told
        .filter(({ name }) => name !== '')
        .map((row) => ({ row, booking: state.linked.get(row.id) ?? row.id }))
      const known = new Set((await people.some(named.map(({ booking }) => booking))).map(({ booking }) => booking))
      const missing = named.filter(({ booking }) => !known.has(booking))
      const isHere = ({ booking }: { booking: string }) => state.bookings.has(booking)
      for (const { row } of missing.filter(isHere)) pending.add(row.id)
      const forgotten = missing.filter((one) => !isHere(one)).map(({ row }) => row)
      for (const id of await erasedInLog(forgotten)) pending.add(id)
    },
    /** Asked once it is known which bookings are the site's: the others are nothing to it. */
    next(): string[] {
      for (const id of [...pending]) {
        const sites = sitesOf(id)
        if (sites.length === 0) pending.delete(id)
        for (const site of sites) pending.add(site)
        if (!sites.includes(id)) pending.delete(id)
      }
      return [...pending].slice(0, AT_ONCE)
    },
    heard(ids: readonly string[]): void {
      for (const id of ids) pending.delete(id)
    },
  }
}
