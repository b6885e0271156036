import { setFont } from './draw-text.ts'
import type { Piece, Sheet } from './sheet.ts'

/**
 * The ticket's number, centred, as large as wanted or as large as fits. It is set by its ink, not by its line: what
 * stands above and below it is white that we choose.
 */
export function drawNumber(text: string, wanted: number, sheet: Sheet): Piece {
  const measure = (size: number) => {
    setFont(sheet.ctx, 'en', size, 800)
    sheet.ctx.textAlign = 'center'
    return sheet.ctx.measureText(text)
  }
  const room = sheet.dots - 2 * sheet.margin
  const size = Math.min(wanted, Math.floor((wanted * room) / measure(wanted).width))
  const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = measure(size)
  const space = sheet.scaled(22)
  return {
    height: Math.ceil(above + below) + 2 * space,
    draw(ctx, top) {
      setFont(ctx, 'en', size, 800)
      ctx.textAlign = 'center'
      ctx.fillText(text, sheet.dots / 2, top + space + Math.ceil(above))
    },
  }
}
