import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { words } from '@poczekalnia/locales'
import type { TicketPageView } from '@poczekalnia/protocol'
import { type RecordedEvent, ticketPageView, type ViewContext } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'
import { askLimit } from '../../transport/http/ask-limit.ts'
import type { HttpEndpoint, Route } from '../../transport/http/endpoint.ts'
import { respond, respondJson, safe } from '../../transport/http/respond.ts'
import type { Logger } from '../../transport/logger.ts'
import type { CardShelf } from '../cards/card-shelf.ts'
import { renderTicketActs, renderTicketFragment, renderTicketPage } from './index.ts'
import { isVisitorAct, ticketActs, toldText } from './ticket-acts.ts'

/** News for phones: at once for a ticket that something happened to, for the others at most this often, milliseconds. */
const EVERY_MS = 2_000
/** A line goes out at least this often, milliseconds: a page without news for 15 s says that it is old. */
const NEWS_EVERY_MS = 5_000
/** What may wait for a phone that reads no more before it is given up, bytes. It comes again by itself. */
const LARGEST_UNREAD = 64 * 1024
const MOST_LISTENERS = 2_000
const MOST_A_TICKET = 8
/** Phones that can't listen fetch their news; a page does so every 9 s. */
const FETCH_BOUNDS = { atOnce: 20, earnedAfterMs: 2_000 }
/** The page's own forms are answered by where they came from; to other sites no address with a code goes out. */
const sameOrigin = { 'referrer-policy': 'same-origin' }

export type TicketPages = { routes: Route[]; stop(): void }

/**
 * `/t/<code>`, the ticket's own page; `/t/<code>/events` and `/t/<code>/news`, its news as server-sent events or fetched; and what the
 * visitor does there. The page links to its queue's card.
 */
export function ticketPages(parts: {
  session: OfficeSession
  demo: boolean
  cards: CardShelf
  endpoint: Pick<HttpEndpoint, 'clientAddress'>
  publicUrl: string
  log: Logger
}): TicketPages {
  const { session, demo, cards } = parts
  const listeners = new Map<string, Set<ServerResponse>>()
  let count = 0
  let seq = session.version() * 1_000_000
  let changed = true
  const view = (code: string): TicketPageView | null => {
    seq = Math.max(seq + 1, session.version() * 1_000_000)
    const context: ViewContext = { office: session.office, now: session.now(), seq, demo }
    return ticketPageView(context, session.state, code)
  }
  const newsOf = (code: string) => {
    const shown = view(code)
    if (!shown) return null
    const t = words(shown.language)
    return { seq: shown.seq, html: renderTicketFragment(shown, t), acts: renderTicketActs(shown, code, t) }
  }
  const tell = async (code: string, to: Iterable<ServerResponse>) => {
    const message = newsOf(code)
    if (!message) return
    const text = `data: ${JSON.stringify(message)}\n\n`
    await session.durable()
    for (const response of to)
      if (response.writableLength > LARGEST_UNREAD) response.destroy()
      else response.write(text)
  }
  const tellAll = () => {
    for (const [code, to] of listeners) void tell(code, to).catch(() => undefined)
  }

  session.onRecorded((recorded: readonly RecordedEvent[]) => {
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
    return cards.now().find((card) => ticket && card.queues.includes(ticket.queue))?.id ?? null
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

  /** The page as it is now; or that the code is unknown, or its day over. */
  const show = (response: ServerResponse, code: string, told: string | null = null) => {
    const shown = view(code)
    const isOver = session.state.formerCodes.has(code)
    const nonce = randomBytes(16).toString('base64url')
    const html = renderTicketPage(shown, words(shown?.language ?? 'pl'), {
      nonce,
      code,
      told: shown && toldText(told, shown.language),
      missing: isOver ? 'day-over' : 'unknown',
      card: cardOf(code),
    })
    respond(response, shown ? 200 : isOver ? 410 : 404, 'text/html; charset=utf-8', html, {
      ...sameOrigin,
      'content-security-policy': `default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    })
  }

  const fetchLimit = askLimit(FETCH_BOUNDS)
  const fetched = async (response: ServerResponse, code: string) => {
    const seconds = fetchLimit(code, performance.now())
    if (seconds > 0) {
      respond(response, 429, 'text/plain; charset=utf-8', '', { 'retry-after': String(seconds) })
      return
    }
    const message = newsOf(code)
    await session.durable()
    if (message) respondJson(response, 200, message)
    else show(response, code)
  }
  const acts = ticketActs({ ...parts, news: newsOf, missing: show })

  const routes: Route[] = [
    {
      matches: (method, path) => (method === 'GET' || method === 'POST') && path.startsWith('/t/'),
      async answer(request, response, notFound) {
        const [path = '', query] = (request.url ?? '').split('?')
        const [code = '', ...more] = path.slice('/t/'.length).split('/')
        const rest = more.length > 0 ? more.join('/') : null
        if (request.method === 'POST') {
          if (rest !== null && isVisitorAct(rest)) await acts.answer(request, response, code, rest)
          else notFound()
          return
        }
        if (rest === null) {
          await session.durable()
          show(response, code, new URLSearchParams(query).get('told'))
        } else if (rest === 'events' && session.state.ticketByCode.has(code)) listen(code, response)
        else if (rest === 'news') await fetched(response, code)
        // Somebody loaded again what a form was sent to.
        else if (isVisitorAct(rest)) respond(response, 303, 'text/plain; charset=utf-8', '', { location: `../${code}` })
        else notFound()
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
