import { isRightToLeft } from './direction.ts'
import { BASELINE, drawText } from './draw-text.ts'
import type { Piece, Sheet } from './sheet.ts'

/** Each item stands by an empty box: people tick off, with a pen or a finger, what they have. */
export function drawList(items: readonly string[], lang: string, size: number, sheet: Sheet): Piece {
  const box = Math.round(size * 0.72)
  const indent = box + Math.round(size * 0.5)
  const gap = Math.round(size * 0.28)
  const mirrored = isRightToLeft(lang)
  const left = sheet.margin + (mirrored ? 0 : indent)
  const right = sheet.dots - sheet.margin - (mirrored ? indent : 0)
  const boxLeft = mirrored ? sheet.dots - sheet.margin - box : sheet.margin
  const rows = items.map((text) => drawText({ text, lang, size, weight: 500 }, sheet, left, right))
  const edge = Math.max(2, sheet.scaled(3))
  return {
    height: rows.reduce((sum, row) => sum + gap + row.height, 0),
    draw(ctx, top) {
      let y = top
      for (const row of rows) {
        y += gap
        ctx.lineWidth = edge
        const foot = y + Math.round(size * BASELINE)
        ctx.strokeRect(boxLeft + edge / 2, foot - box + edge / 2, box - edge, box - edge)
        row.draw(ctx, y)
        y += row.height
      }
    },
  }
}
