import { elsewhereLines } from '@poczekalnia/locales/elsewhere'
import { span } from '@poczekalnia/locales/waits'
import {
  directionOf,
  type Elsewhere,
  type Estimate,
  type PastClosing,
  type TicketPageView,
  type WhyWaiting,
} from '@poczekalnia/protocol'
import { type Html, html, raw } from '@poczekalnia/server/html'
import { inLanguage, langOf, otherLang } from '@poczekalnia/server/in-language'
import type { TFunction } from 'i18next'
import { wallTimeAfter } from './acts.ts'
import { whySentence } from './why.ts'

/**
 * Wall-clock part of one of the hub's own timestamps, which carry the office's offset: no zone has to be known here.
 */
export function wallTimeOf(timestamp: string): string {
  return timestamp.slice(11, 16)
}

/** One sentence about the wait, always as a range (ALL-10). */
export function waitSentence(estimate: Estimate, t: TFunction): string {
  return estimate.high < 1 ? t('page:waitShort') : t('page:wait', { wait: span(estimate, t) })
}

/** Width of the drawing of a wait, and where in it "now" stands. */
const DRAWN = { width: 320, now: 12, end: 308, least: 44 }

/**
 * The wait as a stretch of the day: now where a line begins, the hours between which the call is expected where it
 * ends. Nothing is filled as time goes by, for that would be read as how much is done. Above a quarter of an hour in
 * steps of five minutes, as the range itself is told.
 * @param closes when the office does, if that comes before the end of the range: nobody is called later (ACC-10)
 */
export function waitHours(estimate: Estimate, now: string, closes = '24:00'): { from: number; text: string } {
  const step = estimate.high > 15 ? 5 : 1
  const minute = Number(now.slice(14, 16))
  const rounded = (minutes: number, round: (steps: number) => number) =>
    wallTimeAfter(now, round((minute + minutes) / step) * step - minute)
  const [first, end] = [rounded(estimate.low, Math.floor), rounded(estimate.high, Math.ceil)]
  const last = closes < end && first < closes ? closes : end
  const from = DRAWN.now + ((DRAWN.end - DRAWN.now) * estimate.low) / Math.max(1, estimate.high)
  return {
    from: Math.round(Math.min(from, DRAWN.end - DRAWN.least)),
    text: first === last ? last : `${first}-${last}`,
  }
}

/** A page that is as it was a minute ago at most need not be sent again. */
export const minuteOf = (timestamp: string) => `${timestamp.slice(0, 17)}00${timestamp.slice(19)}`

function wait(estimate: Estimate, view: TicketPageView, closes: string | undefined, t: TFunction): Html {
  if (estimate.high < 1) return html`<p class="say">${waitSentence(estimate, t)}</p>`
  const now = minuteOf(view.now)
  const { from, text } = waitHours(estimate, now, closes)
  const rightToLeft = directionOf(view.language) === 'rtl'
  const at = (x: number) => (rightToLeft ? DRAWN.width - x : x)
  const [begins, ends] = rightToLeft ? [' class="right"', ''] : ['', ' class="right"']
  // Places as attributes of a drawing: a strict content policy forbids inline styles.
  return html`<div class="wait"><p>${waitSentence(estimate, t)}</p>
<svg aria-hidden="true" viewBox="0 0 ${DRAWN.width} 58">
<path class="until" d="M${at(DRAWN.now)} 16H${at(from)}"/><circle cx="${at(DRAWN.now)}" cy="16" r="9"/>
<rect x="${Math.min(at(from), at(DRAWN.end))}" y="4" width="${DRAWN.end - from}" height="24" rx="12"/>
<text x="${at(0)}" y="50"${raw(begins)}>${wallTimeOf(now)}</text>
<text x="${at(DRAWN.end)}" y="50"${raw(ends)}>${text}</text></svg></div>`
}

/** How many go first; of a booked visit until its hour those who are booked earlier. */
export function aheadSentence(count: number, { hour, now }: TicketPageView, t: TFunction): string {
  if (hour !== null && hour > wallTimeOf(now)) return `${t('common:bookedBefore', { count })}.`
  return count === 0 ? t('page:nextInLine') : t('page:ahead', { count })
}

/** That today may not be long enough, and what can be done about it (ACC-10). */
const pastText = ({ closes, certain }: PastClosing, t: TFunction): string =>
  t(`common:pastClosing.${certain ? 'certain' : 'may'}`, { closes })

/** Where it is shorter for the same matter (REG-3): the place, its address and both waits. */
function elsewhereBox(other: Elsewhere, { language }: TicketPageView, t: TFunction): Html {
  const { lead, waits } = elsewhereLines(other, t)
  const { text, lang } = inLanguage(other.office, language)
  return html`<div class="box"><p>${lead}</p>
<p><strong${otherLang(lang, language)}>${text}</strong><br><span${otherLang('pl', language)}>${other.address}</span></p>
<p>${waits}</p></div>`
}

const tellsOfDesk = (why: WhyWaiting | null) => why?.kind === 'desk-free' || why?.kind === 'desk-busy'

function because(why: WhyWaiting, view: TicketPageView, t: TFunction): Html {
  return html`<div class="why"><h2>${t('page:waitWhy.title')}</h2><p>${whySentence(why, view, t)}</p></div>`
}

function stateBlock(view: TicketPageView, t: TFunction): Html {
  const { state } = view
  switch (state.status) {
    case 'waiting':
      return html`<p class="say" data-say>${aheadSentence(state.ahead, view, t)}</p>
${state.estimate && !state.pastClosing?.certain && wait(state.estimate, view, state.pastClosing?.closes, t)}
${state.pastClosing && html`<div class="box"><p>${pastText(state.pastClosing, t)}</p></div>`}
${view.elsewhere && elsewhereBox(view.elsewhere, view, t)}
${view.hour !== null && html`<p>${t('page:booked', { hour: view.hour })}</p>`}
${state.why && because(state.why, view, t)}
${state.desk !== null && !tellsOfDesk(state.why) && html`<p>${t('page:forDesk', { desk: state.desk })}</p>`}
<p class="quiet">${t('page:stayNear')}</p>`
    case 'called':
      return html`<div class="go" data-call="${state.at}">
<h2 data-say>${t('page:go')} <span class="heard" translate="no">${state.desk}</span></h2>
<p class="desk${state.desk > 99 && ' long'}" translate="no" aria-hidden="true">${state.desk}</p>
${state.recalls > 0 && html`<p><strong>${t('page:again', { count: state.recalls })}</strong></p>`}
<p>${t('page:prepare')}</p></div>
<div class="why"><h2>${t('page:why')}</h2><p>${t(`page:reason.${state.reason}`)}</p></div>`
    case 'serving':
      return html`<p class="say" data-say>${t('page:serving', { desk: state.desk })}</p>`
    case 'absent': {
      const words = t(isTooLate(view) ? 'page:absentOver' : 'page:absentUntil', { time: wallTimeOf(state.until) })
      return html`<p class="say" data-say>${t('page:absent')}</p>
<div class="box"><p>${words}</p></div>`
    }
    case 'away':
      return html`<p class="say" data-say>${t('page:away', { time: wallTimeOf(state.until) })}</p>`
    case 'left':
      return html`<div class="box good"><p class="say" data-say>${t('page:left')}</p><p>${t('page:leftDo')}</p></div>`
    case 'finished':
      return html`<div class="box good"><p class="say" data-say>${t('page:finished')}</p></div>`
    case 'cancelled': {
      const reason = inLanguage(state.reason, view.language)
      return html`<p class="say" data-say>${t('page:cancelled')}</p>
<div class="box"><p ${langOf(reason.lang)}>${reason.text}</p></div>
<p>${view.hour !== null && html`${t('page:cancelledBooked')} `}${t('page:cancelledDo')}</p>`
    }
    case 'unserved': {
      const date = view.issuedAt.slice(0, 10).split('-').reverse().join('.')
      return html`<p class="say" data-say>${t('page:unserved')}</p>
<div class="box"><p>${t(view.hour === null ? 'page:unservedDo' : 'page:unservedBooked', { date })}</p></div>`
    }
    default:
      return state satisfies never
  }
}

/** Whether nothing more will happen to this ticket, so that the page may stop listening. */
export function isOver(view: TicketPageView): boolean {
  return ['finished', 'cancelled', 'left'].includes(view.state.status)
}

/** Whether an absent visitor's time to come back is over (ALL-7). */
const isTooLate = ({ state, now }: TicketPageView): boolean =>
  state.status === 'absent' && Date.parse(now) > Date.parse(state.until)

/**
 * How much the button that asks for sound weighs: `main` while waiting for a call, `by` where another act comes first,
 * or it is not there.
 */
export function bell(view: TicketPageView): 'main' | 'by' | 'none' {
  const { status } = view.state
  if (status === 'waiting') return 'main'
  const mayBeCalled = status === 'called' || status === 'away' || (status === 'absent' && !isTooLate(view))
  return mayBeCalled ? 'by' : 'none'
}

/** Title of the browser's tab: a called visitor sees the desk even while looking at another page. */
export function pageTitle(view: TicketPageView, t: TFunction): string {
  const { number, state } = view
  return state.status === 'called' ? t('page:titleCalled', { number, desk: state.desk }) : t('page:title', { number })
}

/**
 * What changes on a ticket's page: number, state, wait and reason, in the ticket's language. The hub sends it again
 * as `{seq, html, acts}` whenever the ticket's place changes, and at least every five seconds.
 * @param t words of `view.language`, see `words` of the locales
 */
export function renderTicketFragment(view: TicketPageView, t: TFunction): string {
  const queue = inLanguage(view.queue, view.language)
  const time = wallTimeOf(view.now)
  return html`<div class="number"><small>${t('page:yourNumber')}</small>
<strong translate="no"${view.number.length > 4 && html` class="long"`}>${view.number}</strong>
<span ${langOf(queue.lang)}>${queue.text}</span></div>
${stateBlock(view, t)}
<p class="asof" data-title="${pageTitle(view, t)}" data-over="${isOver(view) ? 'yes' : 'no'}"
 data-bell="${bell(view)}" data-now="${time}">${t('page:asOf', { time })}</p>`.markup
}
