import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpEndpoint } from '@poczekalnia/server/endpoint'
import { guardedAnswer } from '@poczekalnia/server/guard'
import type { Logger } from '@poczekalnia/server/logger'
import { STATUS_CODES } from '@poczekalnia/server/node-http'
import { requestLimit } from '@poczekalnia/server/request-limit'
import { respond, respondJson } from '@poczekalnia/server/respond'
import { tellOfProxies } from '@poczekalnia/server/unnamed-proxy'
import type { DirectorySettings } from '../directory/settings.ts'
import { mayReadMetrics, metricsToken } from '../features/metrics/reader.ts'
import { answerMetrics } from '../features/metrics/route.ts'
import { pageLanguage } from '../transport/http/plain-page.ts'
import { answerDown, answerPage } from './answer-page.ts'
import { handOn, handOnUpgrade } from './hand-on.ts'
import { canBeHandedOver, handedOver } from './hand-over.ts'
import { healthOf } from './health.ts'
import { gatewayMetrics } from './metrics.ts'
import { officeOf } from './offices.ts'
import { officesPage } from './pages.ts'
import { isOfRegion, regionPages } from './region/answer.ts'
import type { Served } from './served.ts'

/** How long who was refused a WebSocket may take to go, milliseconds. */
const REFUSED_MS = 2_000

/**
 * The gateway of a hub with several offices: hands every request and every WebSocket on to the office that its address
 * begins with, and has addresses of its own, `/`, `/healthz`,
 * `/metrics` and `/region`. It keeps nothing and knows nothing
 * of what goes through it.
 */
export function openGateway(
  endpoint: Pick<HttpEndpoint, 'server' | 'clientAddress' | 'proxy'>,
  offices: readonly Served[],
  about: {
    demo: boolean
    today: () => string
    /** What people may sign in by besides passwords, and where browsers reach this gateway. */
    directory?: DirectorySettings | null
    url?: string
    log: Pick<Logger, 'error' | 'warn'>
  },
): void {
  const { demo, log } = about
  const to = (office: Served, request: IncomingMessage) => {
    return { socket: office.process.socket, address: endpoint.clientAddress(request) }
  }
  const byId = new Map(offices.map((office) => [office.id, office]))
  const metrics = gatewayMetrics(offices)
  const look = tellOfProxies(endpoint.proxy, log)
  const isTooMany = requestLimit()
  const region = regionPages({ ...about, offices, addressOf: endpoint.clientAddress })

  endpoint.server.removeAllListeners('request')
  // Every office's link goes through this process: nothing that one request brings may end it.
  endpoint.server.on('request', guardedAnswer(answer, log))
  function answer(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    look(request)
    const url = request.url ?? '/'
    const office = byId.get(officeOf(url))
    const path = url.split('?')[0]
    // Counted here, so that what is too much for one office costs the others next to nothing.
    if (isTooMany(response, `${office?.id ?? ''} ${endpoint.clientAddress(request)}`, performance.now())) return
    // How somebody came is seen here alone: an office's process would take whom a proxy hands on for one of this
    // machine.
    if (office && path === `/${office.id}/metrics` && !mayReadMetrics(request, metricsToken()))
      answerMetrics(response, null)
    else if (office)
      handOn(request, response, to(office, request), () => answerDown(request, response, office.office.profile.name))
    else if (isOfRegion(path)) return region(request, response, () => notFound(response))
    else if (request.method !== 'GET' && request.method !== 'HEAD') notFound(response)
    else if (path === '/') answerOffices(request, response)
    else if (path === '/healthz') return answerHealth(response)
    else if (path === '/metrics') return answerFigures(request, response)
    else notFound(response)
  }
  endpoint.server.on('upgrade', (request: IncomingMessage, from: Duplex, head: Buffer) => {
    // A WebSocket between here and the office is nobody's whose end is told of.
    from.on('error', () => from.destroy())
    const office = byId.get(officeOf(request.url ?? '/'))
    if (!office) refuseUpgrade(from, 404)
    else if (!isHandedOver(office, request, from, head))
      handOnUpgrade(request, from, head, to(office, request), () => refuseUpgrade(from, 503))
  })
  /** The connection itself goes to the office where it can: what screens and desks say then never passes here. */
  function isHandedOver(office: Served, request: IncomingMessage, from: Duplex, head: Buffer): boolean {
    if (!canBeHandedOver(from)) return false
    return office.process.handOver(handedOver(request, head, endpoint.clientAddress(request)), from)
  }

  function answerOffices(request: IncomingMessage, response: ServerResponse): void {
    const listed = offices.map(({ id, office: { profile }, process }) => {
      return { id, name: profile.name, address: profile.address, isUp: process.state() !== 'down' }
    })
    answerPage(response, 200, officesPage(pageLanguage(request), listed, demo))
  }

  async function answerFigures(request: IncomingMessage, response: ServerResponse): Promise<void> {
    answerMetrics(response, mayReadMetrics(request, metricsToken()) ? await metrics() : null)
  }

  async function answerHealth(response: ServerResponse): Promise<void> {
    const each = await Promise.all(offices.map(({ id, process }) => healthOf(id, process.socket)))
    const isWell = each.every(({ status }) => status === 'ok')
    respondJson(response, isWell ? 200 : 503, { status: isWell ? 'ok' : 'down', offices: each })
  }
}

const notFound = (response: ServerResponse): void =>
  respond(response, 404, 'text/plain; charset=utf-8', 'There is nothing at this address.\n')

function refuseUpgrade(from: Duplex, status: 404 | 503): void {
  // Half of the connection stays open as long as the other end likes.
  setTimeout(() => from.destroy(), REFUSED_MS).unref()
  from.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
