import type { TicketPageView } from '@poczekalnia/protocol'
import { type Html, html } from '@poczekalnia/server/html'
import type { TFunction } from 'i18next'

/** Wall time so many minutes after one of the hub's timestamps, a whole minute upwards as `AskForTime` has it. */
export function wallTimeAfter(timestamp: string, minutes: number): string {
  const [hour = 0, minute = 0, second = 0] = timestamp.slice(11, 19).split(':').map(Number)
  const later = (hour * 60 + minute + minutes + (second > 0 ? 1 : 0)) % (24 * 60)
  return `${String(Math.floor(later / 60)).padStart(2, '0')}:${String(later % 60).padStart(2, '0')}`
}

/**
 * What the visitor may do now, as forms that work without scripts: more time, back again, leaving. The page is at
 * `/t/<code>`, so what a form asks for is beside it. Its key says which asking of this ticket it is: sent twice, it is
 * done once.
 * @param t words of `view.language`
 */
export function renderTicketActs(view: TicketPageView, code: string, t: TFunction): string {
  return html`${[...moreTime(view, code, t), ...back(view, code, t), ...leave(view, code, t)]}`.markup
}

function form(path: string, key: string, parts: Html): Html {
  return html`<form method="post" action="${path}"><input type="hidden" name="key" value="${key}">${parts}</form>`
}

function moreTime({ may: { moreMinutes: count }, asked, now }: TicketPageView, code: string, t: TFunction): Html[] {
  if (count === null) return []
  const says = t('page:act.moreTimeSays', { time: wallTimeAfter(now, count) })
  return [
    form(
      `${code}/more-time`,
      `${asked + 1}`,
      html`<button id="more" aria-describedby="more-says">${t('page:act.moreTime', { count })}</button>
<p id="more-says" class="quiet">${says}</p>`,
    ),
  ]
}

function back({ state, asked }: TicketPageView, code: string, t: TFunction): Html[] {
  if (state.status !== 'away') return []
  return [
    form(
      `${code}/back`,
      `${asked}`,
      html`<button id="back" class="main" aria-describedby="back-says">${t('page:act.back')}</button>
<p id="back-says" class="quiet">${t('page:act.backSays')}</p>`,
    ),
  ]
}

/** Asked twice: the link shows the question, and only its answer is sent. */
function leave({ may, number, hour }: TicketPageView, code: string, t: TFunction): Html[] {
  if (!may.leave) return []
  const sure = html`<input type="hidden" name="sure" value="yes">
<button id="leave-yes" class="main">${t('page:act.leaveYes')}</button>`
  return [
    html`<a id="leave" class="by" href="#leaving">${t('page:act.leave')}</a>`,
    html`<section id="leaving" class="ask" tabindex="-1" aria-labelledby="leave-ask">
<h2 id="leave-ask">${t('page:act.leaveAsk')}</h2>
<p>${t('page:act.leaveSays', { number })}${hour !== null && html` ${t('page:act.leaveBooked')}`}</p>
${form(`${code}/leave`, 'leave', sure)}
<a id="leave-no" href="#acts">${t('page:act.leaveNo')}</a></section>`,
  ]
}
