import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Server as Listener } from 'node:net'
import { isGone } from './client-gone.ts'
import type { Logger } from './logger.ts'
import { respond } from './respond.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/**
 * The single place where an answer that fails becomes a 500 for the one client that asked, whether it throws at once or
 * later. Nothing that a request brings, and nothing that its streams tell afterwards, ends the process.
 */
export function guardedAnswer(answer: Answer, log: Pick<Logger, 'error'>): Answer {
  return async (request, response) => {
    // A stream that tells of its end is not told of twice: `close` follows, and whoever answers waits for that.
    request.on('error', () => undefined)
    response.on('error', () => undefined)
    try {
      await answer(request, response)
    } catch (error) {
      if (isGone(response, error)) return
      log.error({ err: error }, 'a request could not be answered')
      // Half an answer must not pass for a whole one.
      if (response.writableEnded) return
      if (response.headersSent) response.destroy()
      else respond(response, 500, 'text/plain; charset=utf-8', 'This can not be answered now.\n')
    }
  }
}

/**
 * For every port. Nobody else listens to a connection between HTTP and what follows on it (a WebSocket, or nothing at
 * all), and to a port that has no file left for one more: told to nobody, such an error would end the process.
 */
export function guardPort(listener: Listener | Server): void {
  listener.on('connection', (socket) => socket.on('error', () => undefined))
  listener.on('error', () => undefined)
}
