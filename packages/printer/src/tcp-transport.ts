import { connect, type Socket } from 'node:net'
import { type Transport, TransportError, type WriteOptions } from './transport.ts'

/** Smaller than any printer's buffer, so that a printer that stops is noticed close to where it stopped. */
const CHUNK_BYTES = 4096
/** How long a printer may take to end the session after we have, milliseconds; many never do. */
const FAREWELL_MS = 300

/**
 * Raw TCP, port 9100 on most network printers.
 *
 * @param options.connectTimeoutMs default 3000
 * @param options.idleTimeoutMs a session on which nothing moves for so long is ended, default 30000
 */
export function tcpTransport(
  address: { host: string; port: number },
  { connectTimeoutMs = 3000, idleTimeoutMs = 30_000 } = {},
): Transport {
  const listeners: (() => void)[] = []
  let socket: Socket | null = null
  let received: Buffer[] = []
  let arrived = Promise.withResolvers<void>()
  let gone = Promise.withResolvers<void>()
  let why = ''

  const open = () =>
    new Promise<void>((resolve, reject) => {
      received = []
      arrived = Promise.withResolvers()
      gone = Promise.withResolvers()
      why = 'the printer ended the connection'
      const made = connect({ ...address, noDelay: true })
      socket = made
      let opened = false
      const giveUp = setTimeout(() => {
        why = `no answer within ${connectTimeoutMs} ms`
        made.destroy()
      }, connectTimeoutMs)
      made.once('connect', () => {
        opened = true
        clearTimeout(giveUp)
        made.setTimeout(idleTimeoutMs, () => made.destroy())
        resolve()
      })
      made.on('data', (bytes: Buffer) => {
        received.push(bytes)
        arrived.resolve()
      })
      made.on('error', (error: NodeJS.ErrnoException) => {
        why = error.code ?? error.message
      })
      made.once('close', () => {
        clearTimeout(giveUp)
        gone.resolve()
        if (opened) for (const listener of listeners) listener()
        else reject(new TransportError('unreachable', `${address.host}:${address.port}: ${why}`))
      })
    })

  const writeChunk = (chunk: Uint8Array, before: number, { chunkTimeoutMs, signal }: WriteOptions) =>
    new Promise<void>((resolve, reject) => {
      const open = socket
      if (!open?.writable) return reject(new TransportError('lost', why, before))
      const fail = (failure: 'stalled' | 'aborted' | 'lost', message: string) => {
        settle()
        reject(new TransportError(failure, message, before))
      }
      const timer = setTimeout(() => fail('stalled', `no bytes taken for ${chunkTimeoutMs} ms`), chunkTimeoutMs)
      const abort = () => fail('aborted', 'the job was called off')
      const lose = () => fail('lost', why)
      const settle = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        open.off('close', lose)
      }
      signal?.addEventListener('abort', abort, { once: true })
      open.once('close', lose)
      open.write(chunk, (error) => {
        if (error) return
        settle()
        resolve()
      })
    })

  return {
    open,
    async write(bytes, options) {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        if (options.signal?.aborted) throw new TransportError('aborted', 'the job was called off', at)
        await writeChunk(bytes.subarray(at, at + CHUNK_BYTES), at, options)
      }
    },
    async read(timeoutMs) {
      if (received.length === 0 && timeoutMs > 0) {
        arrived = Promise.withResolvers()
        const timer = Promise.withResolvers<void>()
        const timeout = setTimeout(timer.resolve, timeoutMs)
        await Promise.race([arrived.promise, gone.promise, timer.promise])
        clearTimeout(timeout)
      }
      const bytes = Buffer.concat(received)
      received = []
      if (bytes.length === 0 && (socket === null || socket.destroyed)) throw new TransportError('lost', why)
      return bytes.length === 0 ? null : bytes
    },
    async close(how) {
      const open = socket
      socket = null
      if (!open || open.destroyed) return
      if (how === 'drop') open.resetAndDestroy()
      else {
        open.end()
        const farewell = setTimeout(() => open.destroy(), FAREWELL_MS)
        await gone.promise
        clearTimeout(farewell)
      }
      await gone.promise
    },
    onDisconnect: (listener) => void listeners.push(listener),
  }
}
