import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OfficeBoard, Report, WireError } from '@poczekalnia/protocol'
import { OfficeDate, words } from '@poczekalnia/protocol'
import { isOwnOrigin } from '@poczekalnia/server/endpoint'
import type { Logger } from '@poczekalnia/server/logger'
import { readBody, respond, TooLarge } from '@poczekalnia/server/respond'
import { z } from 'zod'
import type { DirectorySettings } from '../../directory/settings.ts'
import { pageLanguage } from '../../transport/http/plain-page.ts'
import type { Served } from '../served.ts'
import { type Answered, askAs } from './ask-as.ts'
import { boardPage, type OfficeShown, regionPolicy, reportsPage, signInPage } from './pages.ts'
import { regionCookie, regionTokens } from './region-cookie.ts'
import { signInEverywhere, signOutEverywhere } from './sign-in.ts'

const Form = z.strictObject({ name: words(60), password: z.string().min(1).max(200) })
const Period = z.object({ from: OfficeDate, to: OfficeDate }).refine(({ from, to }) => from <= to)

/** Bytes of a form at most. */
const LARGEST_FORM = 4_096

/** `/region` and what is below it. */
export const isOfRegion = (path: string | undefined): boolean => path === '/region' || !!path?.startsWith('/region/')

/**
 * The region's pages: all offices at once, for who may see each of them. Every office is asked with the session that
 * the reader has there, and answers by its own rules; nothing is kept here (docs/decisions/0295).
 */
export function regionPages(parts: {
  offices: readonly Served[]
  demo: boolean
  /** Today, by the offices' calendar. */
  today: () => string
  directory?: DirectorySettings | null
  url?: string
  log: Pick<Logger, 'warn'>
  addressOf: (request: IncomingMessage) => string
}): (request: IncomingMessage, response: ServerResponse, notFound: () => void) => Promise<void> {
  const { offices, demo, directory = null, url: gatewayUrl = '' } = parts
  /** Its library is loaded with the first who signs in by it. */
  let ways: ReturnType<typeof openDirectory> | null = null
  const openDirectory = async (settings: DirectorySettings) => {
    const { regionDirectory } = await import('./directory.ts')
    return regionDirectory({ ...parts, settings, url: gatewayUrl })
  }
  const send = (response: ServerResponse, status: number, page: string) =>
    respond(response, status, 'text/html; charset=utf-8', page, {
      ...{ 'content-security-policy': regionPolicy, vary: 'accept-language' },
      // Else a browser would not say that its form comes from this page.
      'referrer-policy': 'same-origin',
    })

  return async (request, response, notFound) => {
    const url = new URL(request.url ?? '/', 'http://gateway')
    const language = pageLanguage(request)
    const who = { request, address: parts.addressOf(request) }
    const tokens = regionTokens(request.headers)
    const signIn = (status: number, refusal: WireError | null, name = '') =>
      send(response, status, signInPage(language, { demo, refusal, name, directory: directory !== null }))
    const back = (cookies: readonly string[]) => {
      response.writeHead(303, {
        location: `/region?lang=${language}`,
        'set-cookie': [...cookies],
        'cache-control': 'no-store',
      })
      response.end()
    }
    /** Asks every office, and says of each that does not tell why. */
    const each = async <Shown>(path: string, read: (answer: Answered) => Shown) => {
      const seen = url.searchParams.get('quiet') !== '1'
      return Promise.all(
        offices.map(async (office): Promise<OfficeShown<Shown>> => {
          const about = { id: office.id, name: office.office.profile.name }
          const token = tokens.get(office.id)
          if (token === undefined) return { ...about, why: 'sign-in' }
          const asking = { ...who, token }
          // Who opens the page is at work; a page that asks by itself is not.
          if (seen) await askAs(office, asking, { method: 'GET', path: '/api/me' })
          const answer = await askAs(office, asking, { method: 'GET', path })
          if (answer.status === 200) return { ...about, shown: read(answer) }
          return { ...about, why: whyNot[answer.status] ?? 'down' }
        }),
      )
    }

    const path = `${request.method} ${url.pathname}`
    if (directory && (path === 'GET /region/directory' || path === 'GET /region/back')) {
      ways ??= openDirectory(directory)
      const { begin, back: comeBack } = await ways
      return path === 'GET /region/back' ? comeBack(request, response) : begin(request, response)
    }
    // Somebody else's page signs nobody in or out.
    if (request.method === 'POST' && !isOwnOrigin(request, gatewayUrl)) return signIn(403, { code: 'sign-in-refused' })
    if (path === 'POST /region/sign-in') {
      const given = Form.safeParse(await formOf(request))
      if (!given.success) return signIn(400, { code: 'sign-in-refused' })
      const { tokens: into, cookies, refusal } = await signInEverywhere(offices, who, given.data)
      if (refusal) return signIn(statusOf[refusal.code] ?? 429, refusal, given.data.name)
      return back([
        ...cookies,
        regionCookie(
          into,
          cookies.some((cookie) => /; Secure\b/.test(cookie)),
        ),
      ])
    }
    if (path === 'POST /region/sign-out')
      return back([...(await signOutEverywhere(offices, who, tokens)), regionCookie(new Map(), false)])
    if (request.method !== 'GET' && request.method !== 'HEAD') return notFound()
    if (url.pathname !== '/region' && url.pathname !== '/region/reports') return notFound()
    if (tokens.size === 0) return signIn(200, null)
    if (url.pathname === '/region') {
      const shown = await each('/api/board', ({ body }) => body as OfficeBoard)
      if (shown.every((office) => 'why' in office && office.why === 'sign-in'))
        return signIn(200, { code: 'sign-in-needed' })
      const time =
        shown
          .flatMap((office) => ('shown' in office ? office.shown.now : []))
          .sort()
          .at(-1) ?? ''
      return send(response, 200, boardPage(language, shown, { demo, time }))
    }
    const today = parts.today()
    const asked = Period.safeParse(Object.fromEntries(url.searchParams))
    const isWrong = !asked.success && (url.searchParams.has('from') || url.searchParams.has('to'))
    const { from, to } = asked.success ? asked.data : { from: `${today.slice(0, 8)}01`, to: today }
    const shown = await each(`/api/reports?from=${from}&to=${to}&by=month`, ({ body }) => (body as Report).total)
    send(response, 200, reportsPage(language, shown, { demo, from, to, isWrong }))
  }
}

const statusOf: Partial<Record<WireError['code'], number>> = {
  'sign-in-refused': 401,
  forbidden: 403,
  unavailable: 503,
}
const whyNot: Record<number, 'sign-in' | 'not-permitted'> = { 401: 'sign-in', 403: 'not-permitted' }

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  try {
    const bytes = await readBody(request, LARGEST_FORM)
    return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)))
  } catch (error) {
    if (error instanceof TooLarge) return {}
    throw error
  }
}
