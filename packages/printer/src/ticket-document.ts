import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import { duration, span } from '@poczekalnia/locales/waits'
import type {
  Estimate,
  Language,
  Localized,
  PastClosing,
  TicketBlock,
  TicketDocument,
  WallTime,
} from '@poczekalnia/protocol'
import { inLanguage } from './in-language.ts'

type Words = ReturnType<typeof words>

/** What a ticket tells. There is no place for a name (ALL-4). */
export type TicketFacts = Readonly<{
  /** The office's Polish name, and where it is. */
  office: string
  address: string
  /** `U045` */
  number: string
  queue: Localized
  /** When it was issued, on the office's own wall clock: `YYYY-MM-DD` and `HH:MM`. */
  date: string
  time: WallTime
  /** The booked hour, for a confirmed visit. */
  hour?: WallTime | undefined
  /**
   * Tickets that would be called before this one; `null` for one that waits no more: then its paper tells nothing of a
   * wait.
   */
  ahead: number | null
  /** `null` while no desk is open: then the paper tells no time (ALL-10). */
  estimate: Estimate | null
  /** It may not be reached before closing (ACC-10). */
  pastClosing?: PastClosing | undefined
  /** From when `ahead` and `estimate` are, when that is not the time of issue. */
  asOf?: WallTime | undefined
  /** What the visitor must have at the desk (BYD-7); may be empty. */
  bring: readonly Localized[]
  /** Full address of the ticket's own page, for the QR code. */
  pageUrl: string
  language: Language
  /** How long before the booked hour the office asks people to be there, minutes (BYD-2). */
  arriveBeforeMinutes?: number | undefined
}>

/**
 * What is on the paper of one ticket, from top to bottom, worded in the visitor's language.
 *
 * @param t the words of `facts.language`; given only by callers that already hold them
 */
export function ticketDocument(facts: TicketFacts, t: Words = words(facts.language)): TicketDocument {
  const lang = facts.language
  const queue = inLanguage(facts.queue, lang)
  const blocks: TicketBlock[] = [
    { kind: 'text', text: facts.office, lang: 'pl', size: 28, bold: true },
    { kind: 'text', text: facts.address, lang: 'pl', size: 24 },
    { kind: 'rule' },
    { kind: 'number', text: facts.number, size: 200 },
    { kind: 'text', ...queue, size: 36, bold: true },
  ]
  if (queue.text !== facts.queue.pl) blocks.push({ kind: 'text', text: facts.queue.pl, lang: 'pl', size: 24 })
  blocks.push(
    { kind: 'gap', height: 8 },
    { kind: 'text', text: t('paper:issued', { date: longDate(facts.date, lang), time: facts.time }), lang, size: 26 },
    { kind: 'rule' },
  )
  if (facts.hour !== undefined) blocks.push(...booking(facts.hour, facts.arriveBeforeMinutes ?? 0, lang, t))
  if (facts.ahead !== null) blocks.push(...wait(facts.ahead, facts, lang, t), { kind: 'rule' })
  if (facts.bring.length > 0)
    blocks.push({ kind: 'text', text: t('paper:haveReady'), lang, size: 30, bold: true }, ...lists(facts.bring, lang), {
      kind: 'rule',
    })
  blocks.push(
    { kind: 'qr', data: facts.pageUrl, size: 200, caption: t('paper:follow'), lang },
    { kind: 'rule' },
    { kind: 'text', text: t('paper:keep'), lang, size: 30, bold: true },
    { kind: 'text', text: t('paper:watch'), lang, size: 26 },
  )
  return { title: facts.number, blocks }
}

/** The hour is a promise that can slip (BYD-4), and people should be there a little before it (BYD-2). */
function booking(hour: WallTime, before: number, lang: Language, t: Words): TicketBlock[] {
  const blocks: TicketBlock[] = [
    { kind: 'text', text: t('paper:booked', { hour }), lang, size: 36, bold: true },
    { kind: 'text', text: t('paper:approximate'), lang, size: 26 },
  ]
  if (before > 0)
    blocks.push(
      { kind: 'gap', height: 8 },
      { kind: 'text', text: t('paper:comeBefore', { count: before }), lang, size: 26 },
    )
  return [...blocks, { kind: 'rule' }]
}

/** A range of minutes, or none at all when nobody can know (ALL-10). */
function wait(ahead: number, facts: TicketFacts, lang: Language, t: Words): TicketBlock[] {
  const { estimate, asOf, pastClosing: past } = facts
  const told: TicketBlock = { kind: 'text', text: aheadWords(ahead, facts, t), lang, size: 28 }
  const since: TicketBlock[] =
    asOf === undefined ? [] : [{ kind: 'text', text: t('paper:asOf', { time: asOf }), lang, size: 26 }]
  const closing = past && t(`common:pastClosing.${past.certain ? 'certain' : 'may'}`, { closes: past.closes })
  const ends: TicketBlock[] = closing ? [{ kind: 'text', text: closing, lang, size: 26 }] : []
  if (estimate === null || past?.certain) return [...since, { ...told, bold: true }, ...ends]
  const range = waitWords(estimate, t)
  return [...since, { kind: 'text', text: range, lang, size: 36, bold: true }, told, ...ends]
}

/** How many go first; of a booked visit until its hour those who are booked earlier. */
function aheadWords(count: number, { hour, time, asOf }: TicketFacts, t: Words): string {
  if (hour !== undefined && hour > (asOf ?? time)) return `${t('common:bookedBefore', { count })}.`
  return count === 0 ? t('paper:next') : t('paper:ahead', { count })
}

function waitWords(estimate: Estimate, t: Words): string {
  if (estimate.high <= 0) return t('paper:wait.short')
  if (estimate.low <= 0) return t('paper:wait.upTo', { wait: duration(estimate.high, t) })
  return t('paper:wait.range', { wait: span(estimate, t) })
}

/** One list for each run of items in the same language: an item that only Polish has is set as Polish. */
function lists(items: readonly Localized[], language: Language): TicketBlock[] {
  const blocks: (TicketBlock & { kind: 'list' })[] = []
  for (const item of items) {
    const { text, lang } = inLanguage(item, language)
    const last = blocks.at(-1)
    if (last?.lang === lang) last.items.push(text)
    else blocks.push({ kind: 'list', items: [text], lang, size: 28 })
  }
  return blocks
}
