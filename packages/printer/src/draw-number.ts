import type { Piece, Sheet } from './sheet.ts'
import { inkOf, type Lettering, setLine, widthOf } from './text-line.ts'

/**
 * The ticket's number, centred, as large as wanted or as large as fits. It is set by its ink, not by its line: what
 * stands above and below it is white that we choose.
 */
export function drawNumber(text: string, wanted: number, sheet: Sheet): Piece {
  const of = (size: number): Lettering => ({ lang: 'en', size, weight: 800 })
  const room = sheet.dots - 2 * sheet.margin
  const lettering = of(Math.min(wanted, Math.floor((wanted * room) / widthOf(text, of(wanted)))))
  const { above, below } = inkOf(text, lettering)
  const space = sheet.scaled(22)
  return {
    height: above + below + 2 * space,
    draw: (paper, top) =>
      setLine(paper, text, lettering, (sheet.dots - widthOf(text, lettering)) / 2, top + space + above),
  }
}
