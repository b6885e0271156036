import type { TicketBlock } from '@poczekalnia/protocol'
import { fillRect } from './bitmap.ts'
import { isRightToLeft } from './direction.ts'
import { drawText } from './draw-text.ts'
import { qrModules } from './qr-modules.ts'
import type { Piece, Sheet } from './sheet.ts'

/** Light squares that ISO/IEC 18004 asks for around a code. */
const QUIET = 4
/**
 * Dots a square: 4 make 0.5 mm at 203 dpi, which a phone reads at arm's length. Less only where the paper has no room.
 */
const SMALLEST_SQUARE = 4

/**
 * A QR code where a line starts, with its caption beside it, or under it where no room is left. Its squares are whole
 * dots, so that they stay sharp. It stands at the margin of the text: what the quiet zone lacks there, the paper's own
 * edge has.
 */
export function drawQr(block: TicketBlock & { kind: 'qr' }, sheet: Sheet): Piece {
  const { size: squares, dark } = qrModules(block.data)
  const room = sheet.dots - 2 * sheet.margin
  const wanted = Math.max(SMALLEST_SQUARE, Math.round(sheet.scaled(block.size) / squares))
  const square = Math.max(1, Math.min(wanted, Math.floor(room / squares)))
  const side = squares * square
  const quiet = QUIET * square
  const textSize = sheet.legible(28)
  const beside = room - side - quiet
  const under = beside < textSize * 6
  const mirrored = isRightToLeft(block.lang)
  const qrLeft = mirrored ? sheet.dots - sheet.margin - side : sheet.margin
  const left = under || mirrored ? sheet.margin : sheet.margin + side + quiet
  const style = { text: block.caption, lang: block.lang, size: textSize, weight: 500 } as const
  const caption = drawText(style, sheet, left, left + (under ? room : beside))
  // The block before, a rule or a text, ends in white of this height.
  const above = Math.max(0, quiet - sheet.scaled(16))
  const captionAt = under ? above + side + quiet : above + Math.max(0, Math.round((side - caption.height) / 2))
  return {
    height: Math.max(2 * above + side, captionAt + caption.height),
    draw(paper, top) {
      for (let row = 0; row < squares; row++)
        for (let column = 0; column < squares; column++)
          if (dark(row, column)) fillRect(paper, qrLeft + column * square, top + above + row * square, square, square)
      caption.draw(paper, top + captionAt)
    },
  }
}
