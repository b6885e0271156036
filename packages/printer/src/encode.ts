/// <reference path="./escpos.d.ts" />
import escpos from 'escpos'
import { type Bitmap, bitmapRows } from './bitmap.ts'
import type { PrinterProfile } from './profile.ts'
import { tightBands } from './tight-bands.ts'

/**
 * The bytes of one ticket: reset (ESC @), the picture in bands (GS v 0), feed and cut (GS V). The rest of the program
 * knows only bytes; this file is the only one that knows `escpos` (docs/decisions/0010-escpos.md).
 */
export function encodeTicket(bitmap: Bitmap, profile: PrinterProfile): Uint8Array {
  if (bitmap.width !== profile.width)
    throw new RangeError(`a picture ${bitmap.width} dots wide is not for paper of ${profile.width} dots`)
  return command((printer) => {
    printer.hardware('init')
    const bands = profile.leaveOutWhite ? tightBands(bitmap, profile.bandRows) : wholeBands(bitmap, profile.bandRows)
    for (const band of bands) printer.raster(packed(band), 'normal')
    finish(printer, profile)
  })
}

/**
 * Brings a printer back to the start of a command after a ticket that broke off: as many zeros as the rest of a band
 * can need (white dots inside a picture, ignored outside one), and a reset.
 */
export function encodeClearing(profile: PrinterProfile): Uint8Array {
  return command((printer) => {
    printer.raw(Buffer.alloc((profile.width / 8) * profile.bandRows)).hardware('init')
  })
}

/**
 * Feeds out and cuts off what was printed of a ticket that broke off, so that it does not hang on the next visitor's.
 */
export function encodeCutOff(profile: PrinterProfile): Uint8Array {
  return command((printer) => finish(printer, profile))
}

function wholeBands(bitmap: Bitmap, rows: number): Bitmap[] {
  const bands: Bitmap[] = []
  for (let row = 0; row < bitmap.height; row += rows)
    bands.push(bitmapRows(bitmap, row, Math.min(row + rows, bitmap.height)))
  return bands
}

function finish(printer: escpos, profile: PrinterProfile) {
  if (profile.cut === 'none') printer.feed(profile.feedLines)
  else printer.cut(profile.cut === 'partial', profile.feedLines)
}

function command(build: (printer: escpos) => void): Uint8Array {
  const made: Buffer[] = []
  const printer = new escpos({ write: (bytes) => void made.push(bytes) })
  build(printer)
  printer.flush()
  return Buffer.concat(made)
}

/**
 * escpos.Image makes four objects of every dot and blocks for 200 ms; our rows are packed already, so it gets them as
 * they are.
 */
function packed(bitmap: Bitmap): InstanceType<typeof escpos.Image> {
  const image: InstanceType<typeof escpos.Image> = Object.create(escpos.Image.prototype)
  const data = Buffer.from(bitmap.data.buffer, bitmap.data.byteOffset, bitmap.data.byteLength)
  image.toRaster = () => ({ data, width: bitmap.width / 8, height: bitmap.height })
  return image
}
