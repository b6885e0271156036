import { randomInt } from 'node:crypto'
import { allPins, type BookingRow, type OfficeEvent, planImport } from '@poczekalnia/queue-core'
import type { People, Person } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../office/session.ts'
import { newId } from '../wire/ids.ts'
import { type CsvBooking, readBookings } from './csv.ts'
import type { BadLine, ImportResult } from './result.ts'
import { wordBadLine } from './words.ts'

/** Bookings written in one transaction: the hub answers its screens in between. */
const AT_ONCE = 250

export type ImportOrder = {
  csv: Uint8Array
  /** Imports the good lines although some are bad. */
  skipBad: boolean
  actor: string
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
  const office = session.office.profile.id
  const { rows, bad: faults } = readBookings(order.csv)
  const ids = new Map(rows.map((row) => [row.line, people.find({ office, ...keyOf(row) }) ?? newId()]))
  const plan = planImport(
    { office: session.office, state: session.state, now: session.now() },
    rows.map((row): BookingRow => ({ ...row, id: ids.get(row.line) as string })),
    shuffled(allPins()),
  )
  const bad: BadLine[] = [...faults, ...plan.problems]
    .map((fault) => ({ line: fault.line, column: fault.column, reason: fault.reason, text: wordBadLine('en', fault) }))
    .sort((a, b) => a.line - b.line)
  if (bad.length > 0 && !order.skipBad) return { imported: 0, unchanged: 0, bad, pins: 0 }
  await write(session, order, plan.events, new Map(rows.map((row) => [ids.get(row.line) as string, row])))
  const given = new Set(rows.flatMap((row) => (row.pin === null ? [] : [ids.get(row.line)])))
  const pins = plan.events.filter((e) => e.type === 'BookingImported' && !given.has(e.booking)).length
  return { imported: plan.events.length, unchanged: plan.unchanged, bad, pins }
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
        ? [{ booking: event.booking, office, ...keyOf(row), case: row.case }]
        : []
    })
    await session.record(batch, order.actor, persons)
    order.onProgress(Math.min(from + AT_ONCE, events.length), events.length)
  }
}

const keyOf = ({ date, time, queue, name, email }: CsvBooking) => ({ date, time, queue, name, email })

/** Fisher and Yates, with the system's own randomness: a PIN is a secret. */
function shuffled<T>(list: T[]): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    const one = list[i] as T
    list[i] = list[j] as T
    list[j] = one
  }
  return list
}
