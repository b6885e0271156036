import type { Bitmap } from './bitmap.ts'
import type { PaperWidth } from './profile.ts'

/** A laid-out part of a ticket: its height in dots is known before it is drawn. */
export type Piece = { height: number; draw(paper: Bitmap, top: number): void }

/** One paper width and what follows from it. Sizes in a document are for 576 dots. */
export type Sheet = Readonly<{
  dots: PaperWidth
  /** White at each side, dots. The paper itself adds 4 mm or more that no printer reaches. */
  margin: number
  /** Shapes shrink with the paper. */
  scaled(size: number): number
  /** Text shrinks with it too, but never below what people can read. */
  legible(size: number): number
}>

/** The smallest text on any paper, dots: 22 at 203 dpi makes capitals of 2 mm, the body of a printed book. */
const SMALLEST = 22

export function sheetFor(dots: PaperWidth): Sheet {
  const scaled = (size: number) => Math.max(1, Math.round((size * dots) / 576))
  return {
    dots,
    margin: scaled(12),
    scaled,
    legible: (size) => Math.max(scaled(size), Math.min(size, SMALLEST)),
  }
}
