import type { IncomingMessage } from 'node:http'

/**
 * Who asks: the other end of the connection, or whom the proxy in front names last. What others send under that name is
 * not believed.
 */
export function addressBehind(proxy: string | null): (request: IncomingMessage) => string {
  return (request) => {
    const peer = peerOf(request)
    const told = peer === proxy ? String(request.headers['x-forwarded-for'] ?? '') : ''
    return told.split(',').at(-1)?.trim() || peer
  }
}

/**
 * IP address of the other end of the connection. A port of both versions of IP tells of version 4 like
 * `::ffff:10.0.0.1`.
 */
export const peerOf = ({ socket }: Pick<IncomingMessage, 'socket'>): string => withoutPrefix(socket.remoteAddress ?? '')

const mapped = '::ffff:'
const withoutPrefix = (address: string) => (address.startsWith(mapped) ? address.slice(mapped.length) : address)
