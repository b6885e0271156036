import { isRightToLeft } from './direction.ts'
import type { Piece, Sheet } from './sheet.ts'
import { type Lettering, setLine, widthOf } from './text-line.ts'
import { wrapText } from './wrap-text.ts'

export type TextStyle = Lettering & { text: string }

/**
 * Line height and, from the top of a line, where its letters stand, both as parts of the size. Noto Sans keeps inside
 * of them.
 */
const LINE = 1.3
export const BASELINE = 1.02

/** Wrapped text between two columns, the margins of the paper unless told otherwise. */
export function drawText(
  style: TextStyle,
  sheet: Sheet,
  left = sheet.margin,
  right = sheet.dots - sheet.margin,
): Piece {
  const { text, lang, size } = style
  const lines = wrapText(text, right - left, (line) => widthOf(line, style))
  const line = Math.round(size * LINE)
  return {
    height: lines.length * line,
    draw(paper, top) {
      lines.forEach((words, row) => {
        const from = isRightToLeft(lang) ? right - widthOf(words, style) : left
        setLine(paper, words, style, from, top + row * line + Math.round(size * BASELINE))
      })
    },
  }
}
