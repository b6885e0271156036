import type { IncomingMessage } from 'node:http'
import { words } from '@poczekalnia/locales'
import { type Language, languageNames, staffLanguages } from '@poczekalnia/protocol'
import { type Html, html, raw } from '@poczekalnia/server/html'
import { languageFor } from '@poczekalnia/server/negotiate'
import { style } from './plain-style.ts'

/** Content policy of the hub's plain pages: their style is inside them, and they load and run nothing. */
export const plainPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'"

/** What was chosen on the page, or what the browser likes best. */
export function pageLanguage(request: IncomingMessage): Language {
  const chosen = new URLSearchParams((request.url ?? '').split('?')[1]).get('lang')
  return (
    staffLanguages.find((language) => language === chosen) ??
    languageFor(request.headers['accept-language'], staffLanguages)
  )
}

/**
 * The head of a plain page: whose it is, whether it is a demonstration's, and its other languages.
 * @param at address of the page, to which the language is added
 */
export function plainHeader(language: Language, demo: boolean, at = '?'): Html {
  const t = words(language)
  const others = staffLanguages.map((other) =>
    other === language
      ? html`<strong lang="${other}">${languageNames[other]}</strong>`
      : html`<a href="${at}lang=${other}" lang="${other}" hreflang="${other}">${languageNames[other]}</a>`,
  )
  const mark = demo && html`<p class="demo">${t('common:demo')}</p>`
  return html`<header><p>Poczekalnia</p>${mark}<nav aria-label="${t('offices:language')}">${others}</nav></header>`
}

/** A page without a script. @param head what goes into its head besides */
export function plainPage(language: Language, title: string, head: Html, body: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="theme-color" content="#FBFAF7">
<link rel="icon" href="data:,">
${head}
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
${body}
</body>
</html>`.markup
}
