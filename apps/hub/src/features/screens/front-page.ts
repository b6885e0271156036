import type { IncomingMessage } from 'node:http'
import { words } from '@poczekalnia/locales'
import { inSentence, type Localized, screens } from '@poczekalnia/protocol'
import type { Route } from '@poczekalnia/server/endpoint'
import { html } from '@poczekalnia/server/html'
import { inLanguage, markedSentence } from '@poczekalnia/server/in-language'
import { respond } from '@poczekalnia/server/respond'
import { pageLanguage, plainHeader, plainPage, plainPolicy } from '../../transport/http/plain-page.ts'

/** What a demonstration tells on its first page beside where its screens are. */
export type DemoFacts = {
  /** Addresses that pair a screen at once, by screen. */
  addresses: Readonly<Record<string, string>>
  accounts: readonly { name: string; password: string; role: string }[]
  pins: readonly { pin: string; time: string; queue: string }[]
  /** Where visits are booked and the letters arrive; `null`: nowhere. */
  site: { booking: string; mail: string } | null
}

/** What the page tells of the office. */
type ShownOffice = { name: Localized; address: string; queues: readonly { id: string; name: Localized }[] }

/** The pages that a hub may have beside its screens, each told of with what it is for. */
const otherPages = ['printer'] as const

/**
 * `GET /` of a hub with one office: where its screens are, what each is for, and how one is opened for the first time.
 *
 * @param parts.base what the office's addresses begin with
 * @param parts.url address that others reach the hub by
 * @param parts.facts what a demonstration tells besides; `null`: nothing, for whoever asks from elsewhere too
 */
export function frontPage(parts: {
  office: () => ShownOffice
  demo: boolean
  base: string
  url: string
  facts: (request: IncomingMessage) => DemoFacts | null
}): Route {
  return {
    matches: (method, path) => method === 'GET' && (path === '/' || path === ''),
    answer(request, response) {
      const language = pageLanguage(request)
      const page = pageOf(language, { ...parts, office: parts.office(), facts: parts.facts(request) })
      respond(response, 200, 'text/html; charset=utf-8', page, {
        'content-security-policy': plainPolicy,
        vary: 'accept-language',
      })
    },
  }
}

function pageOf(
  language: ReturnType<typeof pageLanguage>,
  {
    office,
    demo,
    base,
    url,
    facts,
  }: {
    office: ShownOffice
    demo: boolean
    base: string
    url: string
    facts: DemoFacts | null
  },
): string {
  const t = words(language)
  const own = inLanguage(office.name, language)
  const rows = [...screens, ...(demo ? otherPages : [])].map((screen) => {
    const address = facts?.addresses[screen] ?? `${base}/${screen}`
    const name = t(`offices:${screen}`)
    return html`<li><div><h2>${name}</h2><p>${t(`offices:for.${screen}`)}</p>
<p class="address">${url}/${screen}</p></div>
<p class="ways"><a href="${address}" aria-label="${t('offices:open')}: ${name}">${t('offices:open')}</a></p></li>`
  })
  const elsewhere = Object.entries(facts?.site ?? {}).map(([page, address]) => {
    const name = t(`offices:${page}`)
    return html`<li><div><h2>${name}</h2><p>${t(`offices:for.${page}`)}</p>
<p class="address">${address}</p></div>
<p class="ways"><a href="${address}" aria-label="${t('offices:open')}: ${name}">${t('offices:open')}</a></p></li>`
  })
  const named = new Map(office.queues.map(({ id, name }) => [id, inSentence(name, language)]))
  const pins = facts?.pins.map(
    ({ pin, time, queue }) =>
      html`<tr><td>${pin}</td><td>${time}</td><td>${markedSentence(named.get(queue) ?? queue)}</td></tr>`,
  )
  const accounts = facts?.accounts.map(
    ({ name, password, role }) =>
      html`<tr><td>${name}</td><td>${password}</td><td>${t(`staff:role.${role}`)}</td></tr>`,
  )
  return plainPage(
    language,
    own.text,
    html``,
    html`${plainHeader(language, demo)}
<main><h1 lang="${own.lang}">${own.text}</h1><p lang="pl">${office.address}</p>
<ul>${rows}${elsewhere}</ul>
${facts === null && html`<p class="note">${t('offices:pairing')}</p>`}
${accounts && table(t('offices:accounts'), accounts)}
${pins && pins.length > 0 && table(t('offices:pins'), pins)}</main>`,
  )
}

const table = (title: string, rows: ReturnType<typeof html>[]) =>
  html`<h2 class="also">${title}</h2><table><tbody>${rows}</tbody></table>`
