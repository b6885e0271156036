import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'
import { heading } from './layout.ts'

type Elsewhere = NonNullable<NonNullable<Office['profile']['booking']>['residence']>['elsewhere'][number]

/** Who serves whoever lives somewhere. `query`: what addresses of the calendar go on with. */
export type Served = { isServed: boolean; query: string; elsewhere: Elsewhere | null }

/**
 * Whether this office serves who lives there, or which other one does (KAT-1).
 * @param from name of the place; `null`: not said yet
 */
export function servedBy({ profile }: Office, from: string | null): Served {
  const residence = profile.booking?.residence
  if (!residence) return { isServed: true, query: '', elsewhere: null }
  if (from !== null && residence.served.includes(from))
    return { isServed: true, query: `?from=${encodeURIComponent(from)}`, elsewhere: null }
  const elsewhere = residence.elsewhere.find(({ served }) => from !== null && served.includes(from)) ?? null
  return { isServed: false, query: '', elsewhere }
}

/** Where do you live? All places in one list, by the Polish alphabet: nobody has to know which office is theirs. */
export function residencePage({ profile }: Office, at: string, language: Language): Html {
  const t = words(language)
  const residence = profile.booking?.residence
  const names = [...(residence?.served ?? []), ...(residence?.elsewhere ?? []).flatMap(({ served }) => served)]
  const sorted = names.toSorted(new Intl.Collator('pl').compare)
  return html`${heading(t('booking:residence.question'))}<p class="quiet">${t('booking:residence.hint')}</p>
<ul class="plain columns" ${langOf('pl')}>${sorted.map((name) => {
    return html`<li><a class="choice" href="${at}?from=${encodeURIComponent(name)}">${name}</a></li>`
  })}</ul>`
}

/** Somebody else serves these people: who, and where. */
export function elsewherePage({ name, address }: Elsewhere, language: Language): Html {
  const t = words(language)
  const { text, lang } = inLanguage(name, language)
  return html`${heading(t('booking:residence.elsewhere'))}
<div class="box"><p ${langOf(lang)}><strong>${text}</strong></p><p ${langOf('pl')}>${address}</p></div>
<p>${t('booking:residence.book')}</p>`
}
