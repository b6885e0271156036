import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { words } from '@poczekalnia/locales'
import type { Card, TicketPageView } from '@poczekalnia/protocol'
import { type Recorded, ticketPageView, type ViewContext } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../office/session.ts'
import { renderTicketFragment, renderTicketPage } from '../ticket-page/index.ts'
import { respond, safe } from './respond.ts'
import type { Route } from './server.ts'

/** News for phones: at once for a ticket that something happened to, for the others at most this often, milliseconds. */
const EVERY_MS = 2_000
/** A line goes out at least this often, milliseconds: a page without news for 15 s says that it is old. */
const NEWS_EVERY_MS = 5_000
const MOST_LISTENERS = 2_000
const MOST_A_TICKET = 8

export type TicketPages = { routes: Route[]; stop(): void }

/** `/t/<code>`, the ticket's own page, and `/t/<code>/events`, its news as server-sent events. The page links to its queue's card. */
export function ticketPages(session: OfficeSession, demo: boolean, cards: readonly Card[]): TicketPages {
  const listeners = new Map<string, Set<ServerResponse>>()
  let count = 0
  let seq = session.version() * 1_000_000
  let changed = true
  const view = (code: string): TicketPageView | null => {
    seq = Math.max(seq + 1, session.version() * 1_000_000)
    const context: ViewContext = { office: session.office, now: session.now(), seq, demo }
    return ticketPageView(context, session.state, code)
  }
  const tell = async (code: string, to: Iterable<ServerResponse>) => {
    const news = view(code)
    if (!news) return
    const message = { seq: news.seq, html: renderTicketFragment(news, words(news.language)) }
    const text = `data: ${JSON.stringify(message)}\n\n`
    await session.durable()
    for (const response of to) response.write(text)
  }
  const tellAll = () => {
    for (const [code, to] of listeners) void tell(code, to).catch(() => undefined)
  }

  session.onRecorded((recorded: readonly Recorded[]) => {
    changed = true
    if (count === 0) return
    for (const { event } of recorded) {
      const ticket = 'ticket' in event ? session.state.tickets.get(event.ticket) : undefined
      const to = ticket && listeners.get(ticket.code)
      if (ticket && to) void tell(ticket.code, to).catch(() => undefined)
    }
  })
  const fast = setInterval(() => {
    if (changed) tellAll()
    changed = false
  }, EVERY_MS)
  const slow = setInterval(tellAll, NEWS_EVERY_MS)

  /** The card of the ticket's queue, to read while waiting (KAT-10). */
  const cardOf = (code: string): string | null => {
    const ticket = session.state.tickets.get(session.state.ticketByCode.get(code) ?? '')
    return cards.find((card) => ticket && card.queues.includes(ticket.queue))?.id ?? null
  }

  const listen = (code: string, response: ServerResponse) => {
    const own = listeners.get(code) ?? new Set()
    if (count >= MOST_LISTENERS || own.size >= MOST_A_TICKET) {
      respond(response, 503, 'text/plain; charset=utf-8', 'Too many pages are open.\n', { 'retry-after': '30' })
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...safe })
    listeners.set(code, own.add(response))
    count++
    response.on('close', () => {
      count--
      own.delete(response)
      if (own.size === 0) listeners.delete(code)
    })
    void tell(code, [response]).catch(() => undefined)
  }

  const routes: Route[] = [
    {
      matches: (method, path) => method === 'GET' && path.startsWith('/t/'),
      async answer(request, response, notFound) {
        const [, , code = '', rest] = (request.url ?? '').split('?')[0]?.split('/') ?? []
        const news = view(code)
        if (rest === 'events' && news) {
          listen(code, response)
          return
        }
        if (rest !== undefined) {
          notFound()
          return
        }
        await session.durable()
        const isOver = session.state.formerCodes.has(code)
        const nonce = randomBytes(16).toString('base64url')
        const html = renderTicketPage(news, words(news?.language ?? 'pl'), {
          nonce,
          missing: isOver ? 'day-over' : 'unknown',
          card: cardOf(code),
        })
        respond(response, news ? 200 : isOver ? 410 : 404, 'text/html; charset=utf-8', html, {
          'content-security-policy': `default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
        })
      },
    },
  ]
  return {
    routes,
    stop() {
      clearInterval(fast)
      clearInterval(slow)
      for (const to of listeners.values()) for (const response of to) response.end()
    },
  }
}
