import type { Card, CardBlock, CardItem, CardSectionKind, Localized } from '@poczekalnia/protocol'

/** One thing of a list: its name, and a few whole sentences in Polish. Neither is ever parted. */
export type CardEntry = { name: Localized | null; text: string | null }

/** What stands under one heading. `lead`: what the card is about, above its first part. */
export type CardPart = { heading: Localized; kind: CardSectionKind; lead?: Localized; entries: CardEntry[] }
/** Things that stand in one column under one heading; under the page's own when that is `null`. */
export type CardStack = { heading: Localized | null; entries: CardEntry[] }
/** `whole`: all that has to be said of the card's state stands here, not its date alone. */
export type CardPage = { heading: Localized; lead?: Localized; whole: boolean; columns: CardStack[][] }

/** How much room what stands on a page takes, in one unit. `below`: a part's heading within a page. */
export type CardHeights = {
  room: number
  foot: { whole: number; short: number }
  parts: readonly { heading: number; below: number; lead: number; entries: readonly number[] }[]
}

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
 * Packs a card into pages that need no scrolling: column by column, and as many parts to a page as it holds. A heading
 * never stands without a thing below it.
 * @param columns that a page has side by side
 */
export function packCard(parts: readonly CardPart[], heights: CardHeights, columns: number): CardPage[] {
  const pages: CardPage[] = []
  /** The page that is being filled: what its columns hold, what is taken by its head, which part is its first. */
  let open = { used: [] as number[], head: 0, part: -1 }
  parts.forEach((part, i) => {
    const own = heights.parts[i]
    if (!own) return
    part.entries.forEach((entry, j) => {
      const height = own.entries[j] ?? 0
      const page = pages.at(-1)
      if (page) {
        const whole = page.whole || part.kind === 'fees'
        const room = heights.room - open.head - (whole ? heights.foot.whole : heights.foot.short)
        const others = open.used.slice(0, -1).every((used) => used <= room)
        const below = open.part === i ? 0 : own.below
        const more = (open.used.at(-1) ?? 0) + height + (j === 0 ? below : 0)
        if (others && more <= room) {
          open.used[open.used.length - 1] = more
          if (j === 0) page.columns.at(-1)?.push({ heading: part.heading, entries: [entry] })
          else page.columns.at(-1)?.at(-1)?.entries.push(entry)
          page.whole = whole
          return
        }
        if (open.used.length < columns && Math.max(...open.used) <= room && below + height <= room) {
          open.used.push(below + height)
          page.columns.push([{ heading: below === 0 ? null : part.heading, entries: [entry] }])
          page.whole = whole
          return
        }
      }
      const { heading, lead, kind } = part
      const first = pages.length === 0
      const columnsNow = [[{ heading: null, entries: [entry] }]]
      pages.push({ heading, ...(first && lead && { lead }), whole: first || kind === 'fees', columns: columnsNow })
      open = { used: [height], head: own.heading + (first ? own.lead : 0), part: i }
    })
  })
  return pages
}
