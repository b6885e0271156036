import { words } from '@poczekalnia/locales'
import { inSentence, type Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { markedSentence } from '@poczekalnia/server/in-language'
import { heading } from './layout.ts'

/** What the office keeps of whoever books, why, how long and who sees it (GDPR, art. 13). */
export function privacyPage({ profile }: Office, language: Language): Html {
  const t = words(language)
  const office = inSentence(profile.name, language)
  const address = inSentence({ pl: profile.address }, language)
  const minutes = profile.booking?.codeMinutes ?? 30
  const part = (key: 'who' | 'what' | 'why' | 'long' | 'list' | 'seen' | 'site' | 'rights', text: string) =>
    html`<section class="stack"><h2>${t(`booking:privacy.${key}.title`)}</h2><p>${markedSentence(text)}</p></section>`
  return html`${heading(t('booking:privacy.title'))}
${part('who', t('booking:privacy.who.text', { office, address }))}
${part('what', t('booking:privacy.what.text'))}
${part('why', t('booking:privacy.why.text'))}
${part('long', t('booking:privacy.long.text', { count: profile.retentionDays, minutes }))}
${part('list', t('booking:privacy.list.text'))}
${part('seen', t('booking:privacy.seen.text'))}
${part('site', t('booking:privacy.site.text'))}
${part('rights', t('booking:privacy.rights.text'))}`
}
