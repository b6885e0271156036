import type { Card, CardBlock, CardItem, CardSectionKind, Localized } from '@poczekalnia/protocol'

/**
 * The smallest thing that is not parted: a name with the beginning of its text, or some more of that text. Texts are
 * Polish.
 */
export type CardPiece = {
  /** `null` for plain text without a name. */
  name: Localized | null
  text: string | null
  /** The name stands with the piece before. */
  goesOn: boolean
  /** The text goes on in the same paragraph. */
  sameParagraph: boolean
}

/** What stands under one heading. */
export type CardPart = { heading: Localized; kind: CardSectionKind; pieces: CardPiece[] }

/** A name on a page, with what of its text is there. */
export type CardEntry = { name: Localized | null; goesOn: boolean; texts: string[] }
export type CardPage = { heading: Localized; kind: CardSectionKind; entries: CardEntry[] }

/** Letters of a piece at most: some lines, which fit any screen below a name. */
const PIECE = 110

/**
 * A card's list in the order of the machine: first what the chosen purpose asks for, then what everybody needs, then
 * the rest but for what is about the law (that is on the card's page for phones). In Polish everything; in another
 * language the names, and the Polish text where a name is not translated or the text lists what is meant.
 */
export function cardParts(card: Card, purposeId: string | null, language: string): CardPart[] {
  const purpose = card.groups.flatMap((group) => group.purposes).find((one) => one.id === purposeId)
  const papers = card.sections.filter((one) => one.kind === 'papers')
  const rest = card.sections.filter((one) => one.kind !== 'papers' && one.kind !== 'about')
  const own = purpose ? [{ kind: 'papers' as const, heading: purpose.title, blocks: purpose.blocks }] : []
  return [...own, ...papers, ...rest]
    .map(({ heading, kind, blocks }) => ({
      heading,
      kind,
      pieces: blocks.flatMap((block) => piecesOf(block, language)),
    }))
    .filter((part) => part.pieces.length > 0)
}

function piecesOf(block: CardBlock, language: string): CardPiece[] {
  // What a purpose is in the words of the law stands in Polish only.
  if (block.kind === 'text')
    return language === 'pl' ? cut(block.text).map((text, i) => piece(null, text, i > 0, i > 0)) : []
  return block.items.flatMap(({ name, ...item }) => {
    const texts = textsOf({ name, ...item }, language).map(cut)
    if (texts.length === 0) return [piece(name, null, false, false)]
    return texts.flatMap((cuts, t) => cuts.map((text, c) => piece(name, text, t + c > 0, c > 0)))
  })
}

const piece = (name: Localized | null, text: string | null, goesOn: boolean, sameParagraph: boolean): CardPiece => ({
  name,
  text,
  goesOn,
  sameParagraph,
})

function textsOf(item: CardItem, language: string): string[] {
  const { text, parts = [], note } = item
  const isTranslated = language !== 'pl' && item.name[language as keyof Localized] !== undefined
  const [whole, remark] = isTranslated ? [] : [text, note]
  return [whole, ...parts.map((part) => `– ${part}`), remark].filter((one) => one !== undefined)
}

/** A text in pieces that end where a sentence, a clause or at least a word ends. */
function cut(text: string): string[] {
  if (text.length <= PIECE) return [text]
  const end = ['. ', '; ', ', ', ' '].map((sign) => text.lastIndexOf(sign, PIECE)).find((at) => at > PIECE / 2) ?? PIECE
  return [text.slice(0, end + 1).trim(), ...cut(text.slice(end + 1).trim())]
}

/**
 * Packs a part into pages that need no scrolling.
 * @param heights of its pieces, and of a name that is told again at the top of a page
 * @param room what a page holds below its heading, in the same unit
 */
export function packPart(
  part: CardPart,
  heights: { piece: readonly number[]; name: readonly number[] },
  room: number,
): CardPage[] {
  const pages: CardPage[] = []
  let left = 0
  part.pieces.forEach((one, i) => {
    const height = heights.piece[i] ?? 0
    const page = pages.at(-1)
    const text = one.text === null ? [] : [one.text]
    if (!page || height > left) {
      pages.push({
        heading: part.heading,
        kind: part.kind,
        entries: [{ name: one.name, goesOn: one.goesOn, texts: text }],
      })
      left = room - height - (one.goesOn ? (heights.name[i] ?? 0) : 0)
      return
    }
    left -= height
    const last = page.entries.at(-1)
    if (!one.goesOn || !last) page.entries.push({ name: one.name, goesOn: false, texts: text })
    else if (one.sameParagraph && last.texts.length > 0) last.texts.push(`${last.texts.pop()} ${one.text}`)
    else last.texts.push(...text)
  })
  return pages
}
