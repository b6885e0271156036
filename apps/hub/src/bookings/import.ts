import type { Language } from '@poczekalnia/protocol'
import type { OfficeEvent } from '@poczekalnia/queue-core'
import type { People, Person } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../office/session.ts'
import type { CsvBooking } from './csv.ts'
import { personKey, planFile } from './plan.ts'
import type { ImportResult } from './result.ts'

/** Bookings written in one transaction: the hub answers its screens in between. */
const AT_ONCE = 250

export type ImportOrder = {
  csv: Uint8Array
  /** Imports the good lines although some are bad. */
  skipBad: boolean
  actor: string
  /** What is wrong is worded in it; English when left out. */
  language?: Language
  onProgress: (done: number, total: number) => void
}

/**
 * Imports bookings into a running office. Everything is checked before anything is written: while a line is bad nothing at
 * all is imported, unless bad lines are to be skipped. The same file twice changes nothing. If the hub dies in the middle,
 * importing the same file again brings the rest.
 */
export function bookingImporter(session: OfficeSession, people: People): (order: ImportOrder) => Promise<ImportResult> {
  // One after the other: two imports at once could make PINs that come too close to each other.
  let last: Promise<unknown> = Promise.resolve()
  return (order) => {
    const mine = last.then(() => run(session, people, order))
    last = mine.catch(() => undefined)
    return mine
  }
}

async function run(session: OfficeSession, people: People, order: ImportOrder): Promise<ImportResult> {
  const { rows, events, unchanged, bad } = planFile(session, people, order.csv, order.language ?? 'en')
  if (bad.length > 0 && !order.skipBad) return { imported: 0, unchanged: 0, bad, pins: 0 }
  await write(session, order, events, rows)
  // A visit that is called by its number and whose hour has come waits from now on (OLS-1), not from the next minute.
  if (events.length > 0) await session.act({ type: 'MoveClock' }, { actor: 'clock' })
  const pins = events.filter((e) => e.type === 'BookingImported' && rows.get(e.booking)?.pin === null).length
  return { imported: events.length, unchanged, bad, pins }
}

async function write(
  session: OfficeSession,
  order: ImportOrder,
  events: readonly OfficeEvent[],
  rows: ReadonlyMap<string, CsvBooking>,
): Promise<void> {
  const office = session.office.profile.id
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const batch = events.slice(from, from + AT_ONCE)
    const persons = batch.flatMap((event): Person[] => {
      const row = event.type === 'BookingImported' ? rows.get(event.booking) : undefined
      return row && event.type === 'BookingImported'
        ? [{ booking: event.booking, office, ...personKey(row), case: row.case }]
        : []
    })
    await session.record(batch, order.actor, persons)
    order.onProgress(Math.min(from + AT_ONCE, events.length), events.length)
  }
}
