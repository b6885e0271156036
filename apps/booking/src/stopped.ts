import type { IncomingMessage, ServerResponse } from 'node:http'
import { words } from '@poczekalnia/locales'
import { languages } from '@poczekalnia/protocol'
import type { Route } from '@poczekalnia/server/endpoint'
import { languageFor } from '@poczekalnia/server/negotiate'
import { respondJson } from '@poczekalnia/server/respond'
import { sendPage } from './answer.ts'
import { scriptFile, styleFile } from './pages/files.ts'
import { heading, layout } from './pages/layout.ts'

const always = new Set(['/healthz', `/${styleFile}`, `/${scriptFile}`])

/**
 * The site's routes, which answer nobody while it is stopped: people are told so in their language, programs by the
 * status. What a page looks like, and how the site is, is told all the same.
 */
export function whileStopped(
  routes: readonly Route[],
  isStopped: () => boolean,
  page: { base: string; demo: boolean },
): Route[] {
  return routes.map((route) => ({
    matches: route.matches,
    answer(request, response, notFound) {
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      if (!isStopped() || always.has(path)) return route.answer(request, response, notFound)
      answerStopped(request, response, page, path)
    },
  }))
}

function answerStopped(
  request: IncomingMessage,
  response: ServerResponse,
  page: { base: string; demo: boolean },
  path: string,
): void {
  if (!request.headers.accept?.includes('text/html')) {
    respondJson(response, 503, { status: 'stopped' })
    return
  }
  const language =
    languages.find((one) => path.split('/').includes(one)) ?? languageFor(request.headers['accept-language'])
  const title = words(language)('errors:unavailable')
  const parts = { ...page, language, title, office: null, back: null }
  sendPage(response, layout(parts, heading(title)), 503, { vary: 'accept-language', 'retry-after': '60' })
}
