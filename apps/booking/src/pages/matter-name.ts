import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'

/** A matter as its office calls it, marked with the language that it is told in. @param matter id of its queue */
export function matterName(office: Office, matter: string, language: Language): Html {
  const name = inLanguage(office.queues.get(matter)?.name ?? { pl: matter }, language)
  return html`<span ${langOf(name.lang)}>${name.text}</span>`
}
