import { bookableMatter } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import type { Language, Localized } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'
import { heading } from './layout.ts'

/** What is declared before a matter is booked: the office's own, whom the matter is for, the regulations. */
export type Declared = { text: Localized; kind: 'declaration' | 'only-for' | 'regulations' }

/** @param released whom alone a release is for */
export function declarationsOf(office: Office, matter: string, released?: Localized): Declared[] {
  const booking = office.profile.booking
  const onlyFor = bookableMatter(office, matter)?.onlyFor
  const regulations = booking?.regulations
  return [
    ...(booking?.declarations ?? []).map((text): Declared => ({ text, kind: 'declaration' })),
    ...(onlyFor ? [{ text: onlyFor, kind: 'only-for' } as const] : []),
    ...(released ? [{ text: released, kind: 'only-for' } as const] : []),
    ...(regulations ? [{ text: regulations, kind: 'regulations' } as const] : []),
  ]
}

/** How many people one booking of a matter may be for (WRO-4). */
export function partyUpTo(office: Office, matter: string): number {
  const queue = office.queues.get(matter)
  return queue?.kind === 'booked' ? queue.partyUpTo : 1
}

/** The office's regulations (WRO-6): a paragraph where its text has an empty line. */
export function regulationsPage(regulations: Localized, language: Language): Html {
  const { text, lang } = inLanguage(regulations, language)
  const paragraphs = text.split(/\n\s*\n/)
  return html`${heading(words(language)('booking:regulations.title'))}
<div class="stack" ${langOf(lang)}>${paragraphs.map((one) => html`<p>${one}</p>`)}</div>`
}
