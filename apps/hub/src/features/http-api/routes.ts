import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WireError } from '@poczekalnia/protocol'
import { allowance } from '@poczekalnia/server/allowance'
import { isGone } from '@poczekalnia/server/client-gone'
import type { Route } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { respond, respondJson } from '@poczekalnia/server/respond'
import { badRequest } from '../../transport/refused.ts'
import type { Accounts } from '../staff/accounts.ts'
import { openApi } from './openapi.ts'
import { type ApiParts, type Operation, operations, rightsUsed } from './operations.ts'
import { noteUse, tokenOf } from './tokens.ts'

/** What all of it begins with. A change that a program would have to follow gets another number. */
export const apiBase = '/api/v1'

/** A program asks every second or so; a burst of some screens at once is in order. */
const perToken = { atOnce: 20, earnedAfterMs: 500 }

/**
 * `GET /api/v1/…`: what other programs read with a token of theirs (docs/api.md), and the OpenAPI file that describes
 * it. Nothing here changes anything; no cookie counts.
 */
export function httpApiRoutes(
  parts: ApiParts & { accounts: Accounts; publicUrl: string; log: Pick<Logger, 'error'> },
): Route[] {
  const { accounts, session, log } = parts
  const waitSeconds = allowance(perToken)
  /** Made for the first who asks: a start waits for nothing that nobody wants yet. */
  let description: string | undefined

  async function answer(operation: Operation, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = await tokenOf(accounts, request.headers.authorization)
    if (!token) return refuse(response, 401, { code: 'unauthorised' }, { 'www-authenticate': 'Bearer' })
    const seconds = waitSeconds(token.id, performance.now())
    if (seconds > 0) return refuse(response, 429, { code: 'rate-limited', seconds }, { 'retry-after': String(seconds) })
    const { right, query } = operation
    if (right !== null && !token.rights.includes(right))
      return refuse(response, 403, { code: 'not-permitted', act: right })
    const asked = query.safeParse(Object.fromEntries(new URL(request.url ?? '/', 'http://hub').searchParams))
    if (!asked.success) return refuse(response, 400, badRequest(asked.error))
    await noteUse(accounts, token, rightsUsed(operation, token), session.office.time.wall(session.now()).date)
    const answered = await operation.run(parts, { query: asked.data, token })
    // Nobody is told what a power cut could take back.
    await session.durable()
    respondJson(response, 200, answered)
  }

  return [
    {
      matches: (method, path) => method === 'GET' && path === `${apiBase}/openapi.json`,
      answer(_request, response) {
        description ??= JSON.stringify(openApi(parts.publicUrl + apiBase))
        respond(response, 200, 'application/json; charset=utf-8', description)
      },
    },
    ...operations.map((operation): Route => {
      return {
        matches: (method, path) => method === 'GET' && path === apiBase + operation.path,
        async answer(request, response) {
          try {
            await answer(operation, request, response)
          } catch (error) {
            if (isGone(response, error)) return
            log.error({ err: error, path: operation.path }, 'another program could not be answered')
            refuse(response, 503, { code: 'unavailable' }, { 'retry-after': '2' })
          }
        },
      }
    }),
  ]
}

function refuse(
  response: ServerResponse,
  status: number,
  error: WireError,
  headers: Record<string, string> = {},
): void {
  if (response.headersSent) response.destroy()
  else respond(response, status, 'application/json; charset=utf-8', JSON.stringify({ error }), headers)
}
