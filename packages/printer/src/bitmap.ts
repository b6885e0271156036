/**
 * A black-and-white picture, packed as a thermal printer takes it: rows from the top, 8 dots a byte, the leftmost dot
 * highest, 1 is black.
 */
export type Bitmap = { width: number; height: number; data: Uint8Array }

/** A white picture. Widths are whole bytes, as the paper widths that we know are. */
export function blankBitmap(width: number, height: number): Bitmap {
  if (width % 8 !== 0) throw new RangeError(`a bitmap's width is a multiple of 8, not ${width}`)
  return { width, height, data: new Uint8Array((width / 8) * height) }
}

export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return (bitmap.data[y * (bitmap.width / 8) + (x >> 3)]! & (0x80 >> (x & 7))) !== 0
}

/** Rows `from` (inclusive) to `to` (exclusive), sharing memory with the whole. */
export function bitmapRows(bitmap: Bitmap, from: number, to: number): Bitmap {
  const stride = bitmap.width / 8
  return { width: bitmap.width, height: to - from, data: bitmap.data.subarray(from * stride, to * stride) }
}

/**
 * Turns coloured pixels into dots. Darker than the middle is black: grey would be lost or smeared on thermal paper, so
 * the edge of a letter must be decided here and not in the printer.
 *
 * @param rgba 4 bytes a pixel, opaque
 */
export function threshold(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const bitmap = blankBitmap(width, height)
  const { data } = bitmap
  for (let at = 0, pixel = 0; at < data.length; at++) {
    let byte = 0
    // The tickets are drawn in black on white, so one channel tells the brightness.
    for (let bit = 0x80; bit > 0; bit >>= 1, pixel += 4) if (rgba[pixel]! < 140) byte |= bit
    data[at] = byte
  }
  return bitmap
}
