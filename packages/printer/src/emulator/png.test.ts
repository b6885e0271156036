import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { blankBitmap, fillRect } from '../bitmap.ts'
import { toPng } from './png.ts'

/** Rows of a picture of one bit a dot, 0 black, as `#` and `.`. */
function rows(png: Buffer): string[] {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const at = png.indexOf('IDAT')
  const data = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  const stride = Math.ceil(width / 8) + 1
  return Array.from({ length: height }, (_, y) =>
    [...data.subarray(y * stride + 1, (y + 1) * stride)]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .slice(0, width)
      .replaceAll('0', '#')
      .replaceAll('1', '.'),
  )
}

test.each([0, 3, 8])('the dots stand as they were, with %i white ones around them', (border) => {
  const bitmap = blankBitmap(16, 2)
  fillRect(bitmap, 0, 0, 16, 1)
  fillRect(bitmap, 13, 1, 1, 1)
  const [side, line] = ['.'.repeat(border), '.'.repeat(16 + 2 * border)]
  const edge = Array(border).fill(line)
  expect(rows(toPng(bitmap, border))).toEqual([
    ...edge,
    `${side}################${side}`,
    `${side}.............#..${side}`,
    ...edge,
  ])
})
