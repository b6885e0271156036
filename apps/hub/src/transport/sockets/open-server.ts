import { type HttpEndpoint, isOwnOrigin } from '@poczekalnia/server/endpoint'
import { Server } from 'socket.io'
import { refuseAll } from './admit.ts'

/** socket.io on the hub's port: for pages of its own alone, and for nobody outside a namespace. */
export function openSocketServer(endpoint: Pick<HttpEndpoint, 'server' | 'base'>, publicUrl: string): Server {
  const io = new Server(endpoint.server, {
    // A dead link is noticed within 10 s; the default takes 45.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    maxHttpBufferSize: 64 * 1024,
    serveClient: false,
    path: `${endpoint.base}/socket.io`,
    allowRequest: (request, answer) => answer(null, isOwnOrigin(request, publicUrl)),
  })
  refuseAll(io.of('/'))
  return io
}
