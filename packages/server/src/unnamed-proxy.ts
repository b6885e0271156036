import type { IncomingMessage } from 'node:http'
import { peerOf } from './client-address.ts'
import type { Logger } from './logger.ts'

/** Addresses that are told of at most: anybody can send that header. */
const MOST = 3

/**
 * Notices a proxy in front that `--proxy` does not name: it says for whom it asks, is not believed, and so all its
 * visitors count as one. Each such address is told of once in the hub's log, with what to do.
 * @param proxy the one that is named, if any
 */
export function tellOfProxies(proxy: string | null, log: Pick<Logger, 'warn'>): (request: IncomingMessage) => void {
  const told = new Set<string>()
  return (request) => {
    if (told.size >= MOST || request.headers['x-forwarded-for'] === undefined) return
    const peer = peerOf(request)
    if (peer === proxy || told.has(peer)) return
    told.add(peer)
    log.warn(
      { from: peer, proxy },
      `requests come with X-Forwarded-For from ${peer}, which --proxy does not name: ` +
        `all that it hands on count as one visitor. If it is your proxy, start with --proxy ${peer}`,
    )
  }
}
