import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { faultsIn, type Wishing, wishFields } from './draw.ts'
import { field, workingBox, workOf } from './field.ts'
import { heading } from './layout.ts'
import { declarations } from './making.ts'
import { matterName } from './matter-name.ts'

/** Somebody wants to stand on the waiting list of a full day. @param at path of the list */
export function listPage(
  page: { office: Office; language: Language; at: string },
  about: Wishing & { date: string },
): Html {
  const { office, language, at } = page
  const t = words(language)
  const { form, matter, work } = about
  const { box, faultOf } = faultsIn(about, language)
  const name = field({
    ...{ id: 'name-1', type: 'text', autocomplete: 'name', value: form['name-1'] ?? '', fault: faultOf('name-1') },
    ...{ label: t('booking:person.name'), hint: t('booking:person.nameHint') },
    extra: html`spellcheck="false" autocapitalize="words"`,
  })
  const { document, email, hours, lift } = wishFields(office, form, faultOf, language)
  return html`${box}${heading(t('booking:list.title'))}
<p class="quiet">${matterName(office, matter, language)}<br>${longDate(about.date, language)}</p>
<p>${t('booking:list.how')}</p>
<form class="stack" method="post" action="${at}${about.query}" novalidate${workOf(work)}>
<input type="hidden" name="key" value="${about.key}">
${name}
${document}
${email}
<fieldset><legend>${t('booking:draw.whichHours')}</legend>${hours}</fieldset>
${lift}
${declarations(page, matter, form, faultOf('declare'))}
<button class="main" name="act" value="enter">${t('booking:list.join')}</button>
<p class="quiet">${t('booking:list.why')}</p></form>
${workingBox(work, language)}`
}
