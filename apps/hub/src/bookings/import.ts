import type { Language } from '@poczekalnia/protocol'
import type { OfficeEvent } from '@poczekalnia/queue-core'
import type { People, Person } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../office/session.ts'
import { type FilePlan, personKey, planFile } from './plan.ts'
import type { ImportResult } from './result.ts'
import { breathe } from './slices.ts'
import { oneAfterAnother, type Turns } from './turns.ts'

/** Bookings written in one transaction, some milliseconds of work: the hub answers its screens in between. */
const AT_ONCE = 25

/** Files that may be there at once. */
export const MOST_FILES = 4

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
 * Imports bookings into a running office, in slices. Everything is checked before anything is written: while a line is bad nothing at
 * all is imported, unless bad lines are to be skipped. The same file twice changes nothing. If the hub dies in the middle,
 * importing the same file again brings the rest. When another profile is taken over in the middle, the rest is planned anew by it.
 * @param turn shared with whatever else reads such files
 */
export function bookingImporter(
  session: OfficeSession,
  people: People,
  turn: Turns = oneAfterAnother(MOST_FILES),
): (order: ImportOrder) => Promise<ImportResult> {
  return (order) => turn(() => run(session, people, order))
}

async function run(session: OfficeSession, people: People, order: ImportOrder): Promise<ImportResult> {
  let [imported, pins] = [0, 0]
  for (;;) {
    const plan = await planFile(session, people, order.csv, order.language ?? 'en')
    const { unchanged, bad, badLines, warnings, warned } = plan
    const told = { unchanged: unchanged - imported, bad, badLines, warnings, warned }
    if (badLines > 0 && !order.skipBad) return { imported, pins, ...told, unchanged: imported > 0 ? told.unchanged : 0 }
    const wrote = await write(session, order, plan)
    for (const event of wrote)
      if (event.type === 'BookingImported' && plan.rows.get(event.booking)?.pin === null) pins += 1
    imported += wrote.length
    if (wrote.length < plan.events.length) continue
    // A visit that is called by its number and whose hour has come waits from now on (OLS-1), not from the next minute.
    if (imported > 0) await session.act({ type: 'MoveClock' }, { actor: 'clock' })
    return { imported, pins, ...told }
  }
}

/** Writes the planned events until all are on disk or another profile is in force. @returns those that are on disk */
async function write(session: OfficeSession, order: ImportOrder, plan: FilePlan): Promise<readonly OfficeEvent[]> {
  const { events, rows } = plan
  const office = plan.office.profile.id
  for (let from = 0; from < events.length; from += AT_ONCE) {
    if (session.office !== plan.office) return events.slice(0, from)
    const batch = events.slice(from, from + AT_ONCE)
    const persons = batch.flatMap((event): Person[] => {
      const row = event.type === 'BookingImported' ? rows.get(event.booking) : undefined
      return row && event.type === 'BookingImported'
        ? [{ booking: event.booking, office, ...personKey(row), case: row.case }]
        : []
    })
    await session.record(batch, order.actor, persons)
    order.onProgress(Math.min(from + AT_ONCE, events.length), events.length)
    if (from + AT_ONCE < events.length) await breathe()
  }
  return events
}
