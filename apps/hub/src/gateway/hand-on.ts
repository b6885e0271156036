import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { gatewayHeader } from '@poczekalnia/server/gateway-header'
import { Agent, request as ask } from '@poczekalnia/server/node-http'

/** Headers that belong to one connection and not to what it carries (RFC 9110, 7.6.1). */
const ofTheConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/** What only the gateway may say. */
export const ofTheGateway = new Set(['forwarded', 'x-forwarded-for', gatewayHeader])

/** An office's socket, and the address of who asks. */
type To = { socket: string; address: string }

/** A connection for each request: on a socket of this machine that costs little, and none is found dead. */
const agent = new Agent({ keepAlive: false })

/**
 * Hands a request on to an office's process and its answer back, each piece as it comes: an upload is never kept whole,
 * and server-sent events are not held back. Address, host and origin stay as they were asked, so that the office judges
 * them itself.
 * @param onDown nobody answers there and nothing was answered yet
 */
export function handOn(
  request: IncomingMessage,
  response: ServerResponse,
  { socket, address }: To,
  onDown: () => void,
): void {
  const headers: Record<string, string | string[] | undefined> = {}
  for (const [name, value] of Object.entries(request.headers))
    if (!ofTheConnection.has(name) && !ofTheGateway.has(name)) headers[name] = value
  // A body without a length is told of by this header alone.
  if (request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked'
  headers['x-forwarded-for'] = address
  // An office that refuses an upload without reading it must not close before its answer has been read here.
  headers.connection = 'keep-alive'
  const onward = ask({ socketPath: socket, path: request.url ?? '/', method: request.method, headers, agent })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', withoutConnection(answer.rawHeaders))
    response.flushHeaders()
    answer.on('error', () => response.destroy())
    answer.pipe(response)
  })
  onward.on('error', () => {
    if (response.headersSent) response.destroy()
    else if (!response.destroyed) onDown()
  })
  // Who asked has gone: the office must not go on answering. The same when they go while they still send.
  response.on('close', () => {
    onward.destroy()
    // What nobody reads any more must not be in the way of the next request on that connection.
    request.unpipe(onward).resume()
  })
  request.on('error', () => onward.destroy())
  request.pipe(onward)
}

/**
 * Hands a WebSocket on whose connection can't be handed over: the request for it as it came, then every byte in both
 * directions.
 * @param onDown nobody answers there
 */
export function handOnUpgrade(
  request: IncomingMessage,
  from: Duplex,
  head: Buffer,
  { socket, address }: To,
  onDown: () => void,
): void {
  const to = connect(socket)
  // From here on its own pings tell whether somebody is there.
  if ('setTimeout' in from && typeof from.setTimeout === 'function') from.setTimeout(0)
  let linked = false
  to.once('connect', () => {
    linked = true
    to.write(headOf(request, address))
    to.write(head)
    from.pipe(to)
    to.pipe(from)
  })
  to.on('error', () => (linked ? from.destroy() : onDown()))
  from.on('error', () => to.destroy())
  from.on('close', () => to.destroy())
  to.on('close', () => linked && from.destroy())
}

function headOf(request: IncomingMessage, address: string): string {
  const lines = [`${request.method} ${request.url} HTTP/1.1`]
  for (const [name, value] of pairs(request.rawHeaders))
    if (!ofTheGateway.has(name.toLowerCase())) lines.push(`${name}: ${value}`)
  lines.push(`X-Forwarded-For: ${address}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** As they came, with their letters and repeats (`Set-Cookie`). */
const withoutConnection = (raw: readonly string[]): string[] =>
  pairs(raw)
    .filter(([name]) => !ofTheConnection.has(name.toLowerCase()))
    .flat()

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? ''])
}
