import type { DayNote, LongWait } from '@poczekalnia/protocol'
import { type Following, nothingFollowed } from '../reports/project-report.ts'
import type { CountedDay } from '../reports/report.ts'
import { CELL, type Cell, cellKey, counted, type DaySheet } from '../reports/sheet.ts'

/** Raised whenever sheets or what `follow` makes of an event change: figures are then made anew from the log. */
export const REPORTS_SHAPE = 3

/** A day's figures as databases keep them. */
export type DayRow = { date: string; names: string; visits: Buffer; services: Buffer; cells: Buffer }
export type NotesRow = { longest: string; notes: string }
type Names = { queues: string[]; details: string[] }

export function dayRowOf({ date, queues, visits, services, cells, longest, notes }: DaySheet): DayRow & NotesRow {
  const kept = [...cells.values()].filter((cell) => cell.times !== 0)
  const details = [...new Set(kept.map(({ detail }) => detail))]
  const rows = kept.map((cell) => [
    counted.indexOf(cell.what),
    ...[cell.hour, cell.queue, cell.desk, details.indexOf(cell.detail), cell.times],
  ])
  return {
    date,
    names: JSON.stringify({ queues, details } satisfies Names),
    visits: numbers(visits),
    services: numbers(services),
    cells: numbers(rows.flat()),
    longest: JSON.stringify(longest),
    notes: JSON.stringify(notes),
  }
}

/** The sheet that a row was made of, to go on counting on it. */
export function sheetOf(row: DayRow & NotesRow): DaySheet {
  const { queues, visits, services, ...rest } = countedDay(row)
  return {
    date: row.date,
    queues: [...queues],
    visits: Array.from(visits),
    services: Array.from(services),
    cells: new Map(cellsOf(rest).map((cell) => [cellKey(cell), cell])),
    longest: JSON.parse(row.longest) as LongWait[],
    notes: JSON.parse(row.notes) as DayNote[],
  }
}

/**
 * Whole numbers as 32 bits each, little-endian as every machine that Node runs on: a day is read without parsing
 * anything.
 */
const numbers = (list: readonly number[]) => Buffer.from(Int32Array.from(list).buffer)

export function countedDay({ date, names, visits, services, cells }: DayRow): CountedDay {
  const { queues, details } = JSON.parse(names) as Names
  return { date, queues, details, visits: numbersIn(visits), services: numbersIn(services), cells: numbersIn(cells) }
}

function cellsOf({ cells, details }: Pick<CountedDay, 'cells' | 'details'>): Cell[] {
  return Array.from({ length: cells.length / CELL }, (_, row) => {
    const at = (i: number) => cells[row * CELL + i] as number
    const [what, detail] = [counted[at(0)] as Cell['what'], details[at(4)] ?? '']
    return { what, hour: at(1), queue: at(2), desk: at(3), detail, times: at(5) }
  })
}

/** A view where the bytes lie well for one, else a copy. */
function numbersIn(bytes: Buffer): Int32Array {
  const { byteOffset, byteLength } = bytes
  if (byteOffset % 4 === 0) return new Int32Array(bytes.buffer, byteOffset, byteLength / 4)
  return new Int32Array(Uint8Array.from(bytes).buffer)
}

export const followingText = ({ bookings, tickets }: Following) =>
  JSON.stringify({ bookings: [...bookings], tickets: [...tickets] })

export function followingFrom(text: string): Following {
  const { bookings, tickets } = JSON.parse(text) as { bookings: []; tickets: [] }
  return { ...nothingFollowed(), bookings: new Map(bookings), tickets: new Map(tickets) }
}
