import type { Booked, Booking, Held, Pending } from '@poczekalnia/booking-core'
import type { KeptLetter } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import type { Language, Localized } from '@poczekalnia/protocol'
import { arriveMinutesBefore, type Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import { inLanguage, langOf, otherLang } from '@poczekalnia/server/in-language'
import type { Problems } from '../forms.ts'
import { readableNumber } from '../letters/texts.ts'
import { proofOf, type VisitFact, visitFacts } from '../visit-facts.ts'
import { declarationsOf, partyUpTo } from './declarations.ts'
import { codeField, field } from './field.ts'
import { heading, problemBox } from './layout.ts'

/** The pages of a booking that is being made: who, code, booked. */

type Page = { office: Office; language: Language; at: string }

/** What is known of a visit, as a list of names and values. @param only some of it */
export function factList(
  office: Office,
  booking: Booking,
  language: Language,
  only?: readonly VisitFact['of'][],
): Html {
  const shown = visitFacts(office, booking, language).filter(({ of }) => !only || only.includes(of))
  return html`<dl>${shown.map(
    ({ name, value, lang }) => html`<dt>${name}</dt><dd${otherLang(lang, language)}>${value}</dd>`,
  )}</dl>`
}

/** The problems of a form in words, at the top, and each once more beside its field. */
export function inWords(problems: Problems, language: Language, more: Record<string, string> = {}) {
  const t = words(language)
  return Object.entries(problems).flatMap(([field, fault]) =>
    fault ? [{ field, text: t(`booking:problem.${fault}`, more) }] : [],
  )
}

export function personPage(
  page: Page,
  booking: Held,
  typed: { form: Record<string, string>; problems: Problems; sign: string; texts: boolean },
): Html {
  const { office, language, at } = page
  const t = words(language)
  const { form, problems } = typed
  const found = inWords(problems, language, { sign: typed.sign })
  const faultOf = (id: string) => found.find((one) => one.field === id)?.text
  const name = field({
    ...{ id: 'name', type: 'text', autocomplete: 'name', value: form.name ?? '', fault: faultOf('name') },
    ...{ label: t('booking:person.name'), hint: t('booking:person.nameHint') },
    extra: html`spellcheck="false" autocapitalize="words"`,
  })
  const email = field({
    ...{ id: 'email', type: 'email', autocomplete: 'email', value: form.email ?? '', fault: faultOf('email') },
    ...{ label: t('booking:person.email'), hint: t('booking:person.emailHint') },
  })
  const held = t('booking:person.held', { time: office.time.hourAndMinute(booking.expiresAt) })
  const phone = field({
    ...{ id: 'phone', type: 'tel', autocomplete: 'tel', value: form.phone ?? '', fault: faultOf('phone') },
    ...{ label: t('booking:person.phone'), hint: t('booking:person.phoneHint'), optional: true },
  })
  return html`${problemBox(found, language)}${heading(t('booking:person.question'))}
<div class="box">${factList(office, booking, language)}<p class="quiet">${held}</p></div>
<form class="stack" method="post" action="${at}" novalidate><input type="hidden" name="sent" value="0">
${name}
${email}
${typed.texts && phone}
${partyField(partyUpTo(office, booking.matter), form.party, faultOf('party'), language)}
${declarations(page, booking.matter, form, faultOf('declare'))}
<button class="main" name="act" value="person">${t('booking:person.send')}</button>
<p class="quiet">${t('booking:person.why', { days: office.profile.retentionDays })}</p></form>`
}

/** What has to be true of whoever books, each with a box to tick (KAT-5, OLS-7, WRO-6). */
export function declarations(
  { office, language, at }: Page,
  matter: string,
  form: Record<string, string>,
  fault: string | undefined,
  released?: Localized,
): Html | null {
  const declared = declarationsOf(office, matter, released)
  if (declared.length === 0) return null
  const t = words(language)
  const boxes = declared.map(({ text, kind }, n) => {
    const own = inLanguage(text, language)
    const isRegulations = kind === 'regulations'
    const said = isRegulations ? { text: t('booking:regulations.accept'), lang: language } : own
    const name = `declare-${n + 1}`
    // The first is where a link from the top of the page leads.
    const id = n === 0 ? 'declare' : name
    const link = html`<br><a href="${at.replace(/\/(b|draw)\/.*/, '')}/regulations" target="_blank">
${t('booking:regulations.title')}</a>`
    return html`<div class="check">
<input type="checkbox" id="${id}" name="${name}" value="yes"${form[name] === 'yes' && html` checked`}>
<span><label for="${id}" ${langOf(said.lang)}>${said.text}</label>${isRegulations && link}</span></div>`
  })
  return html`<fieldset${fault && html` class="bad"`}><legend>${t('booking:person.declare')}</legend>
${fault && html`<span class="fault">${fault}</span>`}${boxes}</fieldset>`
}

/** How many people come, where parents may bring their small children (WRO-4). */
function partyField(
  most: number,
  value: string | undefined,
  fault: string | undefined,
  language: Language,
): Html | null {
  if (most < 2) return null
  const t = words(language)
  const chosen = Number(value ?? 1)
  const options = Array.from({ length: most }, (_, n) => n + 1)
  return html`<div class="field${fault !== undefined && ' bad'}"><label for="party">${t('booking:person.party')}</label>
<span class="hint" id="party-hint">${t('booking:person.partyHint')}</span>
${fault && html`<span class="fault">${fault}</span>`}
<select id="party" name="party" aria-describedby="party-hint">${options.map(
    (n) => html`<option value="${n}"${n === chosen && html` selected`}>${n}</option>`,
  )}</select></div>`
}

/** How the newest letter stands. */
export function mailState(letter: KeptLetter | undefined, at: string, language: Language): Html | null {
  if (!letter) return null
  const t = words(language)
  const look = html`<p><a href="${at}">${t('booking:mail.look')}</a></p>`
  const live = html`role="status" data-live="mail" data-every="5"`
  const state = letter.bouncedAt === null ? letter.state : 'bounced'
  const of = letter.way === 'sms' ? 'sms' : 'mail'
  // Until the first try is over the page's own sentence, that it is being sent, is all there is to say.
  const isFirstTry = state === 'waiting' && letter.said === null
  const told = html`<div class="box${(state === 'failed' || state === 'bounced') && ' wrong'}">
<p>${t(`booking:${of}.${state}`)}</p>${letter.state === 'waiting' && look}</div>`
  return html`<div ${live}>${!isFirstTry && told}</div>`
}

export function codePage(
  { office, language, at }: Page,
  booking: Pending,
  more: { letter: KeptLetter | undefined; problems: Problems; told: string | null; email: string | null },
): Html {
  const t = words(language)
  const found = inWords(more.problems, language)
  const faultOf = (id: string) => found.find((one) => one.field === id)?.text
  const told = more.told === null ? [] : [{ field: 'code', text: more.told }]
  const { email, phone } = booking.person
  const sent = html`<input type="hidden" name="sent" value="${booking.sent}">`
  const time = office.time.hourAndMinute(booking.expiresAt)
  const way =
    phone === undefined
      ? { title: t('booking:code.question'), sent: t('booking:code.sent', { email, time }) }
      : {
          title: t('booking:code.questionSms'),
          sent: t('booking:code.sentSms', { phone: readableNumber(phone, language), time }),
        }
  const byMail = html`<form method="post" action="${at}">${sent}<button class="by" name="act" value="by-mail">
${t('booking:code.byMail', { email })}</button></form>`
  const address = field({
    ...{ id: 'email', type: 'email', label: t('booking:person.email'), autocomplete: 'email' },
    ...{ value: more.email ?? email, fault: faultOf('email') },
  })
  return html`${problemBox([...found, ...told], language)}${heading(way.title)}
<p>${way.sent}</p>${mailState(more.letter, at, language)}
<form class="stack" method="post" action="${at}" novalidate>
${codeField(faultOf('code') ?? more.told, language)}
<button class="main" name="act" value="code">${t('booking:code.confirm')}</button></form>
${phone !== undefined && byMail}
<form class="stack" method="post" action="${at}" novalidate>${sent}<h2>${t('booking:code.wrongAddress')}</h2>
${address}
<button class="by" name="act" value="address">${t('booking:code.correct')}</button></form>
<form method="post" action="${at}">${sent}<button class="by" name="act" value="again">
${t('booking:code.again')}</button>
</form>
<div class="box">${factList(office, booking, language)}</div>`
}

export function donePage(
  { office, language, at }: Page,
  booking: Booked,
  letter: KeptLetter | undefined,
  cards: Html | null,
): Html {
  const t = words(language)
  const { label, how } = proofOf(office, booking.matter, language)
  const count = arriveMinutesBefore(office, booking.matter)
  const bring = office.queues.get(booking.matter)?.bring ?? []
  return html`${heading(t('booking:done.title'))}
<div class="box good proof"><p>${label} <strong>${booking.pin}</strong></p><p>${how}</p></div>
${factList(office, booking, language)}
<p>${count > 0 && `${t('booking:visit.come', { count })} `}${t('booking:hour.about')} ${t('booking:letter.late')}</p>${
    bring.length > 0 &&
    html`<section><h2>${t('booking:done.bring')}</h2><ul>${bring.map((one) => {
      const { text, lang } = inLanguage(one, language)
      return html`<li ${langOf(lang)}>${text}</li>`
    })}</ul></section>`
  }${cards}
<p>${t('booking:done.mail', { email: booking.person.email })}</p>${mailState(letter, at, language)}
<p class="noprint"><a class="button" href="${at}/visit.ics">${t('booking:done.calendar')}</a></p>`
}

/** It ran out, or is nobody's any more. */
export function overPage(language: Language, kind: 'run-out' | 'closed', start: string): Html {
  const t = words(language)
  if (kind === 'closed') return html`${heading(t('booking:over.doneTitle'))}<p>${t('booking:over.doneText')}</p>`
  return html`${heading(t('booking:over.title'))}<p>${t('booking:over.text')}</p>
<p><a class="button" href="${start}">${t('booking:over.again')}</a></p>`
}
