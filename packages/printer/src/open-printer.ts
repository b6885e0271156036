import { deviceTransport } from './device-transport.ts'
import { type JobTimes, jobTimes } from './print-job.ts'
import { type Printer, printerOn } from './printer.ts'
import { standardProfile } from './profile.ts'
import { serialTimes, serialTransport } from './serial-transport.ts'
import { type PrinterSettings, printerName } from './settings.ts'
import { tcpTransport } from './tcp-transport.ts'
import { usbTransport } from './usb-transport.ts'
import { watchUsb } from './usb-watch.ts'

/**
 * The printer that the settings name. Nothing is opened or loaded before the first ticket or question, so that a
 * printer that is missing, or a machine without the libraries for its wire, is a state of the printer and not a program
 * that does not start.
 *
 * @param times how long it is waited for, those of its wire when left out
 */
export function openPrinter(settings: PrinterSettings, times?: JobTimes): Printer {
  const known = { name: printerName(settings), profile: standardProfile(settings.width), times: times ?? jobTimes }
  if ('usb' in settings) {
    const { usb } = settings
    return printerOn({ ...known, transport: () => usbTransport(usb), watch: watchUsb })
  }
  if ('tcp' in settings) {
    const { tcp } = settings
    return printerOn({ ...known, transport: () => tcpTransport(tcp) })
  }
  if ('serial' in settings) {
    const { serial } = settings
    const profile = { ...known.profile, leaveOutWhite: true }
    return printerOn({
      ...known,
      profile,
      transport: () => serialTransport(serial),
      times: times ?? serialTimes(serial.baud),
    })
  }
  const { device } = settings
  return printerOn({ ...known, transport: () => deviceTransport(device) })
}
