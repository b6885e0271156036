import type { Day } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import { type Language, languageNames } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage } from '@poczekalnia/server/in-language'
import { heading } from './layout.ts'

/** The pages before anything personal: language, matter, day, hour. */

/** Path of a matter's pages, and what every address of them goes on with: where somebody lives. */
type Path = { at: string; query: string }

/** The question runs in all languages, for whoever reads only one. */
export function languagePage(office: Office, base: string): Html {
  const { id, languages } = office.profile
  return html`<h1>${languages.map(
    (one, n) => html`${n > 0 && ' · '}<span lang="${one}">
${words(one)('booking:language.question')}</span>`,
  )}</h1>
<ul class="plain">${languages.map(
    (one) => html`<li><a class="choice" lang="${one}" hreflang="${one}"
href="${base}/${id}/${one}">${languageNames[one]}</a></li>`,
  )}</ul>`
}

/** Several offices: which one. */
export function officesPage(offices: readonly Office[], base: string, language: Language): Html {
  return html`${heading(words(language)('booking:office.question'))}
<ul class="plain">${offices.map(({ profile }) => {
    const name = inLanguage(profile.name, language)
    return html`<li><a class="choice" href="${base}/${profile.id}"><span lang="${name.lang}">
${name.text}</span> <small>${profile.address}</small></a></li>`
  })}</ul>`
}

export function matterPage(office: Office, at: string, language: Language): Html {
  const t = words(language)
  const booking = office.profile.booking
  if (!booking) return html`${heading(t('booking:title'))}<p>${t('booking:matter.none')}</p>`
  const before = booking.declarations.map((text) => inLanguage(text, language))
  const row = ({ queue, minutes, invited }: (typeof booking.matters)[number]) => {
    const name = inLanguage(office.queues.get(queue)?.name ?? { pl: queue }, language)
    return html`<li><a class="choice" href="${at}/m/${queue}"><span lang="${name.lang}">${name.text}</span>
<small>${t('booking:matter.length', { count: minutes })}${invited && ` ${t('booking:matter.invited')}`}</small></a>
</li>`
  }
  const forAll = booking.matters.filter(({ onlyFor }) => !onlyFor)
  const forSome = booking.matters.filter(({ onlyFor }) => onlyFor)
  return html`${heading(t('booking:matter.question'))}
<ul class="plain">${forAll.map(row)}</ul>
${forSome.map((matter) => {
  const { text, lang } = inLanguage(matter.onlyFor ?? { pl: '' }, language)
  return html`<section class="stack"><h2 lang="${lang}">${text}</h2><ul class="plain">${row(matter)}</ul></section>`
})}
${
  before.length > 0 &&
  html`<section class="box"><h2>${t('booking:matter.before')}</h2>
<ul>${before.map(({ text, lang }) => html`<li lang="${lang}">${text}</li>`)}</ul></section>`
}
<p><a href="${at}/mine">${t('booking:account.link')}</a></p>`
}

/**
 * The days, one below the other with what each has in words: one with free hours is a link, another is told and can't
 * be
 * stepped on. Closed days are left out; of those that open later only the first is told.
 */
export function dayPage(office: Office, matter: string, days: readonly Day[], path: Path, language: Language): Html {
  const t = words(language)
  const shown = days.filter(({ kind }) => kind === 'free' || kind === 'full')
  const notYet = days.find(({ kind }) => kind === 'not-yet')
  const none = !days.some(({ kind }) => kind === 'free')
  return html`${heading(t('booking:day.question'))}
<p class="quiet">${matterName(office, matter, language)}</p>
${none && html`<p class="box">${t('booking:day.none')}</p>`}
<ol class="plain">${shown.map((day) => dayRow(day, path, language))}${notYet && dayRow(notYet, path, language, office)}
</ol>`
}

function dayRow(day: Day, { at, query }: Path, language: Language, office?: Office): Html {
  const t = words(language)
  const name = longDate(day.date, language)
  if (day.kind === 'free') {
    const count = day.hours.length
    return html`<li><a class="choice" href="${at}/${day.date}${query}">${name} <small>
${t('booking:day.free', { count })}</small></a></li>`
  }
  if (day.kind === 'not-yet' && office) {
    const date = longDate(office.time.wall(day.opensAt).date, language, 'within')
    const opens = t('booking:day.opens', { date, time: office.time.hourAndMinute(day.opensAt) })
    return html`<li class="day">${name} <b>${opens}</b></li>`
  }
  return html`<li class="day">${name} <b>${t('booking:day.full')}</b></li>`
}

/** The hours of a day; each is a button that asks for it. */
export function hourPage(
  office: Office,
  matter: string,
  day: Day,
  { at, query }: Path,
  language: Language,
  problem: Html | null,
): Html {
  const t = words(language)
  const hours = day.kind === 'free' ? day.hours : []
  return html`${problem}${heading(t('booking:hour.question'))}
<p class="quiet">${matterName(office, matter, language)}<br>${longDate(day.date, language)}</p>${
    hours.length === 0
      ? html`<p class="box">${t(day.kind === 'over' ? 'booking:day.over' : 'booking:day.full')}</p>`
      : html`<form method="post" action="${at}/${day.date}${query}"><ul class="plain hours">${hours.map(
          ({ at: hour, time, free }) =>
            html`<li><button name="at" value="${hour}"><strong>${time}</strong> <small>
${t('booking:hour.free', { count: free })}</small></button></li>`,
        )}</ul></form>
<p class="quiet">${t('booking:hour.about')}</p>`
  }`
}

function matterName(office: Office, matter: string, language: Language): Html {
  const name = inLanguage(office.queues.get(matter)?.name ?? { pl: matter }, language)
  return html`<span lang="${name.lang}">${name.text}</span>`
}
