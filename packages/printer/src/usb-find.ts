/// <reference path="./escpos-usb.d.ts" />
import type { Device } from 'usb'
import { TransportError } from './transport.ts'
import { usbLibrary } from './usb-library.ts'

/** Which USB printer: by `id` (`04b8:0202`), by serial number, or the only one there. */
export type UsbAddress = { id?: string | undefined; serial?: string | undefined }

/**
 * The one printer that fits. With two of the same kind the machine must not choose: the wrong one may stand in another
 * room.
 *
 * @throws TransportError `unreachable` when none or several fit
 */
export async function findUsbPrinter({ id, serial }: UsbAddress): Promise<Device> {
  const printers = usbLibrary().Adapter.findPrinter()
  const fitting: Device[] = []
  for (const device of printers.filter((device) => id === undefined || idOf(device) === id.toLowerCase()))
    if (serial === undefined || (await serialOf(device)) === serial) fitting.push(device)
  const [device, another] = fitting
  const wanted = [id, serial && `no. ${serial}`].filter(Boolean).join(' ')
  const there = printers.length === 0 ? 'none is connected' : `there is ${printers.map(idOf).join(', ')}`
  if (!device) throw new TransportError('unreachable', `no USB printer${wanted && ` ${wanted}`}: ${there}`)
  if (another) throw new TransportError('unreachable', `several USB printers fit: ${fitting.map(idOf).join(', ')}`)
  return device
}

/** `04b8:0202` */
export function idOf({ deviceDescriptor: { idVendor, idProduct } }: Device): string {
  const hex = (id: number) => id.toString(16).padStart(4, '0')
  return `${hex(idVendor)}:${hex(idProduct)}`
}

/** Its serial number; `null` when it has none or cannot be opened. */
async function serialOf(device: Device): Promise<string | null> {
  try {
    device.open()
    return await new Promise((resolve) =>
      device.getStringDescriptor(device.deviceDescriptor.iSerialNumber, (error, text) =>
        resolve(error ? null : (text ?? null)),
      ),
    )
  } catch {
    return null
  } finally {
    try {
      device.close()
    } catch {
      // It was not open: then there is nothing to close.
    }
  }
}
