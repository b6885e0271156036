import type { Card, CardBlock, CardItem, CardSectionKind, Localized } from '@poczekalnia/protocol'

/** One thing of a list: its name, and a few whole sentences in Polish. Neither is ever parted. */
export type CardEntry = { name: Localized | null; text: string | null }

/** What stands under one heading. `lead`: what the card is about, above its first part. */
export type CardPart = { heading: Localized; kind: CardSectionKind; lead?: Localized; entries: CardEntry[] }
/** `first`: the part begins here. */
export type CardPage = CardPart & { first: boolean }

/** Letters of a text at most: what one reads standing, with others behind. Whoever wants more takes it along. */
const SHORT = 160

/**
 * What the machine shows. The place and the hours of the house that one stands in are left to the phone, and so is the
 * law.
 */
const shown: readonly CardSectionKind[] = ['papers', 'important', 'fees', 'time']

/**
 * A card's list in the order of the machine: what it is about, what the chosen purpose asks for, what everybody needs,
 * then the rest. Short: of a thing its name, and in Polish the sentences that tell more, as long as they are few.
 */
export function cardParts(card: Card, purposeId: string | null, language: string): CardPart[] {
  const purpose = card.groups.flatMap((group) => group.purposes).find((one) => one.id === purposeId)
  const sections = card.sections.filter(({ kind }) => shown.includes(kind))
  const papers = sections.filter(({ kind }) => kind === 'papers')
  const rest = sections.filter(({ kind }) => kind !== 'papers')
  const own = purpose ? [{ kind: 'papers' as const, heading: purpose.title, blocks: purpose.blocks }] : []
  const parts = [...own, ...papers, ...rest]
    .map(({ heading, kind, blocks }) => ({
      heading,
      kind,
      entries: blocks.flatMap((block) => entriesOf(block, language)),
    }))
    .filter(({ entries }) => entries.length > 0)
  return parts.map((part, i) => (i === 0 ? { ...part, lead: card.summary } : part))
}

function entriesOf(block: CardBlock, language: string): CardEntry[] {
  if (block.kind === 'list')
    return block.items.map((item) => ({ name: item.name, text: language === 'pl' ? more(item) : null }))
  // What a purpose is in the words of the law stands in Polish only.
  const text = language === 'pl' ? briefly(block.text) : null
  return text === null ? [] : [{ name: null, text }]
}

/** What the text says beyond the name. One that introduces a list of parts means nothing without it. */
function more({ name, text, parts }: CardItem): string | null {
  const told = text && !parts?.length ? briefly(text) : null
  const plain = (words: string) => words.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')
  return told !== null && plain(told) !== plain(name.pl) ? told : null
}

/** The first sentences of a text that are short together; none where already the first is long. */
function briefly(text: string): string | null {
  let told = ''
  for (const { segment } of new Intl.Segmenter('pl', { granularity: 'sentence' }).segment(text)) {
    if (told.length + segment.trimEnd().length > SHORT) break
    told += segment
  }
  // A segmenter ends a sentence after "ul." too.
  const whole = told.trim()
  return whole !== '' && (whole === text.trim() || /(?:\p{L}{4,}|\d|\))[.!?]$/u.test(whole)) ? whole : null
}

/**
 * Packs a part into pages that need no scrolling.
 * @param heights of its entries, in their order
 * @param room what a page holds below its heading, in the same unit
 * @param lead height of the lead, on the first page
 */
export function packPart(part: CardPart, heights: readonly number[], room: number, lead = 0): CardPage[] {
  const { lead: words, ...further } = part
  const pages: CardPage[] = []
  let left = 0
  part.entries.forEach((entry, i) => {
    const height = heights[i] ?? 0
    const page = pages.at(-1)
    if (page && height <= left) {
      page.entries.push(entry)
      left -= height
      return
    }
    const first = !page
    pages.push({ ...further, ...(first && words && { lead: words }), first, entries: [entry] })
    left = room - height - (first ? lead : 0)
  })
  return pages
}
