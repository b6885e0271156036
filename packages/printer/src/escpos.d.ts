// escpos brings no types. Only what encode.ts uses.
declare module 'escpos' {
  class Image {
    constructor(pixels: { data: ArrayLike<number>; shape: [number, number, number] })
    /** Packed rows: `width` in bytes, `height` in dots. */
    toRaster(): { data: Buffer; width: number; height: number }
  }
  class Printer {
    static Image: typeof Image
    constructor(adapter: { write(bytes: Buffer, done?: (error?: Error) => void): void })
    hardware(what: 'init'): this
    raster(image: Image, mode: 'normal'): this
    feed(lines: number): this
    cut(partial: boolean, feedLines: number): this
    raw(bytes: Buffer): this
    flush(done?: (error?: Error) => void): this
  }
  export default Printer
}
