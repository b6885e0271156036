import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { langOf } from '@poczekalnia/server/in-language'
import type { Problems } from '../forms.ts'
import { field } from '../pages/field.ts'
import { heading, problemBox } from '../pages/layout.ts'

/** Asks for what stands in the letter (BOK-14). @param told why the letter did not open, `null`: not typed yet */
export function letterPage(
  page: { office: Office; language: Language; at: string },
  typed: { form: Record<string, string>; problems: Problems; told: string | null },
): Html {
  const { office, language, at } = page
  const t = words(language)
  const { form, problems } = typed
  const faults = Object.entries(problems).flatMap(([of, fault]) =>
    fault ? [{ field: of, text: t(`booking:problem.${fault}`) }] : [],
  )
  const faultOf = (id: string) => faults.find((one) => one.field === id)?.text
  const told = typed.told === null ? [] : [{ field: 'case', text: typed.told }]
  const number = field({
    ...{ id: 'case', type: 'text', label: t('booking:invited.case'), hint: t('booking:invited.caseHint') },
    ...{ value: form.case ?? '', autocomplete: 'off', fault: faultOf('case') },
    extra: html`spellcheck="false" maxlength="64"`,
  })
  const code = field({
    ...{ id: 'code', type: 'text', label: t('booking:code.label'), hint: t('booking:invited.codeHint') },
    ...{ value: '', autocomplete: 'off', fault: faultOf('code') },
    extra: html`class="code" inputmode="numeric" maxlength="20"`,
  })
  return html`${problemBox([...faults, ...told], language)}${heading(t('booking:invited.question'))}
<p>${t('booking:invited.text')}</p>
<form class="stack" method="post" action="${at}" novalidate>
${number}
${code}
<button class="main">${t('booking:invited.next')}</button></form>
<p class="quiet">${t('booking:invited.help')} <span ${langOf('pl')}>${office.profile.address}</span></p>`
}
