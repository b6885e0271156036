/**
 * A black-and-white picture, packed as a thermal printer takes it: rows from the top, 8 dots a byte, the leftmost dot
 * highest, 1 is black.
 */
export type Bitmap = { width: number; height: number; data: Uint8Array }

/** Black dots to be added somewhere; packed alike, `stride` bytes a row. */
export type Shape = { stride: number; height: number; data: Uint8Array }

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

/** Makes a rectangle black, in whole dots. */
export function fillRect(bitmap: Bitmap, left: number, top: number, width: number, height: number): void {
  const stride = bitmap.width / 8
  for (let y = Math.max(0, top); y < Math.min(bitmap.height, top + height); y++)
    for (let x = Math.max(0, left); x < Math.min(bitmap.width, left + width); x++)
      bitmap.data[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
}

/** Adds the black dots of a shape, its left upper corner at `left`, `top`. What would stand outside is left out. */
export function stamp(bitmap: Bitmap, { stride, height, data }: Shape, left: number, top: number): void {
  const to = bitmap.width / 8
  const [at, shift] = [left >> 3, left & 7]
  for (let row = Math.max(0, -top); row < Math.min(height, bitmap.height - top); row++) {
    const line = (top + row) * to
    for (let byte = 0; byte < stride; byte++) {
      const dots = data[row * stride + byte]!
      const x = at + byte
      if (x >= 0 && x < to) bitmap.data[line + x]! |= dots >> shift
      if (x + 1 >= 0 && x + 1 < to) bitmap.data[line + x + 1]! |= (dots << (8 - shift)) & 0xff
    }
  }
}
