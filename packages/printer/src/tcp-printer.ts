import type { JobTimes } from './print-job.ts'
import { type Printer, printerOn } from './printer.ts'
import type { PrinterProfile } from './profile.ts'
import { tcpTransport } from './tcp-transport.ts'

/** A printer on the network. */
export function tcpPrinter(parts: {
  host: string
  /** Default 9100. */
  port?: number
  profile: PrinterProfile
  times?: JobTimes
}): Printer {
  const { host, port = 9100, ...rest } = parts
  return printerOn({
    ...rest,
    name: host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
    transport: () => tcpTransport({ host, port }),
  })
}
