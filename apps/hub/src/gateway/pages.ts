import { words } from '@poczekalnia/locales'
import { type Language, type Localized, screens } from '@poczekalnia/protocol'
import { html } from '@poczekalnia/server/html'
import { inLanguage } from '@poczekalnia/server/in-language'
import { plainHeader, plainPage } from '../transport/http/plain-page.ts'

/** An office as the first page shows it. */
export type Listed = { id: string; name: Localized; address: string; isUp: boolean }

/** `/` of a hub with several offices: which there are, and the way to each one's screens. */
export function officesPage(language: Language, offices: readonly Listed[], demo: boolean): string {
  const t = words(language)
  const list = offices.map(({ id, name, address, isUp }) => {
    const own = inLanguage(name, language)
    const ways = screens.map((screen) => html`<a href="${id}/${screen}">${t(`offices:${screen}`)}</a>`)
    return html`<li><div><h2><a href="${id}" lang="${own.lang}">${own.text}</a></h2>
<p lang="pl">${address}</p></div>
${isUp ? html`<p class="ways">${ways}</p>` : html`<p class="down">${t('offices:down')}</p>`}</li>`
  })
  return plainPage(
    language,
    t('offices:title'),
    html``,
    html`${plainHeader(language, demo)}
<main><h1>${t('offices:title')}</h1><ul>${list}</ul>
<p class="note"><a href="region">${t('offices:region.title')}</a></p></main>`,
  )
}

/**
 * What a browser is shown whose office does not answer: why, and that nothing need be done. It asks again by itself.
 */
export function downPage(language: Language, office: Localized): string {
  const t = words(language)
  const own = inLanguage(office, language)
  return plainPage(
    language,
    own.text,
    html`<meta http-equiv="refresh" content="5">`,
    html`<main class="wait"><p lang="${own.lang}">${own.text}</p>
<h1>${t('offices:wait')}</h1><p>${t('offices:waitDo')}</p></main>`,
  )
}
