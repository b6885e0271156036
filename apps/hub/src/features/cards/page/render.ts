import { createHash } from 'node:crypto'
import { words } from '@poczekalnia/locales'
import {
  type Card,
  type CardPurpose,
  type Language,
  type Localized,
  languageNames,
  languages,
} from '@poczekalnia/protocol'
import { blocks, section, told } from '@poczekalnia/server/card-parts'
import { type Html, html, raw } from '@poczekalnia/server/html'
import { langOf } from '@poczekalnia/server/in-language'
import { script } from './script.ts'
import { style } from './style.ts'

type Reader = { language: Language; t: ReturnType<typeof words> }

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * The page is the same for everybody and may be kept, so its policy names its style and its script by what they are.
 */
export const cardPagePolicy = [
  "default-src 'none'",
  'img-src data:',
  `style-src ${digest(style)}`,
  `script-src ${digest(script)}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Which card is shown to whom. `purpose`: the chosen one, `null` before the choice and for a card without purposes. */
export type CardPage = {
  card: Card
  office: { id: string; name: Localized; languages: readonly Language[] }
  purpose: CardPurpose | null
  language: Language
}

/** An address of this page, relative to itself. */
function address(language: Language, purpose: string | undefined): string {
  return `?${new URLSearchParams({ language, ...(purpose !== undefined && { purpose }) })}`
}

function document(language: Language, title: string, body: Html): string {
  return html`<!doctype html>
<html ${langOf(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="google" content="notranslate">
<meta name="robots" content="noindex">
<meta name="theme-color" content="#FBFAF7">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup
}

/**
 * A card as a page for phones (KAT-10, BYD-12): readable without scripts, a list to tick whose ticks stay on the phone,
 * the purpose chosen by links, the date of its state always there.
 */
export function renderCardPage({ card, office, purpose, language }: CardPage): string {
  const t = words(language)
  const reader: Reader = { language, t }
  const title = card.title[language] ?? card.title.pl
  const chooses = card.groups.length > 0 && purpose === null
  const inOther = (other: Language) =>
    other === language
      ? html`<li><strong>${languageNames[other]}</strong></li>`
      : html`<li><a href="${address(other, purpose?.id)}" ${langOf(other)} hreflang="${other}">
${languageNames[other]}</a></li>`
  const body = html`<header>${told('p', office.name, reader)}</header>
<main>
${told('h1', card.title, reader)}
<div class="box"><p><strong>${t('cards:state', { date: card.state.split('-').reverse().join('.') })}</strong></p>
${card.changed && told('p', card.changed, reader)}</div>
${!purpose && told('p', card.summary, reader)}
${chooses ? choice(card, reader) : list(card, office.id, purpose, reader)}
<nav class="part" aria-label="${t('cards:onPhone.languages')}">
<ul class="languages">${office.languages.map(inOther)}</ul></nav>
<p class="quiet small" lang="pl">${words('pl')('cards:onPhone.source', { source: card.source })}</p>
</main>
<script>${raw(script)}</script>`
  return document(language, title, body)
}

function choice(card: Card, reader: Reader): Html {
  const heading = card.choose ?? { pl: words('pl')('cards:choose'), [reader.language]: reader.t('cards:choose') }
  const groups = card.groups.map(
    (group) =>
      html`<section class="part">${told('h3', group.title, reader)}<ul class="links">${group.purposes.map(
        (one) => html`<li><a href="${address(reader.language, one.id)}">${told('span', one.title, reader)}</a></li>`,
      )}</ul></section>`,
  )
  return html`${told('h2', heading, reader)}${groups}`
}

function list(card: Card, office: string, purpose: CardPurpose | null, reader: Reader): Html {
  const { t, language } = reader
  const papers = card.sections.filter((one) => one.kind === 'papers')
  const more = card.sections.filter((one) => one.kind === 'about')
  const rest = card.sections.filter((one) => one.kind !== 'papers' && one.kind !== 'about')
  const about = more.map((one) => section(one, reader))
  const count = t('cards:onPhone.count', { done: '{{done}}', all: '{{all}}' })
  return html`
${purpose && told('h2', purpose.title, reader)}
${purpose && html`<a class="again" href="${address(language, undefined)}">${t('cards:other')}</a>`}
<div class="box" data-ticks="poczekalnia-card/${office}/${card.id}"><p>${t('cards:onPhone.tick')}</p>
${language !== 'pl' && html`<p class="small">${t('cards:polish')}</p>`}
<p class="count" id="count" role="status" hidden data-text="${count}"></p></div>
${purpose && blocks(purpose.blocks, true, reader)}
${papers.map((one) => section(one, reader))}
<button type="button" id="clear" hidden>${t('cards:onPhone.clear')}</button>
${rest.map((one) => section(one, reader))}
${more.length > 0 && html`<details class="part"><summary>${t('cards:onPhone.more')}</summary>${about}</details>`}`
}

/** For an address without a card: told in every language. */
export function renderNoCard(): string {
  const inEach = languages.map((language) => {
    const t = words(language)
    const [title, text] = [t('cards:onPhone.unknownTitle'), t('cards:onPhone.unknownText')]
    return html`<div ${langOf(language)}><h2>${title}</h2><p>${text}</p></div>`
  })
  return document('pl', words('pl')('cards:onPhone.unknownTitle'), html`<main>${inEach}</main>`)
}
