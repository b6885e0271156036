import QRCode from 'qrcode'

/** A QR code (ISO/IEC 18004) as squares that are dark or light, without its quiet zone. */
export type QrModules = { size: number; dark(row: number, column: number): boolean }

/** Error correction M: a crease or a speck of missing heat does no harm, and the squares stay large. */
export function qrModules(data: string): QrModules {
  const { modules } = QRCode.create(data, { errorCorrectionLevel: 'M' })
  return { size: modules.size, dark: (row, column) => modules.get(row, column) === 1 }
}
