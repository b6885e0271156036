import type { DisplayLayout } from '@poczekalnia/protocol'

/** How the board lies on the screen. */
export type BoardShape = {
  orientation: 'landscape' | 'portrait'
  /** The picture is turned a quarter to the right, for a screen that hangs otherwise than its computer believes. */
  turned: boolean
  /** Rows of the list of calls. */
  rows: number
}

/** Rows that leave room for the side panel, at a type that can be read from the farthest seat. */
const ROWS_BESIDE_PANEL = 4

/** @param screen width and height of the page, in any unit */
export function boardShape(
  layout: Pick<DisplayLayout, 'orientation' | 'rows' | 'sidePanel'>,
  screen: { width: number; height: number },
): BoardShape {
  const stands = screen.height > screen.width ? 'portrait' : 'landscape'
  const orientation = layout.orientation === 'auto' ? stands : layout.orientation
  return {
    orientation,
    turned: orientation !== stands,
    rows: layout.sidePanel ? Math.min(layout.rows, ROWS_BESIDE_PANEL) : layout.rows,
  }
}

/**
 * What takes height from the list of calls: a taller foot for a long text, the banner that the news is old, and on a
 * board that stands a number above its desk.
 */
export type Crowding = { tall: boolean; stale: boolean; stacked?: boolean }

/** Rows that stay legible beside what else is on the board, by how much of it there is. */
const ROWS_LEFT = {
  landscape: { none: 8, tall: 6, stale: 6, both: 5 },
  portrait: { none: 8, tall: 5, stale: 4, both: 3 },
  besidePanel: { none: 4, tall: 4, stale: 2, both: 2 },
} as const

/** Rows that a number above its desk takes from a board that stands. */
const ROWS_FOR_STACK = 2

/**
 * Rows of the list as the board is now: they get fewer rather than smaller, so that each can still be read from its
 * seat.
 */
export function rowsShown(
  { orientation, rows }: Pick<BoardShape, 'orientation' | 'rows'>,
  sidePanel: boolean,
  { tall, stale, stacked = false }: Crowding,
): number {
  const left = ROWS_LEFT[sidePanel ? 'besidePanel' : orientation]
  const most = left[tall && stale ? 'both' : tall ? 'tall' : stale ? 'stale' : 'none']
  const above = stacked && orientation === 'portrait' && !sidePanel ? ROWS_FOR_STACK : 0
  return Math.min(rows, Math.max(1, most - above))
}
