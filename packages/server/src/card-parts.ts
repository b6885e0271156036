import type { CardBlock, CardItem, CardSection, Language, Localized } from '@poczekalnia/protocol'
import { type Html, html } from './html.ts'
import { inLanguage, langOf, otherLang } from './in-language.ts'

/** Parts of an information card's page, wherever it is shown. */

/** Letters of a text that stands open; a longer one unfolds. */
const SHORT = 160

/** What every part of the page needs: the reader's language, and its words. */
export type Reader = {
  language: Language
  t: (key: 'cards:onPhone.fullText' | 'cards:onPhone.fullTextPolish') => string
}

/** A text in the reader's language, marked with the language that it is in. */
export function told(
  tag: 'h1' | 'h2' | 'h3' | 'p' | 'strong' | 'span',
  text: Localized,
  { language }: Pick<Reader, 'language'>,
): Html {
  const own = inLanguage(text, language)
  const open = otherLang(own.lang, language)?.markup ?? ''
  return { markup: `<${tag}${open}>${html`${own.text}`.markup}</${tag}>` }
}

/** The Polish wording of an item: text, parts and note; nothing where its name says it all. */
function wording(item: CardItem, { language, t }: Reader): Html | false {
  const { text, parts = [], note } = item
  if (text === undefined && parts.length === 0 && note === undefined) return false
  const whole = html`<div class="text"${otherLang('pl', language)}>${text !== undefined && html`<p>${text}</p>`}
${parts.length > 0 && html`<ul>${parts.map((part) => html`<li>${part}</li>`)}</ul>`}
${note !== undefined && html`<p class="quiet">${note}</p>`}</div>`
  const length = [text ?? '', ...parts, note ?? ''].join('').length
  if (length <= SHORT) return whole
  const fold = language === 'pl' ? t('cards:onPhone.fullText') : t('cards:onPhone.fullTextPolish')
  return html`<details><summary>${fold}</summary>${whole}</details>`
}

function name(item: CardItem, { language }: Reader): Html {
  const own = inLanguage(item.name, language)
  const polish = own.lang !== 'pl' && html`<small class="pl" ${langOf('pl')}>${item.name.pl}</small>`
  return html`<b class="name"${otherLang(own.lang, language)}>${own.text}</b>${polish}`
}

function list(items: readonly CardItem[], ticks: boolean, reader: Reader): Html {
  const label = (item: CardItem) =>
    ticks
      ? html`<label class="tick"><input type="checkbox" name="${item.id}"><span>${name(item, reader)}</span></label>`
      : name(item, reader)
  const rows = items.map((item) => html`<li>${label(item)}${wording(item, reader)}</li>`)
  return html`<ul class="list${ticks && html` ticks`}">${rows}</ul>`
}

/** Blocks of a card; `ticks`: its lists are things to bring. */
export function blocks(all: readonly CardBlock[], ticks: boolean, reader: Reader): Html[] {
  return all.map((block) => {
    if (block.kind === 'list') return list(block.items, ticks, reader)
    return html`<p class="small"${otherLang('pl', reader.language)}>${block.text}</p>`
  })
}

export function section(one: CardSection, reader: Reader): Html {
  const inner = html`${told('h2', one.heading, reader)}${blocks(one.blocks, one.kind === 'papers', reader)}`
  return html`<section class="part">${inner}</section>`
}
