import { type Bitmap, fillRect } from './bitmap.ts'
import { isRightToLeft } from './direction.ts'
import { BASELINE, drawText } from './draw-text.ts'
import type { Piece, Sheet } from './sheet.ts'

/**
 * Each item stands by an empty box: people tick off, with a pen or a finger, what they have.
 * @param beneath the same in Polish, for the clerk, with its size
 */
export function drawList(
  items: readonly string[],
  lang: string,
  size: number,
  sheet: Sheet,
  beneath?: { items: readonly string[]; size: number },
): Piece {
  const box = Math.round(size * 0.72)
  const indent = box + Math.round(size * 0.5)
  const gap = Math.round(size * 0.28)
  const mirrored = isRightToLeft(lang)
  const left = sheet.margin + (mirrored ? 0 : indent)
  const right = sheet.dots - sheet.margin - (mirrored ? indent : 0)
  const boxLeft = mirrored ? sheet.dots - sheet.margin - box : sheet.margin
  const rows = items.map((text, i) => {
    const own = drawText({ text, lang, size, weight: 500 }, sheet, left, right)
    const polish = beneath?.items[i]
    const below =
      beneath && polish
        ? drawText({ text: polish, lang: 'pl', size: beneath.size, weight: 500 }, sheet, left, right)
        : null
    return {
      height: own.height + (below?.height ?? 0),
      draw(ctx: Parameters<Piece['draw']>[0], top: number) {
        own.draw(ctx, top)
        below?.draw(ctx, top + own.height)
      },
    }
  })
  const edge = Math.max(2, sheet.scaled(3))
  return {
    height: rows.reduce((sum, row) => sum + gap + row.height, 0),
    draw(paper, top) {
      let y = top
      for (const row of rows) {
        y += gap
        frame(paper, boxLeft, y + Math.round(size * BASELINE) - box, box, edge)
        row.draw(paper, y)
        y += row.height
      }
    },
  }
}

/** An empty square with an edge of so many dots. */
function frame(paper: Bitmap, left: number, top: number, side: number, edge: number): void {
  for (const at of [top, top + side - edge]) fillRect(paper, left, at, side, edge)
  for (const at of [left, left + side - edge]) fillRect(paper, at, top, edge, side)
}
