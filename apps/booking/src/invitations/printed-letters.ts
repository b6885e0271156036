import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import { type InvitedLetter, inSentence, type Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { langOf, markedSentence } from '@poczekalnia/server/in-language'

const style = `@page { size: A4; margin: 20mm } body { font: 11pt/1.45 sans-serif; margin: 0 }
article { break-after: page } h1 { font-size: 15pt; margin: 0 0 4mm }
section { border-top: 0.3mm solid; margin-top: 6mm; padding-top: 4mm }
p { margin: 0 0 2mm } .code { font-size: 20pt; letter-spacing: 0.15em } .office { margin-bottom: 10mm }`

/**
 * The letters as the office prints them, a page each, in all languages of its visitors: nobody knows which one the
 * person reads (BOK-14).
 * @param about.url address of the booking site
 */
export function printedLetters(
  office: Office,
  about: { matter: string; url: string },
  letters: readonly InvitedLetter[],
): string {
  const { name, languages, address } = office.profile
  return html`<!doctype html>
<html lang="pl"><head><meta charset="utf-8"><title>${words('pl')('booking:invitation.title')}</title>
<style>${style}</style></head><body>${letters.map(
    (letter) => html`<article><p class="office" lang="pl"><strong>${name.pl}</strong><br>${address}</p>
${languages.map((language) => part(office, about, letter, language))}</article>`,
  )}</body></html>`.markup
}

function part(
  office: Office,
  { matter, url }: { matter: string; url: string },
  letter: InvitedLetter,
  language: Language,
): Html {
  const t = words(language)
  const name = inSentence(office.queues.get(matter)?.name ?? { pl: matter }, language)
  const date = longDate(letter.lastDay, language, 'within')
  return html`<section ${langOf(language)}><h1>${t('booking:invitation.title')}</h1>
<p>${t('booking:invitation.dear', { case: letter.case })}</p>
<p>${markedSentence(t('booking:invitation.text', { matter: name, date }))}</p>
<p>${t('booking:invitation.code')}: <strong class="code">${letter.code}</strong></p>
<p>${t('booking:invitation.how', { url })} ${t('booking:invitation.once')} ${t('booking:invitation.lost')}</p>
</section>`
}
