import type { ServerResponse } from 'node:http'

/** How a stream says that the other end left before everything was read or sent. */
const codes = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_DESTROYED', 'ECONNABORTED'])

/** Whether an answer failed only because the client broke off: its own affair, and no trouble of the hub. */
export function isGone(response: ServerResponse, error: unknown): boolean {
  const gone = response.closed || response.destroyed || response.socket?.destroyed === true
  return gone && codes.has((error as NodeJS.ErrnoException | null)?.code ?? '')
}
