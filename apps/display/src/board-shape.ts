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
