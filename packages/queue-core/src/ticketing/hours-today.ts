import type { Office } from '../profile/office.ts'
import { inside, ordinaryWindows, type Timetable } from '../time/windows.ts'
import type { ClosesEarly } from './day-overrides.ts'
import type { OfficeState } from './state.ts'

/** When the office is open, with what a supervisor has set for today. */
export const openingOf = (office: Office, state: OfficeState): Timetable => endedBy(state.today.closes, office.opening)

/** When a queue gives tickets or has visits, with what a supervisor has set for today. */
export const tableOf = (office: Office, state: OfficeState, queue: string): Timetable =>
  endedBy(state.today.closes, office.tables.get(queue) ?? office.opening)

/** The supervisor's early end of a date, if it has one. */
export const closesEarlyOn = ({ today }: OfficeState, date: string): ClosesEarly | null =>
  today.closes?.date === date ? today.closes : null

/** Windows are asked for with every ticket and remembered by table: the same closing gives the same table. */
const ended = new WeakMap<ClosesEarly, Map<Timetable, Timetable>>()

function endedBy(closes: ClosesEarly | null, table: Timetable): Timetable {
  if (closes === null) return table
  const known = ended.get(closes) ?? new Map<Timetable, Timetable>()
  ended.set(closes, known)
  let cut = known.get(table)
  if (!cut) {
    const until = [{ from: '00:00', to: closes.time }]
    cut = {
      weekly: table.weekly,
      onDate: (date) =>
        date === closes.date
          ? inside(table.onDate(date) ?? ordinaryWindows(table.weekly, date), until)
          : table.onDate(date),
    }
    known.set(table, cut)
  }
  return cut
}
