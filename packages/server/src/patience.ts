import type { Server } from 'node:http'
import { createServer } from './node-http.ts'

/**
 * How long the hub waits for who is connected and says nothing, milliseconds. Who is cut off and meant it comes again.
 */
export type Patience = {
  /** For the first byte on a port of TLS, and for the end of its handshake; for all that is said there without TLS. */
  handshakeMs: number
  /**
   * For the head of a request, from its first byte or the connection on: a browser that opened one ahead opens another.
   */
  headersMs: number
  /**
   * Between two moments at which anything moves: a download that nobody reads any more. WebSockets have their own
   * pings.
   */
  idleMs: number
  /** How often heads that are late are looked for. */
  lookEveryMs: number
}

export const patience: Patience = { handshakeMs: 10_000, headersMs: 20_000, idleMs: 120_000, lookEveryMs: 5_000 }

/** A server that keeps no connection for who says nothing. It looks for them while it listens. */
export function patientServer({ headersMs, idleMs, lookEveryMs }: Patience): Server {
  const server = createServer({ headersTimeout: headersMs, connectionsCheckingInterval: lookEveryMs })
  server.timeout = idleMs
  return server
}
