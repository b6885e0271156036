import { words } from '@poczekalnia/locales'
import { type Language, languages, type TicketPageView } from '@poczekalnia/protocol'
import { type Html, html, raw } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'
import type { TFunction } from 'i18next'
import { renderTicketActs } from './acts.ts'
import { isOver, pageTitle, renderTicketFragment } from './fragment.ts'
import { script } from './script.ts'
import { style } from './style.ts'

export { renderTicketActs } from './acts.ts'
export { renderTicketFragment } from './fragment.ts'

export type TicketPageOptions = {
  /** Nonce of this answer's Content-Security-Policy: its style and its script carry it. */
  nonce: string
  /** The ticket's code, which the page's own address ends with. */
  code: string
  /** What came of the act before, in words, where the visitor must know. */
  told?: string | null
  /** Without a view: whether the code is unknown or belongs to a day that is over. Default `unknown`. */
  missing?: 'unknown' | 'day-over'
  /** The information card of this ticket's queue, where it has one. */
  card?: string | null
  /** Where the office publishes its accessibility statement. */
  statement?: string | null
}

function page(language: string, title: string, head: Html, body: Html, nonce: string): string {
  return html`<!doctype html>
<html ${langOf(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="same-origin">
<meta name="theme-color" content="#FBFAF7">
<link rel="icon" href="data:,">
<title>${title}</title>
<style nonce="${nonce}">${raw(style)}</style>
${head}
</head>
<body>
${body}
</body>
</html>
`.markup
}

function missing(kind: 'unknown' | 'day-over', nonce: string): string {
  const name = kind === 'unknown' ? 'unknown' : 'dayOver'
  const inEach = languages.map((language: Language) => {
    const t = words(language)
    return html`<div ${langOf(language)}><h2 class="say">${t(`page:${name}.title`)}</h2>
<p>${t(`page:${name}.text`)}</p></div>`
  })
  const title = words('pl')(`page:${name}.title`)
  return page(
    'pl',
    title,
    // It says all it has in every language at once.
    html`<meta name="google" content="notranslate">`,
    html`<main><h1 class="heard">${title}</h1><div class="many">${inEach}</div></main>`,
    nonce,
  )
}

/**
 * A ticket's own page as one whole document: one request, readable without JavaScript (it then loads itself again
 * every 20 seconds), nothing personal on it (ALL-4). With JavaScript it listens at `<its path>/events` for messages
 * `{seq, html, acts}`, `html` being `renderTicketFragment` and `acts` `renderTicketActs` of the newest view, or fetches
 * one from `<its path>/news`.
 * @param view `null` for a code nobody knows or whose day is over: told in every language, to be sent with status 404
 *   (unknown) or 410 (day over)
 * @param t words of `view.language`; not used without a view
 */
export function renderTicketPage(view: TicketPageView | null, t: TFunction, opts: TicketPageOptions): string {
  if (!view) return missing(opts.missing ?? 'unknown', opts.nonce)
  const office = inLanguage(view.office.name, view.language)
  const over = isOver(view)
  // What was told once is not told again by loading the page again.
  const refresh = opts.told ? `20;url=${opts.code}` : '20'
  const again = html`<noscript><meta http-equiv="refresh" content="${refresh}"></noscript>`
  const time = '{{time}}'
  const body = html`<header><p ${langOf(office.lang)}>${dashesKept(office.text)}</p>
${view.demo && html`<p class="demo">${t('page:demo')}</p>`}</header>
<main>
<h1 class="heard">${t('page:title', { number: view.number })}</h1>
<p class="old" id="old" role="status" hidden data-text="${t('page:old', { time })}"
 data-minutes="${t('page:oldMinutes', { time, minutes: '{{minutes}}' })}"></p>
<div id="ticket">${raw(renderTicketFragment(view, t))}</div>
<p class="heard" id="heard" role="status"></p>
<p class="told" id="told" role="status"${opts.told ? '' : html` hidden`} data-sending="${t('page:told.sending')}"
 data-again="${t('page:told.again')}" data-not-sent="${t('page:told.notSent')}">${opts.told}</p>
${!over && sound(t)}
<div class="acts" id="acts" tabindex="-1">${raw(renderTicketActs(view, opts.code, t))}</div>
${!over && byHand(opts.code, t)}
${!over && opts.card && cardLink(opts.card, view.language, t)}
</main>
${opts.statement && html`<footer><a href="${opts.statement}">${t('booking:accessibility')}</a></footer>`}
${!over && html`<script nonce="${opts.nonce}">${raw(script)}</script>`}`
  return page(view.language, pageTitle(view, t), over ? html`` : again, body, opts.nonce)
}

/** A dash ends a line and never begins one. */
const dashesKept = (text: string) => text.replaceAll(' –', '\u00a0–')

/** The button that asks for sound, and what then turns out to be possible on this phone; both need scripts. */
function sound(t: TFunction): Html {
  return html`<div class="sound" id="sound" hidden>
<button type="button" id="notify" aria-pressed="false" data-on="${t('page:notifyOn')}">${t('page:notify')}</button>
<p class="quiet" id="notified" role="status" data-keep="${t('page:notifyKeep')}" data-dark="${t('page:notifyDark')}"
 data-vibrates="${t('page:notifyVibrates')}" data-cannot="${t('page:notifyCannot')}"></p></div>`
}

/** How the page is loaded again where there are no scripts. */
function byHand(code: string, t: TFunction): Html {
  return html`<noscript><p class="quiet">${t('page:withoutScript')}</p>
<a href="${code}">${t('page:refresh')}</a></noscript>`
}

function cardLink(card: string, language: Language, t: TFunction): Html {
  return html`<a class="card" href="../c/${card}?language=${language}">${t('cards:onPhone.link')}</a>`
}
