import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import { respond } from '@poczekalnia/server/respond'
import { mayReadMetrics, metricsToken } from './reader.ts'

/** Answers with figures, or says that they are not for who asks. */
export function answerMetrics(response: ServerResponse, text: string | null): void {
  if (text !== null) {
    respond(response, 200, 'text/plain; version=0.0.4; charset=utf-8', text)
    return
  }
  const why = 'These figures are for programs of this machine, or for who shows the token.\n'
  respond(response, 401, 'text/plain; charset=utf-8', why, { 'www-authenticate': 'Bearer' })
}

/**
 * `GET /metrics`: the office's figures for Prometheus. Behind the gateway of several offices that one has asked already
 * who reads: it alone knows how they came.
 */
export function metricsRoute(endpoint: Pick<HttpEndpoint, 'base'>, text: () => Promise<string>): Route {
  const may = (request: IncomingMessage) => endpoint.base !== '' || mayReadMetrics(request, metricsToken())
  return {
    matches: (method, path) => method === 'GET' && path === '/metrics',
    async answer(request, response) {
      answerMetrics(response, may(request) ? await text() : null)
    },
  }
}
