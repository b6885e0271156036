import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Logger } from '../wire/answer.ts'
import { respond } from './respond.ts'

export type Route = {
  matches(method: string, path: string): boolean
  answer(request: IncomingMessage, response: ServerResponse, notFound: () => void): void | Promise<void>
}

/** The hub's HTTP server: the first route that matches answers. socket.io takes `/socket.io/` before it. */
export function httpServer(routes: readonly Route[], log: Logger): Server {
  return createServer((request, response) => {
    const notFound = () => respond(response, 404, 'text/plain; charset=utf-8', 'There is nothing at this address.\n')
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const route = routes.find((r) => r.matches(request.method === 'HEAD' ? 'GET' : (request.method ?? ''), path))
    if (!route) {
      notFound()
      return
    }
    Promise.resolve()
      .then(() => route.answer(request, response, notFound))
      .catch((error) => {
        log.error({ err: error }, 'a request could not be answered')
        if (!response.headersSent)
          respond(response, 500, 'text/plain; charset=utf-8', 'This can not be answered now.\n')
        else response.end()
      })
  })
}

/** Whether a browser page may open a socket: one of this hub's own, or no page at all. CORS does not cover WebSockets. */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  try {
    const asked = new URL(origin)
    return asked.host === host || asked.origin === new URL(publicUrl).origin
  } catch {
    return false
  }
}
