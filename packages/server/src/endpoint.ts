import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, ListenOptions } from 'node:net'
import { addressBehind } from './client-address.ts'
import { guardedAnswer, guardPort } from './guard.ts'
import type { Logger } from './logger.ts'
import { type Patience, patience, patientServer } from './patience.ts'
import { remembered } from './remembered.ts'
import { requestLimit } from './request-limit.ts'
import { respond } from './respond.ts'
import type { TlsFiles } from './tls-port.ts'
import { tellOfProxies } from './unnamed-proxy.ts'

export type Route = {
  /** By method and path alone: the same ask is answered by the same route. */
  matches(method: string, path: string): boolean
  answer(request: IncomingMessage, response: ServerResponse, notFound: () => void): void | Promise<void>
}

/** The hub's place on the network, taken before anything else is touched: a taken port changes nothing on the disk. */
export type HttpEndpoint = {
  server: Server
  /**
   * Where this machine reaches it, `http://localhost:7070`, or `http://localhost:7070/katowice` behind the gateway of
   * several offices.
   */
  url: string
  /** Where others reach it when that is another address, `https://localhost:7070`; `null` when it is the same. */
  secureUrl: string | null
  /** Reads certificate and key again, where it has any. */
  renewCertificate: ((log: Pick<Logger, 'info' | 'error'>) => void) | null
  /**
   * What the path of every address of this office begins with: `/katowice` behind the gateway, `''` for a hub of its
   * own. Routes see paths without it; whatever leaves the hub (cookies' `Path`, redirects, links) needs it.
   */
  base: string
  /** IP address of who asks, also behind the gateway: what throttles count by. */
  clientAddress(request: IncomingMessage): string
  /** The proxy in front that is believed; `null`: none is. */
  proxy: string | null
  /** From now on the first route that matches answers. Before, everybody is told to come again in a second. */
  open(routes: readonly Route[], log: Logger): void
  close(): Promise<void>
}

/**
 * Listens. socket.io takes its path for itself once it is attached. With TLS the port speaks nothing else, and this
 * machine's own programs, whom no certificate is made out to, have a plain port of their own that nobody else reaches.
 * @param more.proxy address of the proxy in front
 * @param more.waits how long it waits for who says nothing
 * @throws the system's error when the port can't be had
 * @throws UsageProblem for a certificate that is of no use
 */
export async function takePort(
  host: string,
  port: number,
  more: { tls?: TlsFiles | null; proxy?: string | null; waits?: Patience } = {},
): Promise<HttpEndpoint> {
  const { tls = null, proxy = null, waits = patience } = more
  const server = patientServer(waits)
  const secure = tls && (await (await import('./tls-port.ts')).openTlsPort(server, { host, port, files: tls, waits }))
  await listening(server, secure ? { host: '127.0.0.1', port: 0 } : { host, port })
  const endpoint = frontOf(server, {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    secureUrl: secure && `https://localhost:${secure.port}`,
    renewCertificate: secure?.renew ?? null,
    base: '',
    clientAddress: addressBehind(proxy),
    proxy,
  })
  return {
    ...endpoint,
    async close() {
      const closed = endpoint.close()
      await secure?.close()
      await closed
    },
  }
}

/**
 * Listens on a socket of this machine that only the gateway of several offices knows
 * (docs/decisions/0090-a-process-an-office.md). The gateway alone can say who asks, so what it says is believed here
 * and nowhere else.
 * @param place.socket path of a Unix socket, or name of a Windows pipe
 */
export async function takeSocket(place: { socket: string; url: string; base: string }): Promise<HttpEndpoint> {
  const server = patientServer(patience)
  await listening(server, { path: place.socket })
  return frontOf(server, {
    url: place.url,
    secureUrl: null,
    renewCertificate: null,
    base: place.base,
    clientAddress: ({ headers }) => String(headers['x-forwarded-for'] ?? ''),
    proxy: null,
  })
}

async function listening(server: Server, where: ListenOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, resolve)
  })
  guardPort(server)
}

function frontOf(server: Server, about: Omit<HttpEndpoint, 'server' | 'open' | 'close'>): HttpEndpoint {
  let answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void> = (_request, response) =>
    respond(response, 503, 'text/plain; charset=utf-8', 'The hub is starting.\n', { 'retry-after': '1' })
  server.on('request', (request, response) => {
    request.url = withoutBase(request.url ?? '/', about.base)
    void answer(request, response)
  })
  return {
    server,
    ...about,
    open(routes, log) {
      const byRoutes = answerBy(routes)
      answer = guardedAnswer(about.base === '' ? watched(about, log, byRoutes) : byRoutes, log)
    },
    close: () =>
      new Promise((resolve) => {
        if (!server.listening) resolve()
        else server.close(() => resolve())
      }),
  }
}

/** The address as the routes know it. One of another office never comes here: the gateway hands on by the base. */
function withoutBase(url: string, base: string): string {
  return base !== '' && url.startsWith(base) ? url.slice(base.length) || '/' : url
}

/** What the hub sees to before it answers. Behind the gateway of several offices the gateway has. */
function watched(
  { clientAddress, proxy }: Pick<HttpEndpoint, 'clientAddress' | 'proxy'>,
  log: Logger,
  answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
) {
  const look = tellOfProxies(proxy, log)
  const isTooMany = requestLimit()
  return (request: IncomingMessage, response: ServerResponse): void | Promise<void> => {
    look(request)
    if (!isTooMany(response, clientAddress(request), performance.now())) return answer(request, response)
  }
}

/** Addresses whose route is remembered; past that all are looked up anew. */
const MOST_REMEMBERED = 2_000

/** Finds the route of an address: a site has dozens, and most ask for the same few. */
function finding(routes: readonly Route[]): (method: string, path: string) => Route | undefined {
  const find = remembered(MOST_REMEMBERED, (asked) => {
    const [method = '', path = ''] = asked.split(' ', 2)
    return routes.find((route) => route.matches(method, path))
  })
  return (method, path) => find(`${method} ${path}`)
}

function answerBy(routes: readonly Route[]) {
  const find = finding(routes)
  return (request: IncomingMessage, response: ServerResponse): void | Promise<void> => {
    const notFound = () => respond(response, 404, 'text/plain; charset=utf-8', 'There is nothing at this address.\n')
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const route = find(request.method === 'HEAD' ? 'GET' : (request.method ?? ''), path)
    return route ? route.answer(request, response, notFound) : notFound()
  }
}

/** Origin of the page inside the ticket machine's Electron program, which has a scheme of its own. */
const machineOrigin = 'poczekalnia://kiosk'

/**
 * Whether a page may open a socket: one of this hub's own, the ticket machine's, or no page at all. CORS does not cover
 * WebSockets. No web page can have the machine's origin: browsers know no such scheme.
 */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers
  if (origin === undefined || origin === machineOrigin) return true
  try {
    const asked = new URL(origin)
    return asked.host === host || asked.origin === new URL(publicUrl).origin
  } catch {
    return false
  }
}
