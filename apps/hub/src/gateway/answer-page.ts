import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Localized } from '@poczekalnia/protocol'
import { respond } from '@poczekalnia/server/respond'
import { pageLanguage, plainPolicy } from '../transport/http/plain-page.ts'
import { downPage } from './pages.ts'

export const answerPage = (
  response: ServerResponse,
  status: number,
  page: string,
  headers: Record<string, string> = {},
): void =>
  respond(response, status, 'text/html; charset=utf-8', page, {
    'content-security-policy': plainPolicy,
    vary: 'accept-language',
    ...headers,
  })

/** That nobody works the office just now: a page for a person, a line for a program. Both may come again. */
export function answerDown(request: IncomingMessage, response: ServerResponse, office: Localized): void {
  const headers = { 'retry-after': '2' }
  if (request.headers.accept?.includes('text/html'))
    answerPage(response, 503, downPage(pageLanguage(request), office), headers)
  else respond(response, 503, 'text/plain; charset=utf-8', 'This office does not answer just now.\n', headers)
}
