import type { DisplayView } from '@poczekalnia/protocol'
import { widthInEms } from '@poczekalnia/ui'
import type { BoardShape } from './board-shape.ts'

/** What the style sheet divides the board's room by, so that number, arrow and desk are whole and apart (ACC-6). */
export type NumberRoom = {
  /** Widest number and desk of the panel, in ems of its type. */
  panel: { number: number; desk: number }
  /** The same in the list of calls. */
  row: { number: number; desk: number }
  /** The list's width on a board that lies across, in the board's units. */
  list: number
  /** The number stands above the desk: side by side they could not be read from the farthest seat. */
  stacked: boolean
}

/** Type that can be read from ten metres: called in the panel, and in the list (EN 301 549 5.1.4), board's units. */
const PANEL_TYPE = 275
const ROW_TYPE = 112
/** Portrait boards hang nearer, and have less width: half a metre a seat. */
const PORTRAIT_TYPE = 220
/** What of the width no sign has: margins, arrow and gaps, board's units. */
const PANEL_FIXED = 208
const ROW_FIXED = 164
const LIST = { least: 584, most: 800 }

/**
 * The type keeps its size from call to call: it goes by the longest number and desk that this display can name, and by
 * a longer one only while that is on the board.
 */
export function numberRoom(
  { queues, desks, calls }: Pick<DisplayView, 'queues' | 'desks' | 'calls'>,
  orientation: BoardShape['orientation'],
): NumberRoom {
  const numbers = [...queues.map(({ prefix }) => `${prefix}000`), ...calls.map(({ number }) => number)]
  const places = [...desks, ...calls.map(({ desk }) => desk)]
  const widest = (stretch: 70 | 80) => ({
    number: Math.max(0, ...numbers.map((number) => widthInEms(number, stretch))),
    desk: Math.max(0, ...places.map((desk) => widthInEms(desk, stretch))),
  })
  const panel = widest(70)
  const row = widest(80)
  const list = Math.min(LIST.most, Math.max(LIST.least, Math.ceil((row.number + row.desk) * ROW_TYPE + ROW_FIXED)))
  const beside = panel.number + panel.desk
  const stacked =
    orientation === 'landscape'
      ? (1920 - list - PANEL_FIXED) / beside < PANEL_TYPE
      : (1080 - PANEL_FIXED) / beside < PORTRAIT_TYPE
  return { panel, row, list, stacked }
}
