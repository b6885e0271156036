import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'

import { arrowsOf } from './arrows.ts'
import { scriptFile, styleFile } from './files.ts'

/** What every page of the site says of itself. */
export type PageParts = {
  language: Language
  /** The question, or what is told: the page's heading and the browser's title. */
  title: string
  /** `null`: a page of no office. */
  office: Office | null
  /** Path where the site's pages begin, `''` or `/rezerwacja`. */
  base: string
  demo: boolean
  /** Where „back” leads; `null`: nowhere. */
  back: string | null
  /** Whether this is where a language is chosen: then nothing leads there. */
  asksLanguage?: boolean
  /** Whether something that was typed has to be corrected: said in the title too. */
  wrong?: boolean
  /** Whether a form of it has work to be done for. */
  works?: boolean
  /** Path of the one script that a page has which works without it, too. */
  script?: string | null
}

/** A whole page. It loads one style sheet, and a script that it can do without. */
export function layout(page: PageParts, body: Html): string {
  const { language, title, office, base, demo, back, wrong, works = false } = page
  const t = words(language)
  const name = office && inLanguage(office.profile.name, language)
  const heading = wrong ? `${t('booking:problem.title')} ${title}` : title
  return html`<!doctype html>
<html ${langOf(language)}><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width,initial-scale=1">
<title>${heading}${name && ` – ${name.text}`}</title><link rel="stylesheet"
href="${base}/${styleFile}"><link rel="icon" href="data:,"><script src="${base}/${scriptFile}" defer></script>${
    works && html`<script src="${base}/work.js" defer></script>`
  }${page.script && html`<script type="module" src="${base}${page.script}"></script>`}</head>
<body><a class="skip" href="#main">${t('booking:skip')}</a>
<header>${name ? html`<p ${langOf(name.lang)}>${name.text}</p>` : html`<p>${t('booking:title')}</p>`}${
    demo &&
    html`<p
class="demo">${t('booking:demo')}</p>`
  }${
    office &&
    !page.asksLanguage &&
    office.profile.languages.length > 1 &&
    html`<a
href="${base}/${office.profile.id}">${t('booking:change')}</a>`
  }</header>
<main id="main" tabindex="-1">${
    back !== null &&
    html`<p class="steps"><a href="${back}">${arrowsOf(language).back} ${t('booking:back')}</a>
</p>`
  }
${body}</main>${
    office &&
    html`<footer><a
href="${base}/${office.profile.id}/${language}/privacy">${t('booking:privacy.title')}</a>${
      office.profile.accessibilityStatement &&
      html` <a
href="${office.profile.accessibilityStatement}">${t('booking:accessibility')}</a>`
    }</footer>`
  }<p id="wait" class="wait" role="status" data-wait="${t('booking:wait')}"></p></body></html>`.markup
}

/** The page's one heading. */
export const heading = (text: string): Html => html`<h1>${text}</h1>`

/** What has to be corrected, at the top of the page, each with a link to its field. */
export function problemBox(
  problems: readonly { field: string | null; text: string }[],
  language: Language,
): Html | null {
  if (problems.length === 0) return null
  const t = words(language)
  return html`<div class="box wrong" role="alert" tabindex="-1"><h2>${t('booking:problem.title')}</h2><ul
class="plain">${problems.map(
    ({ field, text }) => html`<li>${field === null ? text : html`<a href="#${field}">${text}</a>`}</li>`,
  )}</ul></div>`
}
