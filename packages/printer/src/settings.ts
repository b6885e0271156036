import { z } from 'zod'

/** Dots across the paper: 576 is 80 mm paper, 384 is 58 mm. */
const width = z.literal([576, 384]).default(576)
const usbId = z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/i, 'VID:PID, four hexadecimal digits each')
const port = z.number().int().min(1).max(65_535)

const Usb = z.strictObject({
  /** By `id` (`04b8:0202`), by serial number, by both, or the only printer there when neither is given. */
  usb: z.strictObject({ id: usbId.optional(), serial: z.string().min(1).max(126).optional() }),
  width,
})
const Tcp = z.strictObject({
  tcp: z.strictObject({ host: z.string().min(1).max(253).regex(/^\S+$/), port: port.default(9100) }),
  width,
})
const Serial = z.strictObject({
  /** 8 data bits, no parity, one stop bit, RTS/CTS: what ESC/POS printers are delivered with. */
  serial: z.strictObject({
    path: z.string().min(1).max(260),
    baud: z.number().int().min(1200).max(4_000_000).default(115_200),
  }),
  width,
})
const Device = z.strictObject({ device: z.strictObject({ path: z.string().min(1).max(260) }), width })

/** How a printer is reached, and its paper. */
export const PrinterSettings = z.union([Usb, Tcp, Serial, Device])
export type PrinterSettings = z.infer<typeof PrinterSettings>
export type PrinterWire = 'usb' | 'tcp' | 'serial' | 'device'

/**
 * Reads what people write on a command line or in a settings file.
 *
 * @param text `any`, `04b8:0202` or `serial NUMBER` for usb · `HOST`, `HOST:PORT` or `[IPv6]:PORT` for tcp · `DEV` or
 * `DEV@BAUD` for
 *   serial · a path for device
 * @returns null when it is none of these
 */
export function printerFromText(wire: PrinterWire, text: string, width: 576 | 384 = 576): PrinterSettings | null {
  const read = PrinterSettings.safeParse({ [wire]: parts[wire](text.trim()), width })
  return read.success ? read.data : null
}

const parts: Record<PrinterWire, (text: string) => object | null> = {
  usb(text) {
    if (text === '' || text === 'any') return {}
    const serial = /^serial\s+(\S.*)$/.exec(text)?.[1]
    return serial ? { serial } : { id: text.toLowerCase() }
  },
  tcp(text) {
    const [, six, four, port] = /^(?:\[([^\]]+)\]|([^:\s]+))(?::(\d{1,5}))?$/.exec(text) ?? []
    const host = six ?? four
    return host ? { host, ...(port && { port: Number(port) }) } : null
  },
  serial(text) {
    const [, path, baud] = /^([^@\s]+)(?:@(\d+))?$/.exec(text) ?? []
    return path ? { path, ...(baud && { baud: Number(baud) }) } : null
  },
  device: (text) => (text === '' ? null : { path: text }),
}

/** As staff know the printer: `USB 04b8:0202`, `192.168.1.40:9100`, `/dev/ttyUSB0`. */
export function printerName(settings: PrinterSettings): string {
  if ('usb' in settings) {
    const { id, serial } = settings.usb
    return ['USB', id, serial && `no. ${serial}`].filter(Boolean).join(' ')
  }
  if ('tcp' in settings) {
    const { host, port } = settings.tcp
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  }
  return 'serial' in settings ? settings.serial.path : settings.device.path
}
