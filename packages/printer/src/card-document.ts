import { words } from '@poczekalnia/locales'
import type { Card, CardBlock, Language, Localized, TicketBlock, TicketDocument } from '@poczekalnia/protocol'
import { inLanguage } from './in-language.ts'

/** What a short list tells. There is no place for a number: it is not a ticket (BYD-8). */
export type CardFacts = Readonly<{
  /** The office's Polish name. */
  office: string
  card: Card
  /** The chosen purpose, where the card has purposes. */
  purpose: string | null
  language: Language
  /** Full address of the card's page, for the QR code. */
  pageUrl: string
}>

/** A list takes so many lines at most. */
const MOST_ITEMS = 20

/**
 * A short list of what to bring, on paper for who asks (KAT-10): headings and papers in the visitor's language, and in
 * Polish beneath, as the clerk knows them.
 */
export function cardDocument({ office, card, purpose: id, language: lang, pageUrl }: CardFacts): TicketDocument {
  const t = words(lang)
  const polish = words('pl')
  const purpose = card.groups.flatMap((group) => group.purposes).find((one) => one.id === id)
  const blocks: TicketBlock[] = [{ kind: 'text', text: t('cards:paper.notATicket'), lang, size: 36, bold: true }]
  if (lang !== 'pl') blocks.push({ kind: 'text', text: polish('cards:paper.notATicket'), lang: 'pl', size: 26 })
  blocks.push({ kind: 'rule' }, { kind: 'text', text: office, lang: 'pl', size: 24 }, ...both(card.title, lang, 36))
  if (purpose) blocks.push({ kind: 'gap', height: 8 }, ...both(purpose.title, lang, 30))
  blocks.push({ kind: 'rule' }, { kind: 'text', text: t('cards:paper.bring'), lang, size: 30, bold: true })
  if (purpose) blocks.push(...lists(purpose.blocks, lang))
  for (const section of card.sections.filter((one) => one.kind === 'papers')) {
    if (purpose) blocks.push({ kind: 'gap', height: 16 }, ...both(section.heading, lang, 28))
    blocks.push(...lists(section.blocks, lang))
  }
  const state = t('cards:state', { date: card.state.split('-').reverse().join('.') })
  blocks.push({ kind: 'rule' }, { kind: 'text', text: state, lang, size: 26, bold: true })
  if (card.changed) blocks.push({ kind: 'text', ...inLanguage(card.changed, lang), size: 24 })
  blocks.push({ kind: 'rule' }, { kind: 'qr', data: pageUrl, size: 180, caption: t('cards:paper.all'), lang })
  return { title: card.id.slice(0, 80), blocks }
}

/** A heading in the visitor's language, and below it in Polish where that is another. */
function both(text: Localized, language: Language, size: number): TicketBlock[] {
  const own = inLanguage(text, language)
  const heading: TicketBlock = { kind: 'text', ...own, size, bold: true }
  return own.lang === 'pl' ? [heading] : [heading, { kind: 'text', text: text.pl, lang: 'pl', size: 24 }]
}

/** Things in the visitor's language with their Polish names, and by themselves those that have a Polish one only. */
function lists(blocks: readonly CardBlock[], language: Language): TicketBlock[] {
  const names = blocks.flatMap((block) => (block.kind === 'list' ? block.items.map((item) => item.name) : []))
  const found: (TicketBlock & { kind: 'list'; polish?: string[] })[] = []
  for (const name of names) {
    const { text, lang } = inLanguage(name, language)
    let last = found.at(-1)
    if (last?.lang !== lang || last.items.length === MOST_ITEMS) {
      last = { kind: 'list', items: [], lang, size: 28, ...(lang !== 'pl' && { polish: [] }) }
      found.push(last)
    }
    last.items.push(text)
    last.polish?.push(name.pl)
  }
  return found
}
