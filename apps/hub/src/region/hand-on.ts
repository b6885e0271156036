import type { IncomingMessage } from 'node:http'
import { request as askSecurely } from 'node:https'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectSecurely } from 'node:tls'
import type { Localized } from '@poczekalnia/protocol'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { Agent, request as askPlainly } from '@poczekalnia/server/node-http'
import { answerDown } from '../gateway/answer-page.ts'

/** Headers that belong to one connection and not to what it carries (RFC 9110, 7.6.1). */
const own = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'])
const said = 'x-forwarded-for'

const agent = new Agent({ keepAlive: false })

/**
 * Hands everybody who comes to this port on to the hub that works the office, so that screens need one address of
 * several. Nothing is understood on the way.
 * @param office its name, for who comes while nobody works it
 * @param owner the working hub's address; `null`: nobody knows it at the moment
 * @returns ends it: whoever comes from then on is this hub's own
 */
export function handOnToOwner(
  endpoint: HttpEndpoint,
  office: Localized,
  owner: () => URL | null,
  log: Logger,
): () => void {
  const links = new Set<Duplex>()
  const route: Route = {
    matches: () => true,
    answer(request, response) {
      const to = owner()
      const away = () => answerDown(request, response, office)
      if (!to) return away()
      const headers: Record<string, string | string[] | undefined> = {}
      for (const [name, value] of Object.entries(request.headers)) if (!own.has(name)) headers[name] = value
      headers[said] = endpoint.clientAddress(request)
      if (request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked'
      const ask = to.protocol === 'https:' ? askSecurely : askPlainly
      const onward = ask({
        ...{ host: to.hostname, port: portOf(to), method: request.method, headers },
        path: endpoint.base + (request.url ?? '/'),
        ...(to.protocol === 'http:' && { agent }),
      })
      onward.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', withoutOwn(answer.rawHeaders))
        answer.on('error', () => response.destroy())
        answer.pipe(response)
      })
      onward.on('error', () => (response.headersSent || response.destroyed ? response.destroy() : away()))
      response.on('close', () => {
        onward.destroy()
        request.unpipe(onward).resume()
      })
      request.on('error', () => onward.destroy())
      request.pipe(onward)
    },
  }
  const upgrade = (request: IncomingMessage, from: Duplex, head: Buffer) => {
    const to = owner()
    if (!to) return void from.destroy()
    const onward: Socket =
      to.protocol === 'https:'
        ? connectSecurely({ host: to.hostname, port: portOf(to), servername: to.hostname })
        : connect({ host: to.hostname, port: portOf(to) })
    if ('setTimeout' in from && typeof from.setTimeout === 'function') from.setTimeout(0)
    links.add(from)
    onward.once(to.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      onward.write(headOf(request, endpoint.clientAddress(request)))
      onward.write(head)
      from.pipe(onward)
      onward.pipe(from)
    })
    onward.on('error', () => from.destroy())
    onward.on('close', () => from.destroy())
    from.on('error', () => onward.destroy())
    from.on('close', () => {
      links.delete(from)
      onward.destroy()
    })
  }
  endpoint.open([route], log)
  endpoint.server.on('upgrade', upgrade)
  return () => {
    endpoint.server.off('upgrade', upgrade)
    // They come again, to this hub.
    for (const link of links) link.destroy()
  }
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80))

function headOf(request: IncomingMessage, address: string): string {
  const lines = [`${request.method} ${request.url} HTTP/1.1`]
  for (const [name, value] of pairs(request.rawHeaders))
    if (name.toLowerCase() !== said) lines.push(`${name}: ${value}`)
  lines.push(`X-Forwarded-For: ${address}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

const withoutOwn = (raw: readonly string[]): string[] =>
  pairs(raw)
    .filter(([name]) => !own.has(name.toLowerCase()))
    .flat()

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? ''])
}
