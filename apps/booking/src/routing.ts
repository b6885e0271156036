import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Refusal } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { type Language, languages } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { HttpEndpoint, Route } from '@poczekalnia/server/endpoint'
import { type Html, html } from '@poczekalnia/server/html'
import { sendPage } from './answer.ts'
import { heading, layout, problemBox } from './pages/layout.ts'

export type RoutingParts = {
  office: () => Office
  clock: Clock
  endpoint: Pick<HttpEndpoint, 'clientAddress' | 'base'>
  /** Whether the mail server takes addresses with letters of any script before the @. */
  anyLetters: () => boolean
}

/** Somebody asks for a page of an office in a language. */
export type Asking = {
  request: IncomingMessage
  response: ServerResponse
  language: Language
  office: Office
  /** Path of the office's pages in this language. */
  at: string
}

/** What the address asks besides. */
export function queryOf({ request: { url = '' } }: Asking): URLSearchParams {
  const at = url.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1))
}

/** `works`: the page has a form that work is done for. */
export type Shown = {
  /** Path of a script that the page has beside. */
  script?: string
  back?: string
  status?: number
  wrong?: boolean
  headers?: Record<string, string>
  works?: boolean
}

export type Handler = (asking: Asking, found: Record<string, string>) => void | Promise<void>

/** Why there is no place in line, or none that a visit can be booked with. */
export type RoomRefusal = 'one-place' | 'network' | 'mailbox' | 'mail-domain' | 'work' | 'no-mark'

/** Why somebody can't stand on a full day's waiting list. */
type ListRefusal = 'list-closed' | 'list-already' | 'list-mail-domain'

/** Why nothing was done, also where the edge has refused it already. */
export type AnyRefusal =
  | Refusal
  | {
      code:
        | 'slow'
        | 'origin'
        | 'abroad'
        | 'device'
        | 'device-entry'
        | 'sms-spent'
        | 'draw-mailbox'
        | 'draw-mail-domain'
        | ListRefusal
        | RoomRefusal
    }

export function refusalWords(refusal: AnyRefusal, language: Language): string {
  const facts = refusal.code === 'code-wrong' ? { count: refusal.left } : {}
  return words(language)(`booking:refusal.${refusal.code}`, facts)
}

/** What all pages of one office share: how they are found, and how they are shown. */
export function officeRouting({ office, clock, endpoint: { base } }: RoutingParts) {
  const id = office().profile.id

  const pageOf = ({ language, office }: Asking, body: Html, title: string, more: Shown): string => {
    const about = { language, title, office, base, demo: clock.demo }
    const page = { ...about, back: more.back ?? null, wrong: more.wrong ?? false }
    return layout({ ...page, works: more.works ?? false, script: more.script ?? null }, body)
  }

  const show = (asking: Asking, body: Html, title: string, more: Shown = {}): void =>
    sendPage(asking.response, pageOf(asking, body, title, more), more.status, more.headers)

  const refusalBox = (refusal: AnyRefusal, language: Language): Html | null =>
    problemBox([{ field: null, text: refusalWords(refusal, language) }], language)

  const missing = (asking: Asking): void => {
    const t = words(asking.language)
    const body = html`${heading(t('booking:missing.title'))}<p>${t('booking:missing.text')}</p>
<p><a class="button" href="${base}/${id}">${t('booking:missing.start')}</a></p>`
    show(asking, body, t('booking:missing.title'), { status: 404 })
  }

  const route = (method: 'GET' | 'POST', path: string, handler: Handler): Route => {
    const pattern = new RegExp(`^/${id}/(?<language>[a-z]{2})${path}$`)
    return {
      matches: (asked, at) => asked === method && pattern.test(at),
      async answer(request, response, notFound) {
        const { language: wanted = '', ...found } = pattern.exec((request.url ?? '').split('?')[0] ?? '')?.groups ?? {}
        const language = languages.find((one) => one === wanted)
        const now = office()
        if (!language || !now.profile.languages.includes(language)) return notFound()
        await handler({ request, response, language, office: now, at: `${base}/${id}/${language}` }, found)
      },
    }
  }

  return { show, pageOf, refusalBox, told: refusalWords, missing, route }
}
