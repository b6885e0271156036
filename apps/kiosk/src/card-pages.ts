import type { Card, CardBlock, CardItem, Localized } from '@poczekalnia/protocol'

/** A piece of a page: a thing's name, and below it what of its Polish text is on this page. */
export type CardEntry = {
  /** `null` for plain text without a name. */
  name: Localized | null
  /** The name stood on the page before already. */
  goesOn: boolean
  /** Polish. */
  texts: string[]
}

/** One page: a heading, and what fits below it. */
export type CardPageOf = { heading: Localized; entries: CardEntry[] }

/** What a name and a new entry take of the page, in letters of ordinary text. */
const NAME = 1.6
const ENTRY = 45

/**
 * A card's list in pages that need no scrolling: first what the chosen purpose asks for, then what everybody needs, then the rest but for
 * what is about the law (that is on the card's page for phones). In Polish everything; in another language the names, and the Polish text
 * where a name is not translated or the text lists what is meant.
 * @param letters how many letters of ordinary text a page holds
 */
export function cardPages(card: Card, purposeId: string | null, language: string, letters: number): CardPageOf[] {
  const purpose = card.groups.flatMap((group) => group.purposes).find((one) => one.id === purposeId)
  const papers = card.sections.filter((one) => one.kind === 'papers')
  const rest = card.sections.filter((one) => one.kind !== 'papers' && one.kind !== 'about')
  const parts = [...(purpose ? [{ heading: purpose.title, blocks: purpose.blocks }] : []), ...papers, ...rest]
  return parts.flatMap(({ heading, blocks }) =>
    pack(
      blocks.flatMap((block) => pieces(block, language, letters)),
      letters,
    ).map((entries) => ({ heading, entries })),
  )
}

type Piece = { name: Localized | null; text: string | null; language: string; first: boolean }

function pieces(block: CardBlock, language: string, letters: number): Piece[] {
  // What a purpose is in the words of the law stands in Polish only.
  if (block.kind === 'text')
    return language === 'pl'
      ? cut(block.text, letters).map((text) => ({ name: null, text, language, first: true }))
      : []
  return block.items.flatMap((item) => {
    const texts = textsOf(item, language).flatMap((text) => cut(text, letters))
    const first: Piece = { name: item.name, text: texts[0] ?? null, language, first: true }
    return [first, ...texts.slice(1).map((text) => ({ name: item.name, text, language, first: false }))]
  })
}

function textsOf(item: CardItem, language: string): string[] {
  const { text, parts = [], note } = item
  const isTranslated = language !== 'pl' && item.name[language as keyof Localized] !== undefined
  const whole = isTranslated ? [] : [text, note]
  return [whole[0], ...parts.map((part) => `– ${part}`), whole[1]].filter((one) => one !== undefined)
}

/** A text in pieces that each fit a page beside its name, ended where a sentence, a clause or at least a word ends. */
function cut(text: string, letters: number): string[] {
  const most = Math.floor(letters * 0.8)
  if (text.length <= most) return [text]
  const end = ['. ', '; ', ', ', ' '].map((sign) => text.lastIndexOf(sign, most)).find((at) => at > most / 2) ?? most
  return [text.slice(0, end + 1).trim(), ...cut(text.slice(end + 1).trim(), letters)]
}

function pack(all: readonly Piece[], letters: number): CardEntry[][] {
  const pages: CardEntry[][] = []
  let room = 0
  let last: Localized | null = null
  for (const { name, text, language, first } of all) {
    const named = name === null ? '' : (name[language as keyof Localized] ?? name.pl)
    const beside = named === name?.pl ? 0 : (name?.pl.length ?? 0)
    const cost = named.length * NAME + beside + (text?.length ?? 0) + ENTRY
    const goesOn = !first && last === name
    const page = pages.at(-1)
    if (!page || (goesOn ? (text?.length ?? 0) : cost) > room) {
      pages.push([{ name, goesOn: !first, texts: text === null ? [] : [text] }])
      room = letters - cost
    } else if (goesOn && text !== null) {
      page.at(-1)?.texts.push(text)
      room -= text.length
    } else {
      page.push({ name, goesOn: false, texts: text === null ? [] : [text] })
      room -= cost
    }
    last = name
  }
  return pages
}
