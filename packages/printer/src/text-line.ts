import { type Bitmap, stamp } from './bitmap.ts'
import { type Dots, fillOutline } from './fill-outline.ts'
import { memory } from './memory.ts'
import { outlineOf, setWord, UNITS, type Weight } from './typeface.ts'
import { visualOrder } from './visual-order.ts'

/** How a line is set: `size` of the em in dots, and the language as a BCP 47 tag. */
export type Lettering = { lang: string; size: number; weight: Weight }

/** So many glyphs are remembered as dots, some 100 bytes each, a ticket's number 3 KB. */
const glyphs = memory<Dots>(1_500)

const dotsOf = (glyph: number, { size, weight }: Lettering): Dots =>
  glyphs(`${glyph} ${weight} ${size}`, () => fillOutline(outlineOf(glyph, weight), size / UNITS))

/** How wide a line is, dots, a part of one included. */
export function widthOf(text: string, { lang, size, weight }: Lettering): number {
  const units = visualOrder(text, lang).reduce(
    (sum, piece) => sum + setWord(piece.text, lang, weight, piece.rightToLeft).advance,
    0,
  )
  return (units * size) / UNITS
}

/** How far the ink of a line reaches above and below where letters stand, whole dots. */
export function inkOf(text: string, lettering: Lettering): { above: number; below: number } {
  let [above, below] = [0, 0]
  eachGlyph(text, lettering, (dots, _, y) => {
    above = Math.max(above, -(y + dots.top))
    below = Math.max(below, y + dots.top + dots.height)
  })
  return { above, below }
}

/**
 * Sets a line onto a paper.
 * @param left where it begins, dots; @param foot the row that its letters stand on
 */
export function setLine(paper: Bitmap, text: string, lettering: Lettering, left: number, foot: number): void {
  eachGlyph(text, lettering, (dots, x, y) => stamp(paper, dots, Math.round(left + x) + dots.left, foot + y + dots.top))
}

/** Every glyph stands on a whole dot: the same letter looks the same wherever it stands. */
function eachGlyph(text: string, lettering: Lettering, place: (dots: Dots, x: number, y: number) => void): void {
  const { lang, size, weight } = lettering
  let at = 0
  for (const piece of visualOrder(text, lang)) {
    const { glyphs, advance } = setWord(piece.text, lang, weight, piece.rightToLeft)
    for (const { glyph, x, y } of glyphs)
      place(dotsOf(glyph, lettering), ((at + x) * size) / UNITS, -Math.round((y * size) / UNITS))
    at += advance
  }
}
