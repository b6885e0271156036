/// <reference path="./escpos-usb.d.ts" />
import type EscposUsb from 'escpos-usb'
import type { InEndpoint, LibUSBException, OutEndpoint } from 'usb'
import { inChunks } from './in-chunks.ts'
import { type Transport, TransportError, type WriteOptions } from './transport.ts'
import { findUsbPrinter, type UsbAddress } from './usb-find.ts'
import { usbLibrary } from './usb-library.ts'

/** Small enough to notice a printer that stops close to where it stopped, a multiple of every packet size. */
const CHUNK_BYTES = 4096
/** For opening and claiming; a printer that hangs in its firmware answers no control request. */
const OPEN_TIMEOUT_MS = 3000
/** Some printers answer "nothing to say" at once: so long until they are asked again. */
const EMPTY_PAUSE_MS = 15
/** A read that asks what has come already still needs one turn on the bus. */
const SHORTEST_READ_MS = 10
/** A cancelled transfer ends within a frame or two; one that doesn't is given up. */
const CANCEL_GRACE_MS = 500
const unplugged = 'the printer was unplugged'

/**
 * A printer on USB. escpos-usb finds, opens and claims it; bytes go through here, because neither escpos-usb nor usb can end a
 * transfer in time (docs/decisions/0070-usb-by-escpos-usb.md).
 */
export function usbTransport(address: UsbAddress): Transport {
  const listeners: (() => void)[] = []
  let adapter: EscposUsb | null = null
  let out: OutEndpoint | null = null
  let back: InEndpoint | null = null
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
    const mine = made.device?.interfaces?.find(({ endpoints }) => endpoints.some((e) => e.address === out?.address))
    back = (mine?.endpoints.find(({ direction }) => direction === 'in') as InEndpoint | undefined) ?? null
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

type Transferred = { end: 'done' | 'time' | 'aborted'; bytes: number } | { end: 'failed'; bytes: number; why: string }

/** One transfer with a clock of our own: usb's own timeout fires after 60 s whatever it says. Never throws. */
function transfer(
  endpoint: InEndpoint | OutEndpoint,
  buffer: Buffer,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Transferred> {
  return new Promise((resolve) => {
    let ending: 'time' | 'aborted' | null = null
    let backstop: NodeJS.Timeout | undefined
    const settle = (result: Transferred) => {
      clearTimeout(timer)
      clearTimeout(backstop)
      signal?.removeEventListener('abort', abort)
      resolve(result)
    }
    const made = endpoint.makeTransfer(0, (error: LibUSBException | undefined, _buffer, actual = 0) => {
      if (ending && error) settle({ end: ending, bytes: actual })
      else if (error) settle({ end: 'failed', bytes: actual, why: error.message })
      else settle({ end: 'done', bytes: actual })
    })
    const cancel = (why: 'time' | 'aborted') => {
      ending = why
      backstop = setTimeout(() => settle({ end: why, bytes: 0 }), CANCEL_GRACE_MS)
      try {
        made.cancel()
      } catch {
        // It ended in this very moment: its callback is on the way.
      }
    }
    const timer = setTimeout(() => cancel('time'), timeoutMs)
    const abort = () => cancel('aborted')
    signal?.addEventListener('abort', abort, { once: true })
    try {
      made.submit(buffer)
    } catch (error) {
      settle({ end: 'failed', bytes: 0, why: error instanceof Error ? error.message : String(error) })
    }
  })
}
