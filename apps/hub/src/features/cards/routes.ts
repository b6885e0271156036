import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Language, languages } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Route } from '@poczekalnia/server/endpoint'
import { languageFor } from '@poczekalnia/server/negotiate'
import { respond, safe } from '@poczekalnia/server/respond'
import { respondError } from '../../transport/http/respond-error.ts'
import type { CardShelf } from './card-shelf.ts'
import { cardPagePolicy, renderCardPage, renderNoCard } from './page/render.ts'

/** How long a browser may show a card without asking whether it has changed, seconds. */
const FRESH_SECONDS = 300

/**
 * `GET /api/cards`, `GET /api/cards/<id>` and `GET /c/<id>`: the office's information cards, for everybody (KAT-10,
 * BYD-12).
 */
export function cardRoutes(shelf: CardShelf, officeNow: () => Office): Route[] {
  const find = (id: string) => shelf.now().find((card) => card.id === id)
  const heads = () =>
    shelf.now().map(({ id, title, state, summary, queues }) => ({ id, title, state, summary, queues }))
  const json = (request: IncomingMessage, response: ServerResponse, body: unknown) =>
    keepable(request, response, 'application/json; charset=utf-8', JSON.stringify(body), {
      // A ticket machine's own pages are of another origin. There is nothing in a card that is not for everybody.
      'access-control-allow-origin': '*',
    })
  return [
    {
      matches: (method, path) => method === 'GET' && path === '/api/cards',
      answer: (request, response) => json(request, response, { cards: heads() }),
    },
    {
      matches: (method, path) => method === 'GET' && path.startsWith('/api/cards/'),
      answer(request, response) {
        const { path } = asked(request)
        const card = find(path.slice('/api/cards/'.length))
        if (card) json(request, response, card)
        else respondError(response, 404, { code: 'card-unknown', card: path.slice('/api/cards/'.length) })
      },
    },
    {
      matches: (method, path) => method === 'GET' && path.startsWith('/c/'),
      answer(request, response) {
        const { path, query } = asked(request)
        const office = officeNow()
        const card = find(path.slice('/c/'.length))
        const headers = { 'content-security-policy': cardPagePolicy, vary: 'accept-language' }
        if (!card) {
          respond(response, 404, 'text/html; charset=utf-8', renderNoCard(), headers)
          return
        }
        const language = languageOf(query.get('language'), office) ?? known(request, office)
        const purpose =
          card.groups.flatMap((group) => group.purposes).find((one) => one.id === query.get('purpose')) ?? null
        const page = renderCardPage({ card, office: office.profile, purpose, language })
        keepable(request, response, 'text/html; charset=utf-8', page, headers)
      },
    },
  ]
}

function asked(request: IncomingMessage): { path: string; query: URLSearchParams } {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  return { path, query: new URLSearchParams(query) }
}

/** A language that was asked for, if the office speaks it. */
function languageOf(text: string | null, office: Office): Language | undefined {
  return languages.find((one) => one === text && office.profile.languages.includes(one))
}

/** The browser's language where the office speaks it, else the office's first. */
function known(request: IncomingMessage, office: Office): Language {
  const wished = languageFor(request.headers['accept-language'])
  return office.profile.languages.includes(wished) ? wished : (office.profile.languages[0] ?? 'pl')
}

/** Answers what may be kept: with its tag, and 304 to who has it already. */
function keepable(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  body: string,
  headers: Record<string, string>,
): void {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const all = { ...headers, etag, 'cache-control': `public, max-age=${FRESH_SECONDS}` }
  const has = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (!has.includes(etag)) {
    respond(response, 200, type, body, all)
    return
  }
  response.writeHead(304, { ...safe, ...all })
  response.end()
}
