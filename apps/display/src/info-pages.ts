import { capital, type DisplayView, isFull, type Language, type Localized } from '@poczekalnia/protocol'
import { inSentence, languageOf, localized } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'

/** What is written at one time, in one language. `strong`: an order or a change, not a standing fact. */
export type InfoPage = { language: Language; lines: { text: string; strong: boolean }[] }

type Topic = InfoPage['lines']

/** How dates and hours are written. */
export type Writing = {
  t: (language: Language) => TFunction
  /** `HH:MM` in the office's zone. */
  time: (instant: string) => string
  /** "Friday, 20 November" in a language. */
  date: (language: Language, instant: string) => string
  /** `YYYY-MM-DD` in the office's zone; of now without an argument. */
  day: (instant?: string) => string
}

/** Signs that one page holds at a type that is read from a seat: in the side panel, and at the foot of the board. */
const ROOM = { panel: 230, foot: 100 }

/** So many queues stand beside a text in a usual foot. */
const QUEUES_BESIDE_TEXT = 5

/** Whether the foot of the board has to be taller than usual for these pages, beside the counts of so many queues. */
export const needsTallFoot = (pages: readonly InfoPage[], queues: number): boolean =>
  pages.some(({ lines }) => lines.reduce((sum, { text }) => sum + text.length, 0) > ROOM.foot) ||
  (pages.length > 0 && queues > QUEUES_BESIDE_TEXT)

/**
 * The pages that the board turns over: what the office has to say today, in each language of the room. What fits
 * together stands together.
 * @param place the side panel also tells hours and tickets when nothing is out of the ordinary
 */
export function infoPages(
  view: DisplayView,
  languages: readonly Language[],
  writing: Writing,
  place: 'panel' | 'foot',
): InfoPage[] {
  return languages.flatMap((language) =>
    packed(
      [
        ...ownText(view.message, language),
        ...earlyTopic(view, language, writing),
        ...specialTopic(view, language, writing, place),
        ...(view.openNow ? ownText(view.onlyFor, language) : []),
        ...stopTopics(view, language, writing),
        ...(place === 'panel' ? hoursTopic(view, language, writing) : []),
      ],
      language,
      ROOM[place],
    ),
  )
}

/** A text of the office's own, told in this language only where it has one. */
function ownText(text: Localized | null | undefined, language: Language): Topic[] {
  return text && languageOf(text, language) === language ? [[{ text: localized(text, language), strong: true }]] : []
}

function earlyTopic({ closedEarly, openNow }: DisplayView, language: Language, { t }: Writing): Topic[] {
  if (!closedEarly) return []
  const text = t(language)(openNow ? 'display:hours.endsEarly' : 'display:closed.early', { time: closedEarly.at })
  return [[{ text: `${text}.`, strong: true }, ...(ownText(closedEarly.text, language)[0] ?? [])]]
}

/** That today's hours are not those of its weekday, and why. The side panel tells the hours anyway. */
function specialTopic(
  { specialDay, openNow, closedEarly, hoursToday }: DisplayView,
  language: Language,
  { t }: Writing,
  place: 'panel' | 'foot',
): Topic[] {
  if (!specialDay || specialDay.closed || !openNow) return []
  const { name, holiday } = specialDay
  const named = holiday ? [{ text: `${t(language)(`common:holidays.${holiday}`)}.`, strong: true }] : []
  const why = name ? (ownText(name, language)[0] ?? []) : named
  const tellsHours = place === 'foot' && hoursToday && !closedEarly
  const hours = tellsHours ? [{ text: t(language)('display:hours.today', hoursToday), strong: true }] : []
  return why.length + hours.length > 0 ? [[...why, ...hours]] : []
}

/** Queues that give no tickets although they would by the timetable. */
function stopTopics(view: DisplayView, language: Language, writing: Writing): Topic[] {
  if (!view.openNow) return []
  return view.queues.flatMap(({ name, tickets }) => {
    if (!tickets || tickets.open || !isFull(tickets.reason)) return []
    const t = writing.t(language)
    const next = nextTickets(tickets.next, language, writing, tickets.reason === 'too-many-waiting')
    const why = `${inSentence(name, language)}: ${t(`display:tickets.${tickets.reason}`)}.`
    return [
      [
        { text: why, strong: true },
        ...(ownText('text' in tickets ? tickets.text : null, language)[0] ?? []),
        ...(next === '' ? [] : [{ text: `${capital(next, language)}.`, strong: false }]),
      ],
    ]
  })
}

/** Today's hours, and until when or from when tickets are given. */
function hoursTopic(view: DisplayView, language: Language, writing: Writing): Topic[] {
  const t = writing.t(language)
  const lines: Topic = []
  if (view.hoursToday) lines.push({ text: t('display:hours.today', view.hoursToday), strong: false })
  for (const { name, tickets } of view.queues) {
    if (!tickets || (!tickets.open && isFull(tickets.reason))) continue
    const when = tickets.open
      ? t('display:tickets.open', { time: tickets.until })
      : nextTickets(tickets.next, language, writing)
    if (when !== '') lines.push({ text: `${inSentence(name, language)}: ${when}`, strong: false })
  }
  return lines.length > 0 ? [lines] : []
}

/**
 * "tickets: Friday, 20 November, from 12:00"; nothing where it is not known.
 * @param maySooner tickets may be given again before that
 */
export function nextTickets(
  next: string | null,
  language: Language,
  { t, time, date, day }: Writing,
  maySooner = false,
): string {
  if (next === null) return ''
  const isToday = day(next) === day()
  const key = isToday ? 'display:tickets.later' : maySooner ? 'display:tickets.otherwise' : 'display:tickets.next'
  return t(language)(key, { time: time(next), date: date(language, next) })
}

/** When the office opens next, as a sentence of its own. */
export function nextOpening(view: DisplayView, language: Language, { t, time, date, day }: Writing): string {
  if (view.opensNext === null) return ''
  const key = day(view.opensNext) === day() ? 'display:closed.opensToday' : 'display:closed.opens'
  return t(language)(key, { time: time(view.opensNext), date: keptWhole(date(language, view.opensNext)) })
}

/** Day and month stay on one line: "20 November", "20 tháng 11", "20 de noviembre". */
export const keptWhole = (date: string): string =>
  date.replaceAll(/(?<=\d) (?=\p{L})|(?<=\d de) |(?<=[\p{L}\p{M}]) (?=\d+(?:$|,))/gu, '\u00a0')

function packed(topics: readonly Topic[], language: Language, size: number): InfoPage[] {
  const pages: InfoPage[] = []
  let room = 0
  for (const lines of topics) {
    const length = lines.reduce((sum, { text }) => sum + text.length, 0)
    const last = pages.at(-1)
    if (last && length <= room) {
      last.lines.push(...lines)
      room -= length
    } else {
      pages.push({ language, lines: [...lines] })
      room = size - length
    }
  }
  return pages
}
