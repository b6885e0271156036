import type { DayNote, LongWait } from '@poczekalnia/protocol'

/** Numbers a visit has in `DaySheet.visits`: hour, queue (its index), kind, wait, desk, low, high. */
export const VISIT = 7
/** Numbers a served visit has in `DaySheet.services`: hour, queue (its index), desk, seconds. */
export const SERVICE = 4

export const WALK_IN = 0
export const BOOKED = 1
/** In place of a wait, or of a range that was told: there was none. */
export const NONE = -1

/**
 * Numbers of a count in a day's `cells`, as the file has them: what (its index), hour, queue, desk, detail (its index),
 * times.
 */
export const CELL = 6

/** What is counted by hour, queue and desk. The file holds places in this list: only ever add at its end. */
export const counted = [
  'bookings',
  'lapsed',
  'absent',
  'unserved',
  'transferred',
  'left',
  'cancelled',
  'refused',
  'not-held',
  'called-off',
] as const
export type Counted = (typeof counted)[number]

/** `queue`: its index, `NONE` for none. `desk`: 0 for none. `detail`: a reason or a code, empty for none. */
export type Cell = { what: Counted; hour: number; queue: number; desk: number; detail: string; times: number }

/** How many of a day's longest waits are kept. */
const LONGEST = 10

/**
 * What happened on one day, as numbers and with nobody's name (ALL-4). Single waits are kept, not averages: percentiles
 * of a year can only be found from the waits themselves. 300 visits take about 12 KB.
 */
export type DaySheet = {
  date: string
  /** Ids of queues; everywhere else a queue is its index here. */
  queues: string[]
  /** Rows of `VISIT` numbers: a visit belongs to the day and the hour of its ticket. */
  visits: number[]
  /** Rows of `SERVICE` numbers, by the hour of the call. */
  services: number[]
  cells: Map<string, Cell>
  longest: LongWait[]
  notes: DayNote[]
}

export function emptySheet(date: string): DaySheet {
  return { date, queues: [], visits: [], services: [], cells: new Map(), longest: [], notes: [] }
}

/** A queue's index on this sheet; `NONE` for none. */
export function queueIndex(sheet: DaySheet, queue: string | null): number {
  if (queue === null) return NONE
  const known = sheet.queues.indexOf(queue)
  return known >= 0 ? known : sheet.queues.push(queue) - 1
}

/** Under which a cell is counted. */
export const cellKey = ({ what, hour, queue, desk, detail }: Omit<Cell, 'times'>): string =>
  `${what} ${hour} ${queue} ${desk} ${detail}`

/** Counts something that happened, or with a negative number takes it back. */
export function count(sheet: DaySheet, cell: Omit<Cell, 'times'>, times = 1): void {
  const key = cellKey(cell)
  const before = sheet.cells.get(key)?.times ?? 0
  sheet.cells.set(key, { ...cell, times: before + times })
}

/** Whether a wait is among the longest of its day so far. */
export const isLong = (sheet: DaySheet, seconds: number): boolean =>
  sheet.longest.length < LONGEST || seconds > (sheet.longest.at(-1)?.seconds ?? 0)

export function keepLong(sheet: DaySheet, wait: LongWait): void {
  sheet.longest = [...sheet.longest, wait].sort((a, b) => b.seconds - a.seconds).slice(0, LONGEST)
}
