import type { IncomingMessage as Request, Server } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { IncomingMessage } from '@poczekalnia/server/node-http'
import { z } from 'zod'
import { ofTheGateway } from './hand-on.ts'

/**
 * A WebSocket whose connection itself goes from the gateway to the office's process: what was asked, as the gateway
 * understood it. The connection comes beside it, with the same message.
 */
export const HandedOver = z.strictObject({
  handedOver: z.strictObject({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    /** What came right behind the request, base64. */
    head: z.base64(),
  }),
})
export type HandedOver = z.infer<typeof HandedOver>

/**
 * A connection is offered before it is sent, and sent when the office says that it takes it. One that is sent to a
 * process which hangs and is then ended is never closed by Node: who waits at its other end would not be told.
 */
export const Offer = z.strictObject({ offer: z.int() })
export type Offer = z.infer<typeof Offer>
export const Taking = z.strictObject({ take: z.int() })
export type Taking = z.infer<typeof Taking>

/**
 * Whether a connection can go to another process: one of TCP can, one within TLS can not, for its keys stay where they
 * are.
 */
export const canBeHandedOver = (from: Duplex): from is Socket => from instanceof Socket && !(from instanceof TLSSocket)

/** @param address IP address of who asks: what they say of it themselves goes no further */
export function handedOver(request: Request, head: Buffer, address: string): HandedOver {
  const headers: HandedOver['handedOver']['headers'] = {}
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !ofTheGateway.has(name)) headers[name] = value
  headers['x-forwarded-for'] = address
  const { method = 'GET', url = '/' } = request
  return { handedOver: { method, url, headers, head: head.toString('base64') } }
}

/**
 * Takes a connection that the gateway hands over. Nothing on it is read as HTTP any more: who asks is told by the
 * gateway alone, and whoever sends a second request behind the first can't tell it otherwise.
 */
export function takeOver(server: Server, { handedOver: asked }: HandedOver, socket: Socket): void {
  // Until the WebSocket listens for its end, and where nobody takes it.
  socket.on('error', () => socket.destroy())
  const request = new IncomingMessage(socket)
  request.method = asked.method
  request.url = asked.url
  request.headers = asked.headers
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  if (!server.emit('upgrade', request, socket, Buffer.from(asked.head, 'base64'))) socket.destroy()
}
