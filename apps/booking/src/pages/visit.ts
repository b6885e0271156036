import type { Booked, Booking, Cancelled, Day } from '@poczekalnia/booking-core'
import { qrPath } from '@poczekalnia/confirmation/qr'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import { arriveMinutesBefore, isCalledByNumber, type Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf } from '@poczekalnia/server/in-language'
import type { Problems } from '../forms.ts'
import { maskedNumber } from '../letters/texts.ts'
import { proofOf } from '../visit-facts.ts'
import { calendarOf, hoursOf } from './calendar.ts'
import { codeField, field } from './field.ts'
import { heading, problemBox } from './layout.ts'
import { factList } from './making.ts'

/** The pages of a visit that is booked: the door, the visit, and what can be done with it. */

type Page = { office: Office; language: Language; at: string }

/** `olena@example.org` as somebody knows it again who has it, and nobody else. */
export function maskedAddress(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 1)}…@${domain}`
}

/** Before the code: nothing is told but where it would be sent. `isLost`: the last letter did not arrive. */
export function doorPage({ language, at }: Page, booking: Booked, isLost: boolean, texts: boolean): Html {
  const t = words(language)
  const told = t('booking:mine.lostDoor', { email: maskedAddress(booking.person.email) })
  return html`${heading(t('booking:mine.title'))}${isLost && html`<p class="box wrong">${told}</p>`}
<p>${t('booking:mine.door', { email: maskedAddress(booking.person.email) })}</p>
<form method="post" action="${at}"><button class="main" name="act" value="send">${t('booking:mine.send')}</button>
</form>${texts && smsForm(at, booking, language)}`
}

/** The code by SMS, for who has had one by it before. */
function smsForm(at: string, { person: { phone } }: Booked, language: Language): Html | null {
  if (phone === undefined) return null
  const label = words(language)('booking:mine.sendSms', { phone: maskedNumber(phone) })
  return html`<form method="post" action="${at}">
<button class="by" name="act" value="send-sms">${label}</button></form>`
}

/** @param more.bySms the last code went by SMS; `texts` another one can */
export function doorCodePage(
  { language, at }: Page,
  booking: Booked,
  more: { told: string | null; bySms: boolean; texts: boolean },
): Html {
  const t = words(language)
  const { told } = more
  const sent = more.bySms
    ? t('booking:mine.sentSms', { phone: maskedNumber(booking.person.phone ?? '') })
    : t('booking:mine.sent', { email: maskedAddress(booking.person.email) })
  const title = t(more.bySms ? 'booking:code.questionSms' : 'booking:code.question')
  return html`${problemBox(told === null ? [] : [{ field: 'code', text: told }], language)}
${heading(title)}
<p>${sent}</p>
<form class="stack" method="post" action="${at}" novalidate>
${codeField(told, language)}
<button class="main" name="act" value="code">${t('booking:mine.open')}</button></form>
<form method="post" action="${at}"><button class="by" name="act" value="send">${t('booking:code.again')}</button>
</form>${more.texts && smsForm(at, booking, language)}`
}

/**
 * The visit with all that can be done.
 * @param more.done what was just done, in words; `isLost` the last letter did not arrive; `until` until when it can be
 *   changed, in words, `null`: not any more
 */
export function visitPage(
  { office, language, at }: Page,
  booking: Booked,
  more: {
    done: string | null
    isLost: boolean
    problems: Problems
    email: string | null
    until: string | null
    /** Links to the office's cards about this matter. */
    cards: Html | null
  },
): Html {
  const t = words(language)
  const { label, how } = proofOf(office, booking.matter, language)
  const lost = t('booking:mine.lost', { email: booking.person.email })
  const problems = Object.entries(more.problems).flatMap(([name, fault]) =>
    fault ? [{ field: name, text: t(`booking:problem.${fault}`) }] : [],
  )
  const queue = office.queues.get(booking.matter)
  const count = arriveMinutesBefore(office, booking.matter)
  const bring = (queue?.bring ?? []).map((one) => inLanguage(one, language))
  const address = field({
    ...{ id: 'email', type: 'email', label: t('booking:person.email'), autocomplete: 'email' },
    ...{ value: more.email ?? booking.person.email, fault: problems.find((one) => one.field === 'email')?.text },
  })
  return html`${problemBox(problems, language)}${more.done !== null && html`<p class="box good">${more.done}</p>`}
${heading(t('booking:mine.title'))}
${more.isLost && html`<p class="box wrong"><a href="#email">${lost}</a></p>`}
<div class="box good proof"><div><p>${label} <strong>${booking.pin}</strong></p><p>${how}</p></div>
${!isCalledByNumber(queue) && qrFigure(booking.pin, language)}</div>
${factList(office, booking, language)}
${
  bring.length > 0 &&
  html`<section><h2>${t('booking:done.bring')}</h2>
<ul>${bring.map(({ text, lang }) => html`<li ${langOf(lang)}>${text}</li>`)}</ul></section>`
}${more.cards}
<p>${count > 0 && `${t('booking:visit.come', { count })} `}${t('booking:hour.about')} ${t('booking:letter.late')}</p>
<div class="stack noprint"><a class="button" href="${at}/visit.ics">${t('booking:done.calendar')}</a>
<a class="button" href="${at}/visit.pdf">${t('booking:mine.pdf')}</a>
<button type="button" class="by" data-print hidden>${t('booking:mine.print')}</button></div>
<section class="stack noprint"><h2>${t('booking:mine.change')}</h2>
${
  more.until === null
    ? html`<p>${t('booking:mine.tooLate')}</p>`
    : html`<p class="quiet">${t('booking:mine.until', { until: more.until })}</p>
<p><a class="button" href="${at}/move">${t('booking:mine.move')}</a></p>
<p><a class="button" href="${at}/cancel">${t('booking:mine.cancel')}</a></p>`
}</section>
<section class="stack noprint"><h2>${t('booking:mine.mail')}</h2>
<form method="post" action="${at}"><button class="by" name="act" value="again">${t('booking:mine.again')}</button>
</form>
<form class="stack" method="post" action="${at}" novalidate>${address}
<button class="by" name="act" value="address">${t('booking:mine.correct')}</button></form></section>`
}

/** Asked twice: nothing is called off by a page being opened. */
export function cancelPage({ office, language, at }: Page, booking: Booking, problem: Html | null): Html {
  const t = words(language)
  return html`${problem}${heading(t('booking:mine.cancelAsk'))}
<div class="box">${factList(office, booking, language)}</div><p>${t('booking:mine.cancelSays')}</p>
<form method="post" action="${at}/cancel"><button class="main" name="sure" value="yes">
${t('booking:mine.cancelYes')}</button></form>
<p><a class="button" href="${at}">${t('booking:mine.cancelNo')}</a></p>`
}

export function cancelledPage({ office, language }: Page, booking: Cancelled, start: string): Html {
  const t = words(language)
  const reason = office.profile.cancelReasons.find(({ id }) => id === booking.reason)
  const said = reason && inLanguage(reason.name, language)
  return html`${heading(t('booking:mine.cancelled'))}<p>${t(`booking:letter.cancelled.${booking.by}`)}</p>
${said && html`<p class="box" ${langOf(said.lang)}>${said.text}</p>`}${factList(office, booking, language)}
<p><a class="button" href="${start}">${t('booking:letter.again')}</a></p>`
}

/** The days that the visit can be moved to; the hours of one are the next page. */
export function movePage(page: Page, booking: Booked, days: readonly Day[], month: string | null): Html {
  const { office, language, at } = page
  return html`${moveHead(page, booking)}
${calendarOf(office, days, { at: `${at}/move`, query: '' }, language, month)}`
}

/** The free hours of that day, each a button that moves the visit there. */
export function moveHourPage(page: Page, booking: Booked, day: Day, problem: Html | null): Html {
  const { language, at } = page
  const hours = day.kind === 'free' ? day.hours.filter((hour) => hour.at !== booking.at) : []
  const others: Day = hours.length > 0 ? { date: day.date, kind: 'free', hours } : { date: day.date, kind: 'full' }
  return html`${problem}${moveHead(page, booking)}<h2>${longDate(day.date, language)}</h2>
${hoursOf(others, { at: `${at}/move`, query: '' }, language, null)}`
}

function moveHead({ office, language }: Page, booking: Booked): Html {
  const t = words(language)
  return html`${heading(t('booking:mine.moveAsk'))}
<div class="box">${factList(office, booking, language, ['what', 'when'])}
<p class="quiet">${t('booking:mine.moveSays')}</p></div>`
}

/** What the machine's scanner takes: the code itself. */
function qrFigure(code: string, language: Language): Html {
  const t = words(language)
  const { path, side } = qrPath(code)
  return html`<figure class="qr"><svg viewBox="0 0 ${side} ${side}" role="img" aria-label="${t('booking:mine.qr')}"
shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>
<figcaption>${t('booking:mine.qrHow')}</figcaption></figure>`
}
