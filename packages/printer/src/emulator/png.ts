import { type Bitmap, isBlack } from '../bitmap.ts'
import { createCanvas } from '../canvas.ts'

/** A picture of the dots as PNG, with `border` white dots around it, as the paper has. */
export function toPng(bitmap: Bitmap, border = 0): Buffer {
  const canvas = createCanvas(bitmap.width + 2 * border, Math.max(1, bitmap.height + 2 * border))
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  if (bitmap.height > 0) {
    const image = ctx.createImageData(bitmap.width, bitmap.height)
    new Uint32Array(image.data.buffer).forEach((_, pixel, pixels) => {
      const black = isBlack(bitmap, pixel % bitmap.width, Math.floor(pixel / bitmap.width))
      pixels[pixel] = black ? 0xff000000 : 0xffffffff
    })
    ctx.putImageData(image, border, border)
  }
  return canvas.toBuffer('image/png')
}
