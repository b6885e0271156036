import QRCode from 'qrcode'

/** A QR code (ISO/IEC 18004, level M) as an SVG path of unit squares, and its side with the quiet zone. */
export function qrPath(data: string): { path: string; side: number } {
  const { modules } = QRCode.create(data, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column) === 1) path += `M${column + QR_QUIET} ${row + QR_QUIET}h1v1h-1z`
  return { path, side: modules.size + 2 * QR_QUIET }
}

/** Light squares around a code: scanners want four. */
export const QR_QUIET = 4
