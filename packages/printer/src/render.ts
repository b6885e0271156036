import type { TicketBlock, TicketDocument } from '@poczekalnia/protocol'
import { type Bitmap, blankBitmap, fillRect } from './bitmap.ts'
import { drawList } from './draw-list.ts'
import { drawNumber } from './draw-number.ts'
import { drawQr } from './draw-qr.ts'
import { drawText } from './draw-text.ts'
import type { PaperWidth } from './profile.ts'
import { type Piece, type Sheet, sheetFor } from './sheet.ts'

/** Type of the Polish names in a list of another language, dots of an 80 mm paper. */
const POLISH_BENEATH = 24

/**
 * Draws a ticket in dots, black on white, as high as it needs to be. Nothing is cut off: text wraps, the number shrinks
 * to fit. The same document gives the same dots on every machine: the fonts are our own.
 */
export function renderTicket(document: TicketDocument, dots: PaperWidth): Bitmap {
  const drawing = drawTicket(document, dots)
  for (;;) {
    const { done, value } = drawing.next()
    if (done) return value
  }
}

/** The same in steps, each a part of the document, a millisecond or less; something else may be done between them. */
export function* drawTicket(document: TicketDocument, dots: PaperWidth): Generator<undefined, Bitmap> {
  const sheet = sheetFor(dots)
  const pieces: Piece[] = []
  for (const block of document.blocks) {
    pieces.push(layOut(block, sheet))
    yield
  }
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
  const paper = blankBitmap(dots, Math.max(1, height))
  let top = 0
  for (const piece of pieces) {
    piece.draw(paper, top)
    top += piece.height
    yield
  }
  return paper
}

function layOut(block: TicketBlock, sheet: Sheet): Piece {
  switch (block.kind) {
    case 'text':
      return drawText({ ...block, weight: block.bold ? 800 : 500, size: sheet.legible(block.size) }, sheet)
    case 'number':
      return drawNumber(block.text, sheet.scaled(block.size), sheet)
    case 'rule':
      return rule(sheet)
    case 'gap':
      return { height: sheet.scaled(block.height), draw() {} }
    case 'list':
      return drawList(
        block.items,
        block.lang,
        sheet.legible(block.size),
        sheet,
        block.polish && { items: block.polish, size: sheet.legible(POLISH_BENEATH) },
      )
    case 'qr':
      return drawQr(block, sheet)
    default:
      return block satisfies never
  }
}

/** A line over the whole width of the paper: an edge that is missing shows a printer that is set up for other paper. */
function rule(sheet: Sheet): Piece {
  const thick = sheet.scaled(4)
  const space = sheet.scaled(16)
  return {
    height: thick + 2 * space,
    draw: (paper, top) => fillRect(paper, 0, top + space, sheet.dots, thick),
  }
}
