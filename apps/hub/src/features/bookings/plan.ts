import { randomInt } from 'node:crypto'
import { type Language, MOST_FAULTS_TOLD } from '@poczekalnia/protocol'
import { allPins, type Office, type OfficeEvent, type RowProblem } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'
import { type CsvBooking, type CsvWarning, readingBookings } from './csv.ts'
import type { CsvFault } from './csv-fault.ts'
import { everybody } from './everybody.ts'
import { planningRows, type RowLook } from './plan-rows.ts'
import type { BadLine } from './result.ts'
import { inSlices } from './slices.ts'
import { wordBadLine, wordWarning } from './words.ts'

/** What a file would come to, with nothing written yet. */
export type FilePlan = {
  /** The office as it was planned for. */
  office: Office
  /** The file's bookings by their id. */
  rows: ReadonlyMap<string, CsvBooking>
  events: readonly OfficeEvent[]
  /** Known bookings that change or move, and those that stay as they are. */
  changed: number
  unchanged: number
  /** By line, the first of them; `badLines` counts the lines of all. */
  bad: BadLine[]
  badLines: number
  warnings: BadLine[]
  warned: number
}

/**
 * Reads a file and plans its import into the office as it is now, in slices: the office's own work goes on meanwhile.
 * Who is known keeps their booking.
 * @param language what is wrong is worded in it
 */
export async function planFile(
  session: OfficeSession,
  people: People,
  csv: Uint8Array,
  language: Language,
): Promise<FilePlan> {
  const file = await inSlices(readingBookings(csv))
  const { office } = session
  const known = await everybody(people, office.profile.id)
  const situation = { office, state: session.state, now: session.now() }
  const given = { people: known, rows: file.rows, told: file.columns }
  const plan = await inSlices(planningRows(situation, given, shuffled(allPins())))
  type Fault = CsvFault | CsvWarning | RowProblem | RowLook
  const told = (word: typeof wordBadLine) => (fault: Fault) => ({
    line: fault.line,
    column: fault.column,
    reason: fault.reason,
    text: word(language, fault),
  })
  // Each list has the first of its kind in the order of the lines, so the first of both together are among them.
  const bad = [...file.bad, ...plan.problems.slice(0, MOST_FAULTS_TOLD)].sort((a, b) => a.line - b.line)
  const looks = [...file.warnings, ...plan.looks.slice(0, MOST_FAULTS_TOLD)].sort((a, b) => a.line - b.line)
  return {
    office,
    rows: plan.rows,
    events: plan.events,
    changed: plan.changed,
    unchanged: plan.unchanged,
    bad: bad.slice(0, MOST_FAULTS_TOLD).map(told(wordBadLine)),
    // A row that the domain refuses is on a line that could be read.
    badLines: file.badLines + plan.problems.length,
    warnings: looks.slice(0, MOST_FAULTS_TOLD).map(told(wordWarning)),
    warned: file.warned + new Set(plan.looks.map(({ line }) => line)).size,
  }
}

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
