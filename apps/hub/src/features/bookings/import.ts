import type { Language } from '@poczekalnia/protocol'
import type { BookingBrought, OfficeEvent, OfficeState } from '@poczekalnia/queue-core'
import type { Alongside, People, Person } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import type { CsvBooking } from './csv.ts'
import { type FilePlan, planFile } from './plan.ts'
import type { ImportResult } from './result.ts'
import { restAfter } from './slices.ts'
import { oneAfterAnother, type Serially } from './turns.ts'

/** Bookings written in one transaction, some milliseconds of work: the hub answers its screens in between. */
const AT_ONCE = 40

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
 * Imports bookings into a running office, in slices. Everything is checked before anything is written: while a line is
 * bad nothing at all is imported, unless bad lines are to be skipped. The same file twice changes nothing. If the hub
 * dies in the middle, importing the same file again brings the rest. When another profile is taken over in the middle,
 * the rest is planned anew by it.
 * @param turn shared with whatever else reads such files
 */
export function bookingImporter(
  session: OfficeSession,
  people: People,
  turn: Serially = oneAfterAnother(MOST_FILES),
): (order: ImportOrder) => Promise<ImportResult> {
  return (order) => turn(() => run(session, people, order))
}

async function run(session: OfficeSession, people: People, order: ImportOrder): Promise<ImportResult> {
  let [imported, pins] = [0, 0]
  const changed = new Set<string>()
  let looks: Pick<ImportResult, 'warnings' | 'warned'> | null = null
  for (;;) {
    const plan = await planFile(session, people, order.csv, order.language ?? 'en')
    const { bad, badLines, warnings, warned } = plan
    // What was changed by then is nothing to look at any more for a plan that is made anew.
    looks ??= { warnings, warned }
    const written = imported + changed.size
    const told = { unchanged: plan.unchanged - written, bad, badLines, ...looks }
    if (badLines > 0 && !order.skipBad)
      return { imported, changed: changed.size, pins, ...told, unchanged: written > 0 ? told.unchanged : 0 }
    const { done, wrote } = await write(session, order, plan)
    for (const event of wrote)
      if (event.type === 'BookingImported') {
        imported += 1
        if (plan.rows.get(event.booking)?.pin === null) pins += 1
      } else changed.add(event.booking)
    if (!done) continue
    // A visit that is called by its number and whose hour has come waits from now on (OLS-1), not from the next minute.
    if (imported + changed.size > 0) await session.act({ type: 'MoveClock' }, { actor: 'clock' })
    return { imported, changed: changed.size, pins, ...told }
  }
}

/** Writes the planned events until all are on disk or another profile is in force. */
async function write(
  session: OfficeSession,
  order: ImportOrder,
  plan: FilePlan,
): Promise<{ done: boolean; wrote: readonly BookingBrought[] }> {
  const { office } = plan
  const planned = plan.events.filter(isBrought)
  const wrote: BookingBrought[] = []
  const persons = (recorded: readonly { event: OfficeEvent }[], state: OfficeState) =>
    recorded.flatMap(({ event }): Alongside[] =>
      isBrought(event) ? [{ type: 'put-person', person: personOf(event, plan, state) }] : [],
    )
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const began = performance.now()
    const batch = planned.slice(from, from + AT_ONCE)
    const told = await session.act(
      { type: 'ImportBookings', office, planned: batch },
      { actor: order.actor, alongside: persons },
    )
    if (!told.ok) throw new Error(`the bookings could not be kept: ${told.refusal.code}`)
    wrote.push(...told.events.filter(isBrought))
    if (session.office !== office) return { done: false, wrote }
    order.onProgress(Math.min(from + AT_ONCE, planned.length), planned.length)
    if (from + AT_ONCE < planned.length) await restAfter(performance.now() - began)
  }
  return { done: true, wrote }
}

const isBrought = (event: OfficeEvent): event is BookingBrought =>
  event.type === 'BookingImported' || event.type === 'BookingChanged' || event.type === 'BookingMoved'

/** The person as the row tells, at the hour that the booking has with this event. */
function personOf(event: BookingBrought, { office, rows }: FilePlan, state: OfficeState): Person {
  const { name, email, case: number } = rows.get(event.booking) as CsvBooking
  const at = event.type === 'BookingChanged' ? state.bookings.get(event.booking) : event
  const { date, time, queue } = at as Pick<Person, 'date' | 'time' | 'queue'>
  return { booking: event.booking, office: office.profile.id, date, time, queue, name, email, case: number }
}
