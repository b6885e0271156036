import type { ReportFigures, ReportGroup, ReportRow } from '@poczekalnia/protocol'
import { visitAt } from './follow.ts'
import { type Cell, NONE, SERVICE, VISIT } from './sheet.ts'
import { Tally } from './tally.ts'

/** What a report reads of a day's sheet; the numbers as the file has them. */
export type CountedDay = {
  date: string
  queues: readonly string[]
  visits: ArrayLike<number>
  services: ArrayLike<number>
  cells: Iterable<Cell>
}

/** A group's key for something that happened; `null` when it belongs to no row, only to the total. */
type Key = (date: string, of: { hour: number; queue: string | null; desk: number }) => string | null

const keys: Record<ReportGroup, Key> = {
  day: (date) => date,
  hour: (_date, { hour }) => String(hour).padStart(2, '0'),
  queue: (_date, { queue }) => queue,
  desk: (_date, { desk }) => (desk > 0 ? String(desk) : null),
}

/**
 * Adds days up into the rows of a report, one pass for all that is asked for.
 * @param days in any order
 * @param queue only what happened in this queue; what belongs to none is left out then
 */
export function reports<By extends ReportGroup>(
  days: Iterable<CountedDay>,
  groups: readonly By[],
  queue: string | null,
): { rows: Record<By, ReportRow[]>; total: ReportFigures } {
  const total = new Tally()
  const tallies = groups.map((by) => ({ by, key: keys[by], rows: new Map<string, Tally>() }))
  for (const day of days) {
    const own = queue === null ? null : day.queues.indexOf(queue)
    const each = (of: { hour: number; queue: number; desk: number }, add: (tally: Tally) => void) => {
      if (own !== null && of.queue !== own) return
      add(total)
      const named = { hour: of.hour, desk: of.desk, queue: day.queues[of.queue] ?? null }
      for (const { key: keyOf, rows } of tallies) {
        const key = keyOf(day.date, named)
        if (key === null) continue
        let row = rows.get(key)
        if (!row) {
          row = new Tally()
          rows.set(key, row)
        }
        add(row)
      }
    }
    if (own === NONE) continue
    for (let row = 0; row * VISIT < day.visits.length; row++) {
      const visit = visitAt(day.visits, row)
      each(visit, (tally) => tally.visit(visit))
    }
    for (let i = 0; i < day.services.length; i += SERVICE) {
      const [hour, at, desk, seconds] = [0, 1, 2, 3].map((n) => day.services[i + n] as number) as [
        number,
        number,
        number,
        number,
      ]
      each({ hour, queue: at, desk }, (tally) => tally.service(seconds))
    }
    for (const cell of day.cells) if (cell.times !== 0) each(cell, (tally) => tally.cell(cell))
  }
  const rows = Object.fromEntries(
    tallies.map(({ by, rows }) => [
      by,
      [...rows].sort(([a], [b]) => inOrder(a, b)).map(([key, tally]) => ({ key, ...tally.figures() })),
    ]),
  )
  return { rows: rows as Record<By, ReportRow[]>, total: total.figures() }
}

/** Desk 9 before desk 10, dates and names as they read. */
const inOrder = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
