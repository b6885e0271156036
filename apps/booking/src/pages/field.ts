import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import { type Html, html } from '@poczekalnia/server/html'
import type { WorkAsked } from '../work/work.ts'

/** A field with its label, a hint and what is wrong with what was typed, each told to a screen reader too. */
export function field(parts: {
  id: string
  type: 'text' | 'email' | 'tel'
  label: string
  hint?: string
  value: string
  autocomplete: string
  fault: string | undefined
  /** May be left empty. */
  optional?: boolean
  extra?: Html
}): Html {
  const { id, type, label, hint, value, autocomplete, fault, extra } = parts
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  const attributes = [
    html`id="${id}" name="${id}" type="${type}" dir="${type === 'text' ? 'auto' : 'ltr'}" value="${value}"`,
    html` autocomplete="${autocomplete}"${!parts.optional && html` required`}`,
    html`${fault && html` aria-invalid="true"`}${told !== '' && html` aria-describedby="${told}"`} ${extra}`,
  ]
  return html`<div class="field${fault !== undefined && ' bad'}"><label for="${id}">${label}</label>
${hint && html`<span class="hint" id="${id}-hint">${hint}</span>`}
${fault && html`<span class="fault" id="${id}-fault">${fault}</span>`}
<input ${attributes}></div>`
}

/** The field for the six digits of a mail. */
export function codeField(fault: string | null | undefined, language: Language): Html {
  return field({
    ...{ id: 'code', type: 'text', label: words(language)('booking:code.label'), value: '' },
    ...{ autocomplete: 'one-time-code', fault: fault ?? undefined },
    extra: html`class="code" inputmode="numeric" maxlength="20"`,
  })
}

/** The work that a form has the browser do before it is sent, as its attributes. */
export const workOf = (work: WorkAsked | null): Html | null =>
  work && html` data-work="${work.challenge}" data-parts="${work.parts}"`

/** What is told while the browser works, and once it takes longer than a moment. */
export const workingBox = (work: WorkAsked | null, language: Language): Html | null =>
  work &&
  html`<div id="working" class="box" role="status" hidden><p>${words(language)('booking:room.moment')}</p>
<p id="working-longer" hidden>${words(language)('booking:room.momentLonger')}</p></div>`
