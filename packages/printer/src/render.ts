import type { TicketBlock, TicketDocument } from '@poczekalnia/protocol'
import { type Bitmap, threshold } from './bitmap.ts'
import { createCanvas } from './canvas.ts'
import { drawList } from './draw-list.ts'
import { drawNumber } from './draw-number.ts'
import { drawQr } from './draw-qr.ts'
import { drawText } from './draw-text.ts'
import type { PaperWidth } from './profile.ts'
import { type Piece, type Sheet, sheetFor } from './sheet.ts'

// One canvas for all tickets: what a canvas holds lies outside of JavaScript's memory, and a rush of tickets would
// leave hundreds of megabytes of them behind before anybody looked. A new size makes it new.
const canvas = createCanvas(8, 8)
/** For measuring only. */
const ruler = createCanvas(8, 8).getContext('2d')

/**
 * Draws a ticket in dots, black on white, as high as it needs to be. Nothing is cut off: text wraps, the number shrinks
 * to fit. The same document gives the same dots on every machine: the fonts are our own.
 */
export function renderTicket(document: TicketDocument, dots: PaperWidth): Bitmap {
  const sheet = sheetFor(dots, ruler)
  const pieces = document.blocks.map((block) => layOut(block, sheet))
  const height = Math.max(
    1,
    pieces.reduce((sum, piece) => sum + piece.height, 0),
  )
  canvas.width = dots
  canvas.height = height
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, dots, height)
  ctx.fillStyle = '#000'
  let top = 0
  for (const piece of pieces) {
    piece.draw(ctx, top)
    top += piece.height
  }
  return threshold(ctx.getImageData(0, 0, dots, height).data, dots, height)
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
      return drawList(block.items, block.lang, sheet.legible(block.size), sheet)
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
    draw: (ctx, top) => ctx.fillRect(0, top + space, sheet.dots, thick),
  }
}
