import { words } from '@poczekalnia/locales'
import { type Language, type Localized, languageNames, languages, screens } from '@poczekalnia/protocol'
import { type Html, html, raw } from '@poczekalnia/server/html'
import { inLanguage } from '@poczekalnia/server/in-language'
import { style } from './style.ts'

/** An office as the first page shows it. */
export type Listed = { id: string; name: Localized; address: string; isUp: boolean }

/** Content policy of these pages: their style is inside them, and they load and run nothing. */
export const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'"

/** `/` of a hub with several offices: which there are, and the way to each one's screens. */
export function officesPage(language: Language, offices: readonly Listed[], demo: boolean): string {
  const t = words(language)
  const list = offices.map(({ id, name, address, isUp }) => {
    const own = inLanguage(name, language)
    const ways = screens.map((screen) => html`<a href="${id}/${screen}">${t(`offices:${screen}`)}</a>`)
    return html`<li><div><h2 lang="${own.lang}">${own.text}</h2>
<p lang="pl">${address}</p></div>
${isUp ? html`<p class="ways">${ways}</p>` : html`<p class="down">${t('offices:down')}</p>`}</li>`
  })
  const others = languages.map((other) =>
    other === language
      ? html`<strong lang="${other}">${languageNames[other]}</strong>`
      : html`<a href="?lang=${other}" lang="${other}" hreflang="${other}">${languageNames[other]}</a>`,
  )
  return page(
    language,
    t('offices:title'),
    html``,
    html`<header><p>Poczekalnia</p>${demo && html`<p class="demo">${t('common:demo')}</p>`}<nav aria-label="${t('offices:language')}">${others}</nav></header>
<main><h1>${t('offices:title')}</h1><ul>${list}</ul></main>`,
  )
}

/**
 * What a browser is shown whose office does not answer: why, and that nothing need be done. It asks again by itself.
 */
export function downPage(language: Language, office: Localized): string {
  const t = words(language)
  const own = inLanguage(office, language)
  return page(
    language,
    own.text,
    html`<meta http-equiv="refresh" content="5">`,
    html`<main class="wait"><p lang="${own.lang}">${own.text}</p><h1>${t('offices:wait')}</h1><p>${t('offices:waitDo')}</p></main>`,
  )
}

function page(language: Language, title: string, head: Html, body: Html): string {
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
