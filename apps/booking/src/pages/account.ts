import { type Booked, type Booking, changeableUntil } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { proofOf } from '../visit-facts.ts'
import { codeField, field } from './field.ts'
import { heading, problemBox } from './layout.ts'
import { factList } from './making.ts'

/** Whoever has several visits: the address, the code, and all visits of that address (WRO-6). */

export function askAddressPage(
  { language, at }: { language: Language; at: string },
  { problem, email }: { problem: string | null; email: string },
): Html {
  const t = words(language)
  const found = problem === null ? [] : [{ field: 'email', text: problem }]
  return html`${problemBox(found, language)}${heading(t('booking:account.title'))}
<p>${t('booking:account.ask')}</p>
<form class="stack" method="post" action="${at}" novalidate>${field({
    ...{ id: 'email', type: 'email', label: t('booking:person.email'), hint: t('booking:account.hint') },
    ...{ value: email, autocomplete: 'email', fault: problem ?? undefined },
  })}<button class="main">${t('booking:mine.send')}</button></form>`
}

/** The same for every address: nobody learns here who has a visit. */
export function accountCodePage(
  { language, at }: { language: Language; at: string },
  start: string,
  problem: string | null,
): Html {
  const t = words(language)
  return html`${problemBox(problem === null ? [] : [{ field: 'code', text: problem }], language)}
${heading(t('booking:code.question'))}
<p>${t('booking:account.sent')}</p>
<form class="stack" method="post" action="${at}" novalidate>${codeField(problem, language)}
<button class="main">${t('booking:account.open')}</button></form>
<p class="quiet">${t('booking:account.noLetter')} <a href="${start}">${t('booking:account.otherAddress')}</a></p>`
}

/** A visit with the address of its own page, where everything can be done with it. */
type Listed = { booking: Booking; at: string }

export function accountPage(
  { office, language, at }: { office: Office; language: Language; at: string },
  { email, visits, now }: { email: string; visits: readonly Listed[]; now: number },
): Html {
  const t = words(language)
  const ahead = visits.flatMap(({ booking, at }) =>
    booking.state === 'booked' && booking.at > now ? [{ booking, at }] : [],
  )
  const others = visits.filter(({ booking }) => !ahead.some((one) => one.booking.id === booking.id)).reverse()
  return html`${heading(t('booking:account.title'))}
<p class="quiet">${t('booking:account.of', { email })}</p>
${ahead.length === 0 && html`<p class="box">${t('booking:account.none')}</p>`}
${ahead.map((one) => visit(office, one, language, now))}
<p><a class="button" href="${at}">${t('booking:letter.again')}</a></p>
${
  others.length > 0 &&
  html`<section class="stack"><h2>${t('booking:account.before')}</h2><ul class="plain">${others.map(
    ({ booking }) => html`<li class="day">${longDate(booking.date, language)}, ${booking.time}
<b>${t(`booking:account.state.${booking.state}`)}</b></li>`,
  )}</ul></section>`
}`
}

/** One visit, with its acts. What a link does is said with the day: a list of links alone tells which is which. */
function visit(
  office: Office,
  { booking, at }: { booking: Booked; at: string },
  language: Language,
  now: number,
): Html {
  const t = words(language)
  const { label } = proofOf(office, booking.matter, language)
  const title = t('booking:visit.time', { date: longDate(booking.date, language), time: booking.time })
  const id = `visit-${booking.id}`
  const link = (path: string, text: string) =>
    html`<li><a href="${at}${path}" aria-describedby="${id}">${text}</a></li>`
  const canChange = now <= changeableUntil(office, booking)
  return html`<section class="box stack"><h2 id="${id}">${title}</h2>
<p>${label}: <strong class="number">${booking.pin}</strong></p>
${factList(office, booking, language, ['what', 'who', 'party'])}
<ul class="plain acts">${link('', t('booking:account.show'))}${canChange && link('/move', t('booking:mine.move'))}
${canChange && link('/cancel', t('booking:mine.cancel'))}${link('/visit.pdf', t('booking:mine.pdf'))}
${link('/visit.ics', t('booking:done.calendar'))}</ul></section>`
}
