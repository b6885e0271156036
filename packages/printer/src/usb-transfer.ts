import type { InEndpoint, LibUSBException, OutEndpoint } from 'usb'

/** A cancelled transfer ends within a frame or two; one that doesn't is given up, milliseconds. */
const CANCEL_GRACE_MS = 500

/** How a transfer ended, and the bytes that were carried until then. */
export type Transferred =
  | { end: 'done' | 'time' | 'aborted'; bytes: number }
  | { end: 'failed'; bytes: number; why: string }

/** One transfer with a clock of our own: usb's own timeout fires after 60 s whatever it says. Never throws. */
export function transfer(
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
