import { words } from '@poczekalnia/locales'
import type { Card, CardPurpose, Language } from '@poczekalnia/protocol'
import { blocks, told } from '@poczekalnia/server/card-parts'
import type { Route } from '@poczekalnia/server/endpoint'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'
import { type Handler, officeRouting, queryOf, type RoutingParts } from '../routing.ts'

/** The office's information cards as pages of the site: what to bring is read before a visit is booked (BYD-12). */
export function cardPages(parts: RoutingParts & { cards: readonly Card[] }): Route[] {
  const { show, missing, route } = officeRouting(parts)
  const look: Handler = (asking, { card: id = '' }) => {
    const card = parts.cards.find((one) => one.id === id)
    if (!card) return missing(asking)
    const { language, at } = asking
    const asked = queryOf(asking).get('purpose')
    const purpose = card.groups.flatMap(({ purposes }) => purposes).find((one) => one.id === asked) ?? null
    const body = cardPage(card, purpose, `${at}/card/${id}`, language)
    show(asking, body, inLanguage(card.title, language).text, { back: purpose ? `${at}/card/${id}` : at })
  }
  return [route('GET', '/card/(?<card>[a-z0-9-]{1,40})', look)]
}

/** Links to the cards of a matter; `null`: the office has none about it. */
export function cardLinks(cards: readonly Card[], matter: string, at: string, language: Language): Html | null {
  const about = cards.filter(({ queues }) => queues.includes(matter))
  if (about.length === 0) return null
  const link = words(language)('cards:onPhone.link')
  // Of one card its question says enough; of several each its name.
  const named = (card: Card) => (about.length === 1 ? html`${link}` : told('span', card.title, { language }))
  const links = about.map((card) => html`<a href="${at}/card/${card.id}">${named(card)}</a>`)
  return html`<p class="stack noprint">${links}</p>`
}

function cardPage(card: Card, purpose: CardPurpose | null, path: string, language: Language): Html {
  const t = words(language)
  const reader = { language, t }
  const head = html`${told('h1', card.title, reader)}<div class="box">
<p><strong>${t('cards:state', { date: card.state.split('-').reverse().join('.') })}</strong></p>
${card.changed && told('p', card.changed, reader)}</div>${!purpose && told('p', card.summary, reader)}`
  if (card.groups.length > 0 && !purpose) {
    const choose = card.choose ?? { pl: words('pl')('cards:choose'), [language]: t('cards:choose') }
    return html`${head}${told('h2', choose, reader)}${card.groups.map(
      (group) =>
        html`<section class="stack">${told('h3', group.title, reader)}<ul class="plain">${group.purposes.map(
          (one) =>
            html`<li><a class="choice" href="${path}?purpose=${one.id}">${told('span', one.title, reader)}</a></li>`,
        )}</ul></section>`,
    )}`
  }
  const papers = card.sections.filter(({ kind }) => kind === 'papers')
  const others = card.sections.filter(({ kind }) => kind !== 'papers')
  return html`${head}${purpose && told('h2', purpose.title, reader)}${
    language !== 'pl' && html`<p class="quiet">${t('cards:polish')}</p>`
  }<div class="card stack">${purpose && blocks(purpose.blocks, false, reader)}${[...papers, ...others].map(
    (one) => html`<section>${told('h2', one.heading, reader)}${blocks(one.blocks, false, reader)}</section>`,
  )}</div><p class="quiet" ${langOf('pl')}>${words('pl')('cards:onPhone.source', { source: card.source })}</p>`
}
