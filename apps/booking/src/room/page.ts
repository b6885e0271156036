import type { Opening } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { field, workingBox, workOf } from '../pages/field.ts'
import { heading } from '../pages/layout.ts'
import { matterName } from '../pages/matter-name.ts'
import type { WorkAsked } from '../work/work.ts'
import type { Left } from './room.ts'

/** The pages of the room before an opening. Each is whole without a script; those that change renew themselves. */

export type RoomPage = { office: Office; language: Language; at: string; opening: Opening; now: number }

/** What is told before somebody stands in line, with the two ways into it. */
export function joinPage(page: RoomPage, work: WorkAsked, typed: { email: string; fault: string | null }): Html {
  const { office, language, at, opening, now } = page
  const t = words(language)
  const time = office.time.hourAndMinute(opening.opens)
  const email = field({
    ...{ id: 'email', type: 'email', autocomplete: 'email', value: typed.email },
    ...{ label: t('booking:person.email'), hint: t('booking:room.mailHint') },
    fault: typed.fault ?? undefined,
  })
  return html`${heading(t(now < opening.opens ? 'booking:room.before' : 'booking:room.after', { time }))}
<p>${t('booking:room.why', { time })}</p>${now < opening.opens ? daysBefore(page) : null}
<form class="stack" method="post" action="${at}/room"${workOf(work)}>
<button class="main" name="act" value="join">${t('booking:room.join')}</button></form>
${workingBox(work, language)}
<p class="quiet">${t('booking:room.mark')}</p>
<details${typed.fault === null ? null : html` open`}><summary>${t('booking:room.mail')}</summary>
<form class="stack" method="post" action="${at}/room" novalidate><p>${t('booking:room.mailWhy')}</p>${email}
<button class="main" name="act" value="mail">${t('booking:person.send')}</button></form></details>`
}

/** The code that was sent is typed here. */
export function roomCodePage(
  { language, at }: Pick<RoomPage, 'language' | 'at'>,
  asked: string,
  fault: string | null,
): Html {
  const t = words(language)
  const code = field({
    ...{ id: 'code', type: 'text', autocomplete: 'one-time-code', value: '', label: t('booking:code.label') },
    ...{ extra: html`class="code" inputmode="numeric"`, fault: fault ?? undefined },
  })
  return html`${heading(t('booking:code.question'))}<p>${t('booking:room.sent')}</p>
<form class="stack" method="post" action="${at}/room/code/${asked}" novalidate>${code}
<button class="main">${t('booking:room.join')}</button></form>`
}

/**
 * How somebody stands, what is left, and when it was so.
 * @param stand.title the place in words, `range` how long it still lasts, `isFewer` whether fewer are left than stand
 *   before them
 */
export function waitPage(
  page: RoomPage,
  stand: { title: string; place: string; range: string; isFewer: boolean },
  left: Left,
): Html {
  const { office, language, at, opening, now } = page
  const t = words(language)
  const time = office.time.hourAndMinute(opening.opens)
  if (now < opening.opens)
    return html`${heading(stand.title)}<p>${t('booking:room.chance', { time })}</p>
${daysBefore(page)}${renewed(page, now)}`
  return html`${heading(stand.title)}
<div class="box proof"><strong>${stand.place}</strong><p>${stand.range}</p></div>
<p>${left.free === 0 ? t('booking:room.none') : stand.isFewer ? t('booking:room.few') : t('booking:room.turnSoon')}</p>
${leftTable(page, left)}${renewed(page, left.at)}
<p class="quiet"><a href="${at}">${t('booking:room.otherDays')}</a></p>`
}

/** It is somebody's turn: the matters that there is something of. */
export function turnPage(page: RoomPage, until: number, left: Left): Html {
  const { office, language, at, opening } = page
  const t = words(language)
  const choices = opening.matters.filter((matter) => left.days.some(({ matters }) => (matters[matter] ?? 0) > 0))
  return html`${heading(t('booking:room.turn'))}
<p class="box good">${t('booking:room.turnUntil', { time: secondsOf(office, until) })}</p>
${
  choices.length === 0
    ? html`<p>${t('booking:room.none')}</p>`
    : html`<ul class="plain">${choices.map(
        (matter) =>
          html`<li><a class="choice" href="${at}/m/${matter}">${matterName(office, matter, language)}</a></li>`,
      )}</ul>`
}
${leftTable(page, left)}`
}

/** A turn has passed. */
/** @param held whether a place is held with the turn, and where booking goes on as far as the browser knows it */
export function overTurnPage({ language, at }: RoomPage, held: { page: string | null } | null): Html {
  const t = words(language)
  return html`${heading(t('booking:room.over'))}
<p>${t(held ? 'booking:room.overHeld' : 'booking:room.overPassed')}</p>
${held?.page && html`<p><a class="button main" href="${at}/b/${held.page}">${t('booking:room.finish')}</a></p>`}
<p><a class="button" href="${at}">${t('booking:room.otherDays')}</a></p>${
    !held &&
    html`<form class="stack" method="post" action="${at}/room">
<button class="main" name="act" value="again">${t('booking:room.again')}</button></form>`
  }`
}

/** Above the days: that some of them are had through the room. */
export function roomBox({ office, language, at, opening, now }: RoomPage): Html {
  const t = words(language)
  const time = office.time.hourAndMinute(opening.opens)
  const text = t(now < opening.opens ? 'booking:room.boxBefore' : 'booking:room.boxAfter', { time })
  return html`<section class="box"><p>${text}</p><a class="button" href="${at}/room">${t('booking:room.enter')}</a>
</section>`
}

/** How long a place in line still lasts. */
export function rangeText(range: { from: number; to: number } | null, language: Language): string {
  const t = words(language)
  if (!range) return t('booking:room.unknown')
  if (range.to <= 1) return t('booking:room.soon')
  return t('booking:room.range', { from: Math.max(1, range.from), to: range.to })
}

/** Before the hour nothing is told but which days it is about. */
function daysBefore({ opening, language }: RoomPage): Html {
  const t = words(language)
  return html`<section><h2>${t('booking:room.about')}</h2><ul>${opening.dates.map(
    (date) => html`<li>${longDate(date, language)}</li>`,
  )}</ul></section>`
}

function leftTable({ office, opening, language }: RoomPage, left: Left): Html {
  const t = words(language)
  return html`<section class="stack"><h2>${t('booking:room.left', { time: secondsOf(office, left.at) })}</h2>
${opening.matters.map((matter) => {
  const days = left.days.filter(({ matters }) => (matters[matter] ?? 0) > 0)
  return html`<div class="box"><h3>${matterName(office, matter, language)}</h3>${
    days.length === 0
      ? html`<p>${t('booking:day.full')}</p>`
      : html`<ul class="plain">${days.map(
          ({ date, matters }) => html`<li class="between">${longDate(date, language)} <b>${matters[matter]}</b></li>`,
        )}</ul>`
  }</div>`
})}</section>`
}

function renewed({ office, language, at }: RoomPage, asOf: number): Html {
  const t = words(language)
  return html`<p class="quiet">${t('booking:room.renews', { time: secondsOf(office, asOf) })}
<a href="${at}/room">${t('booking:mail.look')}</a></p>`
}

/** With seconds, as the office's wall would show them. */
function secondsOf({ time }: Office, at: number): string {
  return `${time.hourAndMinute(at)}:${String(Math.floor(at / 1000) % 60).padStart(2, '0')}`
}
