import { type Bitmap, blankBitmap } from '../bitmap.ts'
import type { Command } from './decoder.ts'

/** Default line spacing, 1/6 inch at 203 dpi. */
const LINE_DOTS = 34

/** The paper that comes out: rows of dots until a cut. */
export type Roll = {
  /** Rows that a command still needs of the paper. */
  rowsOf(command: Command): number
  print(command: Command): void
  /** What hangs out of the printer, not cut. */
  strip(): Bitmap
}

export function paperRoll(width: number, onCut: (paper: Bitmap, how: 'full' | 'partial') => void): Roll {
  let bands: Bitmap[] = []
  const strip = (): Bitmap => {
    const height = bands.reduce((sum, band) => sum + band.height, 0)
    const whole = blankBitmap(width, height)
    let row = 0
    for (const band of bands) {
      for (let y = 0; y < band.height; y++, row++) {
        const stride = band.width / 8
        whole.data.set(band.data.subarray(y * stride, (y + 1) * stride), row * (width / 8))
      }
    }
    return whole
  }
  const feed = (dots: number) => {
    if (dots > 0) bands.push(blankBitmap(width, dots))
  }
  return {
    strip,
    rowsOf(command) {
      if (command.type === 'picture') return command.bitmap.height
      if (command.type === 'feed-line') return LINE_DOTS
      return command.type === 'cut' ? command.feedDots : 0
    },
    print(command) {
      if (command.type === 'picture') bands.push(command.bitmap)
      if (command.type === 'feed-line') feed(LINE_DOTS)
      if (command.type === 'cut') {
        feed(command.feedDots)
        onCut(strip(), command.how)
        bands = []
      }
    },
  }
}
