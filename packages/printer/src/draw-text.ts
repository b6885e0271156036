import { type Context, font, type Weight } from './canvas.ts'
import { isRightToLeft } from './direction.ts'
import type { Piece, Sheet } from './sheet.ts'
import { wrapText } from './wrap-text.ts'

export type TextStyle = {
  text: string
  lang: string
  size: number
  weight: Weight
  align?: 'start' | 'center' | undefined
}

/**
 * Line height and, from the top of a line, where its letters stand, both as parts of the size. Noto Sans keeps inside
 * of them.
 */
const LINE = 1.3
export const BASELINE = 1.02

export function setFont(ctx: Context, lang: string, size: number, weight: Weight) {
  ctx.font = font(weight, size)
  ctx.lang = lang
  ctx.direction = isRightToLeft(lang) ? 'rtl' : 'ltr'
}

/** Wrapped text between two columns, the margins of the paper unless told otherwise. */
export function drawText(
  style: TextStyle,
  sheet: Sheet,
  left = sheet.margin,
  right = sheet.dots - sheet.margin,
): Piece {
  const { text, lang, size, weight, align = 'start' } = style
  setFont(sheet.ctx, lang, size, weight)
  const lines = wrapText(text, right - left, (line) => sheet.ctx.measureText(line).width)
  const line = Math.round(size * LINE)
  const x = align === 'center' ? (left + right) / 2 : isRightToLeft(lang) ? right : left
  return {
    height: lines.length * line,
    draw(ctx, top) {
      setFont(ctx, lang, size, weight)
      ctx.textAlign = align
      lines.forEach((words, row) => {
        ctx.fillText(words, x, top + row * line + Math.round(size * BASELINE))
      })
    },
  }
}
