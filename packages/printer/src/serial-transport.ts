import { existsSync } from 'node:fs'
import type { SerialPort as Port } from 'serialport'
import { inChunks } from './in-chunks.ts'
import { type JobTimes, jobTimes } from './print-job.ts'
import { type Transport, TransportError, type WriteOptions } from './transport.ts'

/** Ten bits carry a byte (start, eight, stop). */
const BITS_A_BYTE = 10
/** What the kernel takes before a slow wire has carried it. */
const KERNEL_BYTES = 4096

/**
 * serialport's native poller calls back outside of Node's own callbacks: promises that it settles go on only when
 * something else happens in the loop. A clock that ticks during a session makes something happen, milliseconds.
 */
const TICK_MS = 5

/** A line that is pulled out is looked for this often, milliseconds: the poller does not always hear of it. */
const LOOK_MS = 1000

/** A chunk takes about a quarter of a second on the wire: more would look like a printer that has stopped. */
const chunkBytes = (baud: number) => Math.max(64, Math.min(4096, Math.round(baud / BITS_A_BYTE / 4)))

/** How long the kernel's own buffer takes to go over the wire, milliseconds. */
const wireMs = (baud: number) => Math.ceil((KERNEL_BYTES * BITS_A_BYTE * 1000) / baud)

/** Times for a serial printer: what the kernel still holds has to go over the wire before an answer can come. */
export const serialTimes = (baud: number): JobTimes => ({ ...jobTimes, afterMs: jobTimes.afterMs + wireMs(baud) })

/** A printer on a serial line, 8N1 with RTS/CTS. The native library is loaded when it is needed first. */
export function serialTransport({ path, baud }: { path: string; baud: number }): Transport {
  const listeners: (() => void)[] = []
  let port: Port | null = null
  let received: Buffer[] = []
  let arrived = Promise.withResolvers<void>()
  let gone = Promise.withResolvers<void>()
  let why = ''
  let ticking: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined
  const rest = () => {
    clearInterval(ticking)
    clearInterval(looking)
  }

  const open = async () => {
    const { SerialPort } = await library()
    received = []
    gone = Promise.withResolvers()
    why = `${path}: the line was closed`
    // `hupcl` off: the printer must not see us hang up between two tickets. `lock`: nobody else prints in between.
    const made = new SerialPort({ path, baudRate: baud, autoOpen: false, hupcl: false, lock: true, rtscts: true })
    made.on('data', (bytes: Buffer) => {
      received.push(bytes)
      arrived.resolve()
    })
    made.on('error', (error: Error) => {
      why = error.message
    })
    await new Promise<void>((resolve, reject) =>
      made.open((error) =>
        error ? reject(new TransportError('unreachable', error.message.replace(/^Error: /, ''))) : resolve(),
      ),
    )
    let isGone = false
    const away = (reason?: string) => {
      if (isGone) return
      isGone = true
      if (reason) why = reason
      gone.resolve()
      clearInterval(looking)
      if (port === made) for (const listener of listeners) listener()
    }
    made.once('close', (error?: Error) => away(error?.message))
    port = made
    rest()
    ticking = setInterval(() => undefined, TICK_MS)
    // Windows' lines are no files.
    if (path.startsWith('/'))
      looking = setInterval(() => !existsSync(path) && away(`${path}: the line went away`), LOOK_MS)
  }

  const takeChunk = (chunk: Uint8Array, before: number, { chunkTimeoutMs, signal }: WriteOptions) =>
    new Promise<void>((resolve, reject) => {
      const open = port
      if (!open?.isOpen) return reject(new TransportError('lost', why, before))
      const end = (failure?: 'stalled' | 'aborted' | 'lost', message = why) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        if (failure) reject(new TransportError(failure, message, before))
        else resolve()
      }
      const timer = setTimeout(() => end('stalled', `no bytes taken for ${chunkTimeoutMs} ms`), chunkTimeoutMs)
      const abort = () => end('aborted', 'the job was called off')
      signal?.addEventListener('abort', abort, { once: true })
      void gone.promise.then(() => end('lost'))
      open.write(Buffer.from(chunk), (error) => (error ? end('lost', error.message) : end()))
    })

  return {
    open,
    write: (bytes, options) =>
      inChunks(bytes, chunkBytes(baud), options, (chunk, before) => takeChunk(chunk, before, options)),
    async read(timeoutMs) {
      if (received.length === 0) {
        arrived = Promise.withResolvers()
        await within(Math.max(1, timeoutMs), Promise.race([arrived.promise, gone.promise]))
      }
      const bytes = Buffer.concat(received)
      received = []
      if (bytes.length === 0 && !port?.isOpen) throw new TransportError('lost', why)
      return bytes.length === 0 ? null : bytes
    },
    async close(how) {
      const open = port
      port = null
      if (!open?.isOpen) return rest()
      const done = how === 'finish' ? open.drain.bind(open) : open.flush.bind(open)
      await within(wireMs(baud), new Promise<void>((resolve) => done(() => resolve())))
      // What is still on its way is thrown away: closing waits for it otherwise, however long the printer takes.
      await within(500, new Promise<void>((resolve) => open.flush(() => resolve())))
      await within(1000, new Promise<void>((resolve) => open.close(() => resolve())))
      rest()
    },
    onDisconnect: (listener) => void listeners.push(listener),
  }
}

async function library(): Promise<typeof import('serialport')> {
  try {
    return await import('serialport')
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new TransportError('unreachable', `serial lines cannot be used on this machine: ${why}`)
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const timer = Promise.withResolvers<void>()
  const timeout = setTimeout(timer.resolve, ms)
  await Promise.race([work, timer.promise])
  clearTimeout(timeout)
}
