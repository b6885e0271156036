/// <reference path="./escpos-usb.d.ts" />
import { createRequire } from 'node:module'
import type EscposUsb from 'escpos-usb'
import type * as Usb from 'usb'
import { TransportError } from './transport.ts'

export type UsbLibrary = { usb: typeof Usb; Adapter: typeof EscposUsb }

const require = createRequire(import.meta.url)
let loaded: UsbLibrary | null = null

/**
 * Loads the native USB library when it is needed first: a machine that prints over the network never does.
 *
 * @throws TransportError `unreachable` where there is none for this machine
 */
export function usbLibrary(): UsbLibrary {
  try {
    const usb = require('usb') as typeof Usb
    // Where the system lets nobody look at its USB the library loads, warns, and then lacks half of itself.
    if ('INIT_ERROR' in usb.usb && usb.usb.INIT_ERROR) throw new Error('the system does not let this program look')
    loaded ??= { usb, Adapter: require('escpos-usb') as typeof EscposUsb }
    return loaded
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new TransportError('unreachable', `USB cannot be used on this machine: ${why}`)
  }
}
