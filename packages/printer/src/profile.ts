/** Dots across the paper: 576 is 80 mm paper, 384 is 58 mm, both at 203 dpi. */
export type PaperWidth = 576 | 384

/** What has to be known about a printer model to use it well. */
export type PrinterProfile = Readonly<{
  width: PaperWidth
  /** Rows of dots in one picture command, 128-255: small printers hold no more at a time. */
  bandRows: number
  /** Line feeds (1/6 inch each) that carry the last row past the knife. */
  feedLines: number
  /** `none` for a printer with a tear bar. */
  cut: 'partial' | 'full' | 'none'
  /**
   * Whether it answers DLE EOT. `detect`: silence is accepted until it has answered once, and is trouble from then on
   * (docs/decisions/0012-printers-that-never-answer.md).
   */
  answersStatus: 'detect' | 'always' | 'never'
  /**
   * Whether white at the right and between the lines is left out: half the bytes, for slow wires
   * (docs/decisions/0010-escpos.md).
   */
  leaveOutWhite: boolean
}>

/** A profile that fits every ESC/POS printer with a knife that we know of. */
export function standardProfile(width: PaperWidth = 576): PrinterProfile {
  return { width, bandRows: 192, feedLines: 5, cut: 'partial', answersStatus: 'detect', leaveOutWhite: false }
}
