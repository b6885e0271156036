declare module 'subset-font' {
  /** A font with these signs only, and with its axes narrowed. */
  export default function subsetFont(
    font: Buffer,
    signs: string,
    options: {
      targetFormat: 'woff2'
      variationAxes?: Record<string, { min: number; max: number; default: number }>
    },
  ): Promise<Buffer>
}
