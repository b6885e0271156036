import { constants } from 'node:fs'
import { type FileHandle, open as openFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { inChunks } from './in-chunks.ts'
import { type Transport, TransportError, type WriteOptions } from './transport.ts'

const CHUNK_BYTES = 4096
/** A file that takes or gives nothing now is asked again after this, milliseconds. */
const AGAIN_MS = 5
const READ_BYTES = 256

/**
 * A device file: `/dev/usb/lp0` of the kernel's own printer driver, opened so that nothing waits in the kernel where no
 * timer can reach it. (libusb takes the printer away from that driver, and the file with it: use one or the other.)
 */
export function deviceTransport({ path }: { path: string }): Transport {
  const listeners: (() => void)[] = []
  let file: FileHandle | null = null

  const lost = (error: unknown, before = 0): TransportError => {
    for (const listener of listeners.splice(0)) listener()
    return new TransportError('lost', `${path}: ${codeOf(error)}`, before)
  }

  const takeChunk = async (chunk: Uint8Array, before: number, { chunkTimeoutMs, signal }: WriteOptions) => {
    let taken = 0
    let until = performance.now() + chunkTimeoutMs
    while (taken < chunk.length) {
      const now = await attempt(async () => (await opened().write(chunk, taken)).bytesWritten, before + taken)
      if (now > 0) {
        taken += now
        until = performance.now() + chunkTimeoutMs
        continue
      }
      if (signal?.aborted) throw new TransportError('aborted', 'the job was called off', before + taken)
      if (performance.now() >= until)
        throw new TransportError('stalled', `no bytes taken for ${chunkTimeoutMs} ms`, before + taken)
      await pause(AGAIN_MS)
    }
  }

  const opened = (): FileHandle => {
    if (!file) throw lost(new Error('it is not open'))
    return file
  }

  /** What a call came to; 0 where the file says "not now". */
  const attempt = async (call: () => Promise<number>, before = 0): Promise<number> => {
    try {
      return await call()
    } catch (error) {
      if (error instanceof TransportError) throw error
      if (codeOf(error) === 'EAGAIN') return 0
      throw lost(error, before)
    }
  }

  return {
    async open() {
      try {
        // Windows knows no O_NONBLOCK: there a device name is an ordinary file.
        file = await openFile(path, constants.O_RDWR | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0))
      } catch (error) {
        throw new TransportError('unreachable', `${path}: ${codeOf(error)}`)
      }
    },
    write: (bytes, options) =>
      inChunks(bytes, CHUNK_BYTES, options, (chunk, before) => takeChunk(chunk, before, options)),
    async read(timeoutMs) {
      const buffer = Buffer.alloc(READ_BYTES)
      const until = performance.now() + timeoutMs
      for (;;) {
        const bytes = await attempt(async () => (await opened().read(buffer)).bytesRead)
        if (bytes > 0) return buffer.subarray(0, bytes)
        if (performance.now() >= until) return null
        await pause(AGAIN_MS)
      }
    },
    async close() {
      const closing = file
      file = null
      await closing?.close().catch(() => undefined)
    },
    onDisconnect: (listener) => void listeners.push(listener),
  }
}

const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error))
