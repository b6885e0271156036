import { randomInt } from 'node:crypto'
import type { Language } from '@poczekalnia/protocol'
import { allPins, type BookingRow, type OfficeEvent, planImport } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../office/session.ts'
import { newId } from '../wire/ids.ts'
import { type CsvBooking, readBookings } from './csv.ts'
import type { BadLine } from './result.ts'
import { wordBadLine } from './words.ts'

/** What a file would come to, with nothing written yet. */
export type FilePlan = {
  /** The file's bookings by their id. */
  rows: ReadonlyMap<string, CsvBooking>
  events: readonly OfficeEvent[]
  unchanged: number
  /** By line. */
  bad: BadLine[]
}

/**
 * Reads a file and plans its import into the office as it is now. A person who is known at that hour keeps their booking.
 * @param language what is wrong is worded in it
 */
export function planFile(session: OfficeSession, people: People, csv: Uint8Array, language: Language): FilePlan {
  const office = session.office.profile.id
  const { rows, bad: faults } = readBookings(csv)
  const ids = new Map(rows.map((row) => [row.line, people.find({ office, ...personKey(row) }) ?? newId()]))
  const plan = planImport(
    { office: session.office, state: session.state, now: session.now() },
    rows.map((row): BookingRow => ({ ...row, id: ids.get(row.line) as string })),
    shuffled(allPins()),
  )
  const bad: BadLine[] = [...faults, ...plan.problems]
    .map((fault) => ({
      line: fault.line,
      column: fault.column,
      reason: fault.reason,
      text: wordBadLine(language, fault),
    }))
    .sort((a, b) => a.line - b.line)
  return {
    rows: new Map(rows.map((row) => [ids.get(row.line) as string, row])),
    events: plan.events,
    unchanged: plan.unchanged,
    bad,
  }
}

/** What a person is recognised by. */
export const personKey = ({ date, time, queue, name, email }: CsvBooking) => ({ date, time, queue, name, email })

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
