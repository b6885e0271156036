import type { IncomingMessage, ServerResponse } from 'node:http'
import { words } from '@poczekalnia/locales'
import { html } from '@poczekalnia/server/html'
import { respond } from '@poczekalnia/server/respond'
import { pageLanguage, plainHeader, plainPage, plainPolicy } from '../transport/http/plain-page.ts'
import type { DirectoryRefusal, Known, RelyingParty } from './relying-party.ts'

const cookieName = 'poczekalnia-directory'
/** How long a browser keeps the proof that it set out, seconds. */
const KEPT_S = 15 * 60

/** Pages that somebody may come back to. */
const returnable = /^(\/[a-z0-9-]{1,64})?\/(supervisor|counter|region)$/

/**
 * The two ways of a sign-in by the directory, for an office's hub and for the gateway of several: out to the provider,
 * and back from there.
 * @param parts.path what both addresses begin with, for the cookie
 * @param parts.home where somebody goes who named no page
 * @param parts.enter lets somebody in whom the provider vouches for, and answers the cookies that say so; none: no role
 */
export function directoryWays(parts: {
  party: RelyingParty
  path: string
  home: string
  secure: boolean
  demo: boolean
  enter: (known: Known, request: IncomingMessage) => Promise<readonly string[]>
}) {
  const { party, path, home, secure, demo, enter } = parts
  const cookie = (value: string, seconds: number) =>
    // Lax: the way back comes from the provider's page.
    [
      `${cookieName}=${value}`,
      `Path=${path}`,
      'HttpOnly',
      'SameSite=Lax',
      `Max-Age=${seconds}`,
      ...(secure ? ['Secure'] : []),
    ].join('; ')
  const refuse = (request: IncomingMessage, response: ServerResponse, refusal: DirectoryRefusal) => {
    const language = pageLanguage(request)
    const t = words(language)
    const title = t(`staff:directory.${refusal}`)
    const body = html`${plainHeader(language, demo)}<main><h1>${title}</h1>
<p class="note">${t(`staff:directory.${refusal}-do`)}</p>
<p class="note"><a href="${home}">${t('staff:directory.back')}</a></p></main>`
    const status = refusal === 'unreachable' ? 503 : 403
    respond(response, status, 'text/html; charset=utf-8', plainPage(language, title, html``, body), {
      ...{ 'content-security-policy': plainPolicy, 'set-cookie': cookie('', 0) },
    })
  }

  return {
    async begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const asked = new URL(request.url ?? '/', 'http://hub').searchParams.get('to') ?? ''
      const begun = await party.begin(returnable.test(asked) ? asked : home)
      if ('refusal' in begun) return refuse(request, response, begun.refusal)
      const headers = { location: begun.url, 'set-cookie': cookie(begun.proof, KEPT_S), 'cache-control': 'no-store' }
      response.writeHead(303, headers).end()
    },

    async back(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { search } = new URL(request.url ?? '/', 'http://hub')
      const proof = new RegExp(`(?:^|; *)${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? null
      const finished = await party.finish(search.slice(1), proof)
      if ('refusal' in finished) return refuse(request, response, finished.refusal)
      const cookies = await enter(finished.known, request)
      if (cookies.length === 0) return refuse(request, response, 'no-role')
      const language = pageLanguage(request)
      const t = words(language)
      const title = t('staff:directory.done')
      // Whoever comes from another site's page brings no strict cookie along: the next page is asked for from here.
      const head = html`<meta http-equiv="refresh" content="0;url=${finished.returnTo}">`
      const body = html`<main class="wait"><h1>${title}</h1>
<p><a href="${finished.returnTo}">${t('staff:directory.on')}</a></p></main>`
      response.writeHead(200, {
        ...{
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
        },
        ...{ 'content-security-policy': plainPolicy, 'set-cookie': [...cookies, cookie('', 0)] },
      })
      response.end(plainPage(language, title, head, body))
    },
  }
}
