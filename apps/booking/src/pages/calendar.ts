import type { Day } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { dayInYear, longDate, monthName } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import type { WorkAsked } from '../work/work.ts'
import { arrowsOf } from './arrows.ts'
import { workOf } from './field.ts'

/** Path of the days' pages, and what every address of them goes on with: where somebody lives. */
export type Path = { at: string; query: string }

/** Months on one page: an office that opens half a year ahead has a page that is read on a phone all the same. */
const MONTHS = 2

/**
 * The days by month, one below the other with what each has in words: one with free hours is a link, another is told
 * and can't be stepped on. Closed days are left out; of those that open later the ones that open next.
 * @param asked the month to begin with, `YYYY-MM`; `null`: that of the first free day
 * @param more.tellsNone whether it says that no day is free, and when there may be one
 * @param more.hasList whether a full day has a waiting list that one can stand on
 */
export function calendarOf(
  office: Office,
  days: readonly Day[],
  path: Path,
  language: Language,
  asked: string | null,
  { tellsNone = true, hasList = () => false }: { tellsNone?: boolean; hasList?: (date: string) => boolean } = {},
): Html {
  const t = words(language)
  const opensNext = days.find(({ kind }) => kind === 'not-yet')
  const isShown = (day: Day) =>
    day.kind === 'free' ||
    day.kind === 'full' ||
    (day.kind === 'not-yet' && opensNext?.kind === 'not-yet' && day.opensAt === opensNext.opensAt)
  const shown = days.filter(isShown)
  const free = shown.find(({ kind }) => kind === 'free')
  const months = [...new Set(shown.map(({ date }) => monthOf(date)))]
  const begin = asked !== null && months.includes(asked) ? asked : (free ?? shown[0])?.date.slice(0, 7)
  const first = Math.max(0, months.indexOf(begin ?? ''))
  const daysIn = (month: string) => shown.filter(({ date }) => monthOf(date) === month)
  const page = months.slice(first, first + MONTHS)
  const isHere = free !== undefined && page.includes(monthOf(free.date))
  const firstRow = shown.find(({ date }) => monthOf(date) === page[0])
  const arrows = arrowsOf(language)
  const to = (month: string | undefined, rel: 'prev' | 'next') =>
    month &&
    html`<a rel="${rel}" href="${withMonth(path, month)}">${rel === 'prev' && `${arrows.back} `}${t(
      `booking:day.${rel}`,
      {
        month: monthName(month, language),
      },
    )}${rel === 'next' && ` ${arrows.on}`}</a>`
  const before = first > 0 && to(months[Math.max(0, first - MONTHS)], 'prev')
  const after = to(months[first + MONTHS], 'next')
  return html`${!free && tellsNone && html`<p class="box">${t('booking:day.none')}</p>`}
<div class="stack" data-live="days" data-every="30" data-changed="${t('booking:day.changed')}">
${
  free &&
  (!isHere || firstRow !== free) &&
  html`<p><a class="choice" href="${path.at}/${free.date}${path.query}">${t('booking:day.first')}
<small>${longDate(free.date, language)}</small></a></p>`
}${page.map(
  (month) => html`<section class="stack" aria-labelledby="m-${month}"><h2 id="m-${month}">${monthName(month, language)}
</h2><ol class="plain">${daysIn(month).map((day) => row(office, day, path, language, hasList))}
</ol></section>`,
)}</div>${
    (before || after) && html`<nav class="months" aria-label="${t('booking:day.months')}">${before}${after}</nav>`
  }`
}

const monthOf = (date: string) => date.slice(0, 7)

/** The calendar's own address with another month to begin with. */
function withMonth({ at, query }: Path, month: string): string {
  const asked = new URLSearchParams(query)
  asked.set('month', month)
  return `${at}?${asked}`
}

function row(
  office: Office,
  day: Day,
  { at, query }: Path,
  language: Language,
  hasList: (date: string) => boolean,
): Html {
  const t = words(language)
  const name = dayInYear(day.date, language)
  if (day.kind === 'free') {
    const count = day.hours.length
    return html`<li><a class="choice" href="${at}/${day.date}${query}">${name} <small>
${t('booking:day.free', { count })}</small></a></li>`
  }
  if (day.kind === 'not-yet') {
    const date = longDate(office.time.wall(day.opensAt).date, language, 'within')
    const opens = t('booking:day.opens', { date, time: office.time.hourAndMinute(day.opensAt) })
    return html`<li class="day">${name} <b>${opens}</b></li>`
  }
  const list = hasList(day.date) && html` <a href="${at}/${day.date}/list${query}">${t('booking:list.title')}</a>`
  return html`<li class="day full">${name} <b>${t('booking:day.full')}</b>${list}</li>`
}

/**
 * The free hours of a day; each is a button that asks for it.
 * @param key of this page: pressed twice, its button holds one place
 * @param list where one can stand on the waiting list, when it is full
 */
export function hoursOf(
  day: Day,
  { at, query }: Path,
  language: Language,
  key: string | null,
  work: WorkAsked | null = null,
  list: string | null = null,
): Html {
  const t = words(language)
  const hours = day.kind === 'free' ? day.hours : []
  const none = t(day.kind === 'over' ? 'booking:day.over' : 'booking:day.full')
  return html`<form method="post" action="${at}/${day.date}${query}" class="stack"${workOf(work)}>${
    key !== null && html`<input type="hidden" name="key" value="${key}">`
  }<div class="stack" data-live="hours" data-every="20" data-changed="${t('booking:hour.changed')}">${
    hours.length === 0
      ? html`<p class="box">${none}</p>${
          list !== null &&
          day.kind === 'full' &&
          html`<p><a class="choice" href="${list}">${t('booking:list.title')}</a></p>`
        }`
      : html`<ul class="plain hours">${hours.map(
          ({ at: hour, time, free }) =>
            html`<li><button name="at" value="${hour}"><strong>${time}</strong> <small>
${t('booking:hour.free', { count: free })}</small></button></li>`,
        )}</ul>`
  }</div></form>`
}
