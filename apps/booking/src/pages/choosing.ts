import type { Day } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import { type Language, languageNames } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'
import type { WorkAsked } from '../work/work.ts'
import { calendarOf, hoursOf, type Path } from './calendar.ts'
import { workingBox } from './field.ts'
import { heading } from './layout.ts'
import { matterName } from './matter-name.ts'

/** The pages before anything personal: language, matter, day, hour. */

/** The question runs in all languages, for whoever reads only one. */
export function languagePage(office: Office, base: string): Html {
  const { id, languages } = office.profile
  return html`<h1 class="many">${languages.map(
    (one, n) => html`${n > 0 && ' · '}<span ${langOf(one)}>
${words(one)('booking:language.question')}</span>`,
  )}</h1>
<ul class="plain">${languages.map(
    (one) => html`<li><a class="choice" ${langOf(one)} hreflang="${one}"
href="${base}/${id}/${one}">${languageNames[one]}</a></li>`,
  )}</ul>`
}

/** Several offices: which one. */
export function officesPage(offices: readonly Office[], base: string, language: Language): Html {
  return html`${heading(words(language)('booking:office.question'))}
<ul class="plain">${offices.map(({ profile }) => {
    const name = inLanguage(profile.name, language)
    return html`<li><a class="choice" href="${base}/${profile.id}"><span ${langOf(name.lang)}>
${name.text}</span> <small>${profile.address}</small></a></li>`
  })}</ul>`
}

/** What can be booked. @param room the way into the room before an opening */
export function matterPage(office: Office, at: string, language: Language, room: Html | null): Html {
  const t = words(language)
  const booking = office.profile.booking
  if (!booking) return html`${heading(t('booking:title'))}<p>${t('booking:matter.none')}</p>`
  const before = booking.declarations.map((text) => inLanguage(text, language))
  const row = ({ queue, minutes, invited }: (typeof booking.matters)[number]) => {
    const name = inLanguage(office.queues.get(queue)?.name ?? { pl: queue }, language)
    return html`<li><a class="choice" href="${at}/m/${queue}"><span ${langOf(name.lang)}>${name.text}</span>
<small>${t('booking:matter.length', { count: minutes })}${invited && ` ${t('booking:matter.invited')}`}</small></a>
</li>`
  }
  const forAll = booking.matters.filter(({ onlyFor }) => !onlyFor)
  const forSome = booking.matters.filter(({ onlyFor }) => onlyFor)
  return html`${heading(t('booking:matter.question'))}${room}
<ul class="plain">${forAll.map(row)}</ul>
${forSome.map((matter) => {
  const { text, lang } = inLanguage(matter.onlyFor ?? { pl: '' }, language)
  return html`<section class="stack"><h2 ${langOf(lang)}>${text}</h2><ul class="plain">${row(matter)}</ul></section>`
})}
${
  before.length > 0 &&
  html`<section class="box"><h2>${t('booking:matter.before')}</h2>
<ul>${before.map(({ text, lang }) => html`<li ${langOf(lang)}>${text}</li>`)}</ul></section>`
}
<p><a href="${at}/mine">${t('booking:account.link')}</a></p>`
}

/**
 * The days of a matter.
 * @param month the one to begin with, `YYYY-MM`
 * @param more.cards what to bring; `room` the way into the room; `draws` come first where no day is free
 */
export function dayPage(
  office: Office,
  matter: string,
  days: readonly Day[],
  path: Path,
  language: Language,
  month: string | null,
  more: { cards: Html | null; room: Html | null; draws: Html | null; hasList: (date: string) => boolean },
): Html {
  const { cards, room, draws, hasList } = more
  const hasFree = days.some(({ kind }) => kind === 'free')
  return html`${heading(words(language)('booking:day.question'))}
<p class="quiet">${matterName(office, matter, language)}</p>${cards}${room}${!hasFree && draws}
${calendarOf(office, days, path, language, month, { tellsNone: !room && !draws, hasList })}${hasFree && draws}`
}

/**
 * The hours of a day.
 * @param key of this page: pressed twice, its button holds one place
 * @param list of a full day: where one can stand on its waiting list
 */
export function hourPage(
  office: Office,
  {
    matter,
    day,
    key,
    work,
    list,
  }: { matter: string; day: Day; key: string; work: WorkAsked | null; list: string | null },
  path: Path,
  language: Language,
  problem: Html | null,
): Html {
  const t = words(language)
  return html`${problem}${heading(t('booking:hour.question'))}
<p class="quiet">${matterName(office, matter, language)}<br>${longDate(day.date, language)}</p>
${hoursOf(day, path, language, key, work, list)}
${workingBox(work, language)}
${day.kind === 'free' && html`<p class="quiet">${t('booking:hour.about')}</p>`}`
}
