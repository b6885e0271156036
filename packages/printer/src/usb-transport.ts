/// <reference path="./escpos-usb.d.ts" />
import type EscposUsb from 'escpos-usb'
import type { InEndpoint, OutEndpoint } from 'usb'
import { inChunks } from './in-chunks.ts'
import { type Transport, TransportError, type WriteOptions } from './transport.ts'
import { findUsbPrinter, type UsbAddress } from './usb-find.ts'
import { usbLibrary } from './usb-library.ts'
import { transfer } from './usb-transfer.ts'

/** Small enough to notice a printer that stops close to where it stopped, a multiple of every packet size. */
const CHUNK_BYTES = 4096
/** For opening and claiming; a printer that hangs in its firmware answers no control request. */
const OPEN_TIMEOUT_MS = 3000
/** Some printers answer "nothing to say" at once: so long until they are asked again. */
const EMPTY_PAUSE_MS = 15
/** A read that asks what has come already still needs one turn on the bus. */
const SHORTEST_READ_MS = 10
/** For the printer's answer on the control pipe. */
const PORT_STATUS_MS = 500
const unplugged = 'the printer was unplugged'

/**
 * A printer on USB. escpos-usb finds, opens and claims it; bytes go through here, because neither escpos-usb nor usb
 * can end a transfer in time (docs/decisions/0010-escpos.md).
 */
export function usbTransport(address: UsbAddress): Transport {
  const listeners: (() => void)[] = []
  let adapter: EscposUsb | null = null
  let out: OutEndpoint | null = null
  let back: InEndpoint | null = null
  /** Number of the printer's interface. */
  let mine: number | null = null
  let gone = false

  const open = async () => {
    const { Adapter } = usbLibrary()
    const made = new Adapter(await findUsbPrinter(address))
    adapter = made
    gone = false
    made.once('disconnect', () => {
      gone = true
      for (const listener of listeners) listener()
    })
    try {
      await opened(made)
    } catch (error) {
      await close()
      throw new TransportError('unreachable', refusal(error))
    }
    out = made.endpoint ?? null
    const side = made.device?.interfaces?.find(({ endpoints }) => endpoints.some((e) => e.address === out?.address))
    mine = side?.interfaceNumber ?? null
    back = (side?.endpoints.find(({ direction }) => direction === 'in') as InEndpoint | undefined) ?? null
  }

  const close = async () => {
    const closing = adapter
    adapter = out = back = null
    // What throws here is a device that has gone or has never been opened.
    if (closing) await new Promise((resolve) => closing.close(resolve))
  }

  const takeChunk = async (chunk: Uint8Array, before: number, { chunkTimeoutMs, signal }: WriteOptions) => {
    if (!out || gone) throw new TransportError('lost', unplugged, before)
    const result = await transfer(out, Buffer.from(chunk), chunkTimeoutMs, signal)
    if (result.end === 'done') return
    const taken = before + result.bytes
    if (result.end === 'aborted') throw new TransportError('aborted', 'the job was called off', taken)
    if (result.end === 'failed') throw new TransportError('lost', gone ? unplugged : result.why, taken)
    throw new TransportError('stalled', `no bytes taken for ${chunkTimeoutMs} ms`, taken)
  }

  /**
   * GET_PORT_STATUS of the USB printer class, on the control pipe: bit 5 is "paper empty", 0xff is no status at all.
   */
  const paperEmpty = () =>
    new Promise<boolean>((resolve) => {
      const device = adapter?.device
      if (!device || gone || mine === null) return resolve(false)
      const timer = setTimeout(() => resolve(false), OPEN_TIMEOUT_MS)
      try {
        device.timeout = PORT_STATUS_MS
        device.controlTransfer(0xa1, 1, 0, mine, 1, (error, answer) => {
          clearTimeout(timer)
          const status = typeof answer === 'object' ? (answer[0] ?? 0) : 0
          resolve(!error && status !== 0xff && (status & 0x20) !== 0)
        })
      } catch {
        // It has gone in this very moment.
        clearTimeout(timer)
        resolve(false)
      }
    })

  const readOnce = async (timeoutMs: number): Promise<Uint8Array> => {
    if (!adapter || gone) throw new TransportError('lost', unplugged)
    if (!back) return new Uint8Array()
    const buffer = Buffer.alloc(back.descriptor.wMaxPacketSize)
    const result = await transfer(back, buffer, timeoutMs)
    if (result.end === 'failed') throw new TransportError('lost', gone ? unplugged : result.why)
    return buffer.subarray(0, result.bytes)
  }

  return {
    open,
    write: (bytes, options) =>
      inChunks(bytes, CHUNK_BYTES, options, (chunk, before) => takeChunk(chunk, before, options)),
    async read(timeoutMs) {
      const until = performance.now() + Math.max(SHORTEST_READ_MS, timeoutMs)
      for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
        const bytes = await readOnce(left)
        if (bytes.length > 0) return bytes
        await new Promise((resolve) => setTimeout(resolve, Math.min(EMPTY_PAUSE_MS, left)))
      }
      return null
    },
    close,
    paperEmpty,
    onDisconnect: (listener) => void listeners.push(listener),
  }
}

function opened(adapter: EscposUsb): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it did not open within ${OPEN_TIMEOUT_MS} ms`)), OPEN_TIMEOUT_MS)
    const done = (error?: unknown) => {
      clearTimeout(timer)
      if (error) reject(error)
      else resolve()
    }
    try {
      adapter.open(done)
    } catch (error) {
      done(error)
    }
  })
}

/** For staff: the usual reason why a printer that is there cannot be opened is a missing udev rule. */
function refusal(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  return why.includes('LIBUSB_ERROR_ACCESS') ? 'this program may not open the USB printer (docs/printing.md)' : why
}
