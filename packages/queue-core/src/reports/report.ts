import type { ReportFigures, ReportGroup, ReportRow } from '@poczekalnia/protocol'
import { monthOf, weekOf } from './calendar.ts'
import { CELL, type Counted, counted, NONE, SERVICE, VISIT } from './sheet.ts'
import { Tally } from './tally.ts'

/** What a report reads of a day's sheet: numbers as the file has them, in rows of `VISIT`, `SERVICE` and `CELL`. */
export type CountedDay = {
  date: string
  queues: readonly string[]
  details: readonly string[]
  visits: Int32Array
  services: Int32Array
  cells: Int32Array
}

/**
 * The row of what happened there; `null` for what belongs to no row, only to the total. `queue`: `NONE` for none,
 * `desk`: 0 for none.
 */
type RowOf = (hour: number, queue: number, desk: number) => Tally | null
/** The same with somewhere for what belongs to no row. */
type TallyOf = (hour: number, queue: number, desk: number) => Tally

/**
 * How each division finds the row, made anew for each day: ten years have a million visits, and none of them shall cost
 * a text or an object.
 */
const divisions: Record<ReportGroup, (day: CountedDay, row: (key: string) => Tally) => RowOf> = {
  day: ({ date }, row) => oneRow(() => row(date)),
  week: ({ date }, row) => oneRow(() => row(weekOf(date))),
  month: ({ date }, row) => oneRow(() => row(monthOf(date))),
  hour: (_day, row) => remembered((hour) => row(String(hour).padStart(2, '0'))),
  queue: ({ queues }, row) => {
    const rowOf = remembered((queue) => row(queues[queue] ?? ''))
    return (_hour, queue) => (queue === NONE ? null : rowOf(queue))
  },
  desk: (_day, row) => {
    const rowOf = remembered((desk) => row(String(desk)))
    return (_hour, _queue, desk) => (desk === 0 ? null : rowOf(desk))
  },
}

/** All of a day belongs to one row, which is there only if something happened. */
function oneRow(find: () => Tally): RowOf {
  const only = remembered(find)
  return () => only(0)
}

function remembered(find: (number: number) => Tally): (number: number) => Tally {
  const known: Tally[] = []
  return (number) => {
    const found = known[number] ?? find(number)
    known[number] = found
    return found
  }
}

/**
 * Adds days up into the rows of a report, one pass for each division. The total is added up from the rows of the first
 * one, for each visit is in one of them or in the rest.
 * @param days in any order
 * @param queue only what happened in this queue; what belongs to none is left out then
 */
export async function reports<By extends ReportGroup>(
  days: AsyncIterable<CountedDay>,
  groups: readonly By[],
  queue: string | null,
): Promise<{ rows: Record<By, ReportRow[]>; total: ReportFigures }> {
  const divided = groups.map((by) => ({ by, tallies: new Map<string, Tally>(), rest: new Tally() }))
  for await (const day of days) {
    const own = queue === null ? null : day.queues.indexOf(queue)
    if (own === NONE) continue
    for (const { by, tallies, rest } of divided) {
      const rowOf = divisions[by](day, (key) => tallyOf(tallies, key))
      addDay(day, own, (hour, queue, desk) => rowOf(hour, queue, desk) ?? rest)
    }
  }
  const total = new Tally()
  const [first] = divided
  for (const tally of first ? [...first.tallies.values(), first.rest] : []) total.add(tally)
  const rows = divided.map(({ by, tallies }): [By, ReportRow[]] => [
    by,
    [...tallies].sort(([a], [b]) => inOrder(a, b)).map(([key, tally]) => ({ key, ...tally.figures() })),
  ])
  return { rows: Object.fromEntries(rows) as Record<By, ReportRow[]>, total: total.figures() }
}

/** @param own index of the only queue that is asked for, `null` for all */
function addDay({ visits, services, cells, details }: CountedDay, own: number | null, tallyOf: TallyOf): void {
  const at = (numbers: Int32Array, i: number) => numbers[i] as number
  for (let i = 0; i < visits.length; i += VISIT) {
    const queue = at(visits, i + 1)
    if (own !== null && queue !== own) continue
    tallyOf(at(visits, i), queue, at(visits, i + 4)).visit(
      at(visits, i + 2),
      at(visits, i + 3),
      at(visits, i + 5),
      at(visits, i + 6),
    )
  }
  for (let i = 0; i < services.length; i += SERVICE) {
    const queue = at(services, i + 1)
    if (own !== null && queue !== own) continue
    tallyOf(at(services, i), queue, at(services, i + 2)).service(at(services, i + 3))
  }
  for (let i = 0; i < cells.length; i += CELL) {
    const queue = at(cells, i + 2)
    if (own !== null && queue !== own) continue
    const what = counted[at(cells, i)] as Counted
    const detail = details[at(cells, i + 4)] ?? ''
    tallyOf(at(cells, i + 1), queue, at(cells, i + 3)).count(what, detail, at(cells, i + 5))
  }
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  let tally = tallies.get(key)
  if (!tally) {
    tally = new Tally()
    tallies.set(key, tally)
  }
  return tally
}

/** Desk 9 before desk 10, dates and names as they read. */
const inOrder = (a: string, b: string) => order.compare(a, b)
const order = new Intl.Collator('en', { numeric: true })
