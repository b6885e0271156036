import type { Bitmap } from './bitmap.ts'

/** A white stretch is worth a band of its own from this many rows: a band costs 8 bytes more. */
const WHITE_ROWS = 12

/**
 * Cuts a picture into bands that leave out what is white: each is as wide as its own dots reach, and white stretches
 * are one byte wide. The same dots on the paper in about half the bytes, by the same command; for wires on which each
 * byte takes time.
 *
 * @param bandRows rows that one band may have
 */
export function tightBands(bitmap: Bitmap, bandRows: number): Bitmap[] {
  const bands: Bitmap[] = []
  for (let from = 0; from < bitmap.height; ) {
    const most = Math.min(bitmap.height, from + bandRows)
    const white = whiteFrom(bitmap, from, most)
    let to = white
    if (white - from < WHITE_ROWS) while (to < most && !beginsWhite(bitmap, to, most)) to += 1
    bands.push(cropped(bitmap, from, to))
    from = to
  }
  return bands
}

/** The first row from here that has a black dot, or `most`. */
function whiteFrom(bitmap: Bitmap, from: number, most: number): number {
  let row = from
  while (row < most && reach(bitmap, row) === 0) row += 1
  return row
}

const beginsWhite = (bitmap: Bitmap, row: number, most: number) =>
  reach(bitmap, row) === 0 && whiteFrom(bitmap, row, Math.min(most, row + WHITE_ROWS)) - row >= WHITE_ROWS

/** Bytes of a row up to the last that has a black dot. */
function reach({ width, data }: Bitmap, row: number): number {
  const stride = width / 8
  let bytes = stride
  while (bytes > 0 && data[row * stride + bytes - 1] === 0) bytes -= 1
  return bytes
}

function cropped(bitmap: Bitmap, from: number, to: number): Bitmap {
  let across = 1
  for (let row = from; row < to; row++) across = Math.max(across, reach(bitmap, row))
  const height = to - from
  const data = new Uint8Array(across * height)
  const stride = bitmap.width / 8
  for (let row = 0; row < height; row++) {
    const start = (from + row) * stride
    data.set(bitmap.data.subarray(start, start + across), row * across)
  }
  return { width: across * 8, height, data }
}
