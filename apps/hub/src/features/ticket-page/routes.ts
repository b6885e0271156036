import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { words } from '@poczekalnia/locales'
import type { ElsewhereOf } from '@poczekalnia/queue-core'
import { allowance } from '@poczekalnia/server/allowance'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { respond, respondJson, safe } from '@poczekalnia/server/respond'
import type { OfficeSession } from '../../office/session.ts'
import type { CardShelf } from '../cards/card-shelf.ts'
import { renderTicketPage } from './index.ts'
import { isVisitorAct, ticketActs, toldText } from './ticket-acts.ts'
import { ticketNews } from './ticket-news.ts'

const MOST_LISTENERS = 2_000
const MOST_A_TICKET = 8
/** Phones that can't listen fetch their news; a page does so every 9 s. */
const FETCH_BOUNDS = { atOnce: 20, earnedAfterMs: 2_000 }
/** The page's own forms are answered by where they came from; to other sites no address with a code goes out. */
const sameOrigin = { 'referrer-policy': 'same-origin' }

export type TicketPages = { routes: Route[]; stop(): void }

/**
 * `/t/<code>`, the ticket's own page; `/t/<code>/events` and `/t/<code>/news`, its news as server-sent events or
 * fetched; and what the visitor does there. The page links to its queue's card.
 */
export function ticketPages(parts: {
  session: OfficeSession
  demo: boolean
  /** Where it is shorter than here (REG-3). */
  elsewhere: ElsewhereOf
  cards: CardShelf
  endpoint: Pick<HttpEndpoint, 'clientAddress'>
  publicUrl: string
  log: Logger
}): TicketPages {
  const { session, cards } = parts
  const news = ticketNews(parts)

  /** The card of the ticket's queue, to read while waiting (KAT-10). */
  const cardOf = (code: string): string | null => {
    const ticket = session.state.tickets.get(session.state.ticketByCode.get(code) ?? '')
    return cards.now().find((card) => ticket && card.queues.includes(ticket.queue))?.id ?? null
  }

  const listen = (code: string, response: ServerResponse) => {
    if (news.count() >= MOST_LISTENERS || news.count(code) >= MOST_A_TICKET) {
      respond(response, 503, 'text/plain; charset=utf-8', 'Too many pages are open.\n', { 'retry-after': '30' })
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...safe })
    news.listen(code, response)
  }

  /** The page as it is now; or that the code is unknown, or its day over. */
  const show = (response: ServerResponse, code: string, told: string | null = null) => {
    const shown = news.view(code)
    const isOver = session.state.formerCodes.has(code)
    const nonce = randomBytes(16).toString('base64url')
    const html = renderTicketPage(shown, words(shown?.language ?? 'pl'), {
      nonce,
      code,
      told: shown && toldText(told, shown.language),
      missing: isOver ? 'day-over' : 'unknown',
      card: cardOf(code),
      statement: session.office.profile.accessibilityStatement ?? null,
    })
    respond(response, shown ? 200 : isOver ? 410 : 404, 'text/html; charset=utf-8', html, {
      ...sameOrigin,
      'content-security-policy':
        `default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-${nonce}'; ` +
        `script-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    })
  }

  const fetchLimit = allowance(FETCH_BOUNDS)
  const fetched = async (response: ServerResponse, code: string) => {
    const seconds = fetchLimit(code, performance.now())
    if (seconds > 0) {
      respond(response, 429, 'text/plain; charset=utf-8', '', { 'retry-after': String(seconds) })
      return
    }
    const message = news.fetched(code)
    await session.durable()
    if (message) respondJson(response, 200, message)
    else show(response, code)
  }
  const acts = ticketActs({ ...parts, news: news.fetched, missing: show })

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
      news.stop()
    },
  }
}
