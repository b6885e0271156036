import { z } from 'zod'
import { Key, Language, type Localized } from './common.ts'
import type { Ack } from './errors.ts'
import { idText } from './text/outside-text.ts'

/**
 * Asks for a short list on paper. It is information and never a ticket (BYD-8). `purpose` where the card has purposes.
 */
export const PrintCard = z.strictObject({
  card: idText,
  purpose: idText.optional(),
  language: Language,
  key: Key,
})

/** What a part of a card is about: the screens choose by it what they show where. */
export const cardSectionKinds = ['papers', 'important', 'fees', 'place', 'hours', 'time', 'about'] as const
export type CardSectionKind = (typeof cardSectionKinds)[number]

/**
 * One thing of a list, for example a paper to bring. `name` is short and may be translated; `text`, `parts` and `note`
 * are in Polish, as the office's document has them.
 */
export type CardItem = {
  /** The same for the same words, whatever else of the card changes: a tick on a phone stays with its paper. */
  id: string
  name: Localized
  text?: string
  /** Alternatives or members of what `text` speaks of, in order. */
  parts?: string[]
  note?: string
}

export type CardBlock = { kind: 'text'; text: string } | { kind: 'list'; items: CardItem[] }

export type CardSection = { kind: CardSectionKind; heading: Localized; blocks: CardBlock[] }

/** One purpose of a visit with what has to be brought for it alone (KAT-10). */
export type CardPurpose = { id: string; title: Localized; blocks: CardBlock[] }

/** A card as a list of cards tells it. */
export type CardHead = {
  id: string
  title: Localized
  /** The day whose state the card tells, `YYYY-MM-DD`; always shown beside it (KAT-10). */
  state: string
  summary: Localized
  /** Queues that it belongs to. */
  queues: string[]
}

/** An information card: read before the visit and while waiting (KAT-10, BYD-12). */
export type Card = CardHead & {
  /** Which document it comes from, in Polish. */
  source: string
  /** What readers must know about its age. */
  changed?: Localized
  /** What the reader is asked to choose, "Purpose of stay". */
  choose?: Localized
  /** Purposes of which the reader chooses one, in groups; empty where the card has none. */
  groups: { title: Localized; purposes: CardPurpose[] }[]
  /** For every purpose, in the card's order. */
  sections: CardSection[]
}

/** What the ticket machine is told of its cards; the cards themselves are fetched (`GET /api/cards/<id>`). */
export type KioskCard = Pick<CardHead, 'id' | 'title' | 'queues'> & {
  /** Path of the card's page for phones, `/c/<id>`. */
  page: string
}

export type CardToHub = {
  'print-card': (payload: z.infer<typeof PrintCard>, ack: (answer: Ack<{ print: string }>) => void) => void
}
