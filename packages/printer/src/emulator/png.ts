import { crc32, deflateSync } from 'node:zlib'
import { type Bitmap, bitmapRows } from '../bitmap.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A picture of the dots as PNG (ISO/IEC 15948), with `border` white dots around it, as the paper has. */
export function toPng(bitmap: Bitmap, border = 0): Buffer {
  const [width, height] = [bitmap.width + 2 * border, Math.max(1, bitmap.height + 2 * border)]
  const stride = Math.ceil(width / 8)
  // Each row begins with its filter, none; in a picture of one bit a dot 0 is black.
  const rows = Buffer.alloc((stride + 1) * height, 0xff)
  for (let y = 0; y < height; y++) rows[y * (stride + 1)] = 0
  for (let y = 0; y < bitmap.height; y++) {
    const row = (border + y) * (stride + 1) + 1
    bitmapRows(bitmap, y, y + 1).data.forEach((dots, byte) => {
      const at = border + byte * 8
      rows[row + (at >> 3)]! &= ~(dots >> (at & 7))
      if ((at & 7) > 0) rows[row + (at >> 3) + 1]! &= ~(dots << (8 - (at & 7)))
    })
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit a dot, grey.
  header[8] = 1
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
