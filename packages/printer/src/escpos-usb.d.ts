// escpos-usb brings no types. Only what usb-transport.ts uses.
declare module 'escpos-usb' {
  import type { EventEmitter } from 'node:events'
  import type { Device, OutEndpoint } from 'usb'

  class USB extends EventEmitter {
    static findPrinter(): Device[]
    constructor(device: Device)
    readonly device: Device | null
    /** The first endpoint towards the printer, once open. */
    readonly endpoint: OutEndpoint | undefined
    open(done: (error: Error | null) => void): this
    close(done: (error: Error | null) => void): this
  }
  export = USB
}
