import { type Booking, type Draw, daysOf, type Entry, isListed, type Round } from '@poczekalnia/booking-core'
import { hoursWishes, type PublishedDraw } from '@poczekalnia/booking-core/draw'
import type { KeptLetter } from '@poczekalnia/booking-core/store'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { type Html, html } from '@poczekalnia/server/html'
import type { Problems } from '../forms.ts'
import { momentOf } from '../moment.ts'
import { proofOf } from '../visit-facts.ts'
import type { WorkAsked } from '../work/work.ts'
import { field, workingBox, workOf } from './field.ts'
import { heading, problemBox } from './layout.ts'
import { declarations, inWords, mailState } from './making.ts'
import { matterName } from './matter-name.ts'

/** The pages of a draw: what it is, entering, one's own entry, what came out. */

type Page = { office: Office; language: Language; at: string }

/** People that one entry may be for. */
export const LARGEST_FAMILY = 6

/** Lines of a published list that one page shows; the rest is in the file. */
const MOST_SHOWN = 500

/** On the page of a matter's days: the draws by which some of them are given. */
export function drawsOfMatter(
  { office, language, at }: Page,
  draws: readonly { round: Round; draw: Draw }[],
  matter: string,
  query: string,
  now: number,
): Html | null {
  if (draws.length === 0) return null
  const t = words(language)
  return html`<section class="stack"><h2>${t('booking:draw.title')}</h2>
${draws.map(({ round, draw }) => {
  const path = `${at}/draw/${round.release.id}/${round.id}`
  const isOpen = round.opensAt <= now && now < (round.closesAt ?? 0)
  const when = momentOf(office, isOpen ? (round.closesAt ?? 0) : round.opensAt, language)
  return html`<div class="box"><p><strong>${daysInWords(office, round, language)}</strong></p>
${
  draw.state === 'open' && now < (round.closesAt ?? 0)
    ? html`<p>${t(isOpen ? 'booking:draw.openUntil' : 'booking:draw.opensAt', { when })}</p>`
    : html`<p>${t(draw.state === 'drawn' ? 'booking:draw.isDrawn' : 'booking:draw.isClosed')}</p>`
}
${isOpen && html`<p><a class="button" href="${path}/enter/${matter}${query}">${t('booking:draw.enter')}</a></p>`}
<p><a href="${path}">${t('booking:draw.about')}</a></p></div>`
})}</section>`
}

const daysInWords = (office: Office, round: Round, language: Language) => {
  const days = daysOf(office, round)
  const [first = round.id, last = first] = [days[0], days.at(-1)]
  return first === last
    ? longDate(first, language)
    : words(language)('booking:draw.days', {
        from: longDate(first, language, 'within'),
        to: longDate(last, language, 'within'),
      })
}

/** What somebody who enters a draw or stands on a list has typed for a matter, and what is wrong with it. */
export type Wishing = {
  matter: string
  form: Record<string, string>
  problems: Problems
  told: string | null
  query: string
  work: WorkAsked | null
  /** The page's own: pressed twice, its button makes one entry. */
  key: string
}

/** What is wrong, in words: the box above the form, and each field's. */
export function faultsIn({ problems, told }: Pick<Wishing, 'problems' | 'told'>, language: Language) {
  const found = inWords(problems, language)
  const box = problemBox([...(told === null ? [] : [{ field: null, text: told }]), ...found], language)
  return { box, faultOf: (id: string) => found.find((one) => one.field === id)?.text }
}

/** What draws and waiting lists ask alike: by what somebody is told from others, and when they can come. */
export function wishFields(
  office: Office,
  form: Record<string, string>,
  faultOf: (id: string) => string | undefined,
  language: Language,
) {
  const t = words(language)
  const document = field({
    ...{ id: 'document', type: 'text', autocomplete: 'off', value: form.document ?? '', fault: faultOf('document') },
    ...{ label: t('booking:draw.document'), hint: t('booking:draw.documentHint') },
    extra: html`spellcheck="false" autocapitalize="characters"`,
  })
  const email = field({
    ...{ id: 'email', type: 'email', autocomplete: 'email', value: form.email ?? '', fault: faultOf('email') },
    ...{ label: t('booking:person.email'), hint: t('booking:draw.emailHint') },
  })
  const hours = hoursWishes.map(
    (wish) =>
      html`<div class="check"><input type="radio" id="hours-${wish}" name="hours" value="${wish}"${
        (form.hours ?? 'any') === wish && html` checked`
      }><label for="hours-${wish}">${t(`booking:draw.hours.${wish}`)}</label></div>`,
  )
  const places = office.profile.booking?.places ?? []
  const differ = places.some(({ stepFree }) => stepFree) && places.some(({ stepFree }) => !stepFree)
  const lift =
    differ &&
    html`<div class="check"><input type="checkbox" id="stepFree" name="stepFree" value="yes"${
      form.stepFree === 'yes' && html` checked`
    }><label for="stepFree">${t('booking:draw.stepFree')}</label></div>`
  return { document, email, hours, lift }
}

/** Who enters, and what they wish. */
export function enterPage(page: Page, round: Round, about: Wishing & { party: number }): Html {
  const { office, language, at } = page
  const t = words(language)
  const { form, party, matter } = about
  const { box, faultOf } = faultsIn(about, language)
  const isFirst = Object.keys(form).length === 0
  const names = Array.from({ length: party }, (_, n) =>
    field({
      ...{
        id: `name-${n + 1}`,
        type: 'text',
        autocomplete: n === 0 ? 'name' : 'off',
        value: form[`name-${n + 1}`] ?? '',
      },
      label: party === 1 ? t('booking:person.name') : t('booking:draw.nameOf', { n: n + 1 }),
      ...{ hint: t('booking:person.nameHint'), fault: faultOf(`name-${n + 1}`) },
      extra: html`spellcheck="false" autocapitalize="words"`,
    }),
  )
  const { document, email, hours, lift } = wishFields(office, form, faultOf, language)
  const days = daysOf(office, round).map(
    (date) =>
      html`<div class="check"><input type="checkbox" id="day-${date}" name="day-${date}" value="yes"${
        (isFirst || form[`day-${date}`] === 'yes') && html` checked`
      }><label for="day-${date}">${longDate(date, language)}</label></div>`,
  )
  const parties = Array.from({ length: LARGEST_FAMILY }, (_, n) => n + 1).filter((n) => n !== party)
  const from = about.query === '' ? '?' : `${about.query}&`
  return html`${box}${heading(t('booking:draw.enter'))}
<p class="quiet">${matterName(office, matter, language)}<br>${daysInWords(office, round, language)}</p>
<p>${t('booking:draw.how', { when: momentOf(office, round.drawsAt ?? 0, language) })}</p>
<details><summary>${t('booking:draw.family')}</summary><p>${t('booking:draw.familyHint')}</p>
<ul class="plain">${parties.map(
    (n) => html`<li><a href="${at}${from}party=${n}">${t('booking:draw.people', { count: n })}</a></li>`,
  )}</ul></details>
<form class="stack" method="post" action="${at}${from}party=${party}" novalidate${workOf(about.work)}>
<input type="hidden" name="key" value="${about.key}">
${names}
${document}
${email}
<fieldset${faultOf('days') && html` class="bad"`} id="days"><legend>${t('booking:draw.whichDays')}</legend>
${faultOf('days') && html`<span class="fault">${faultOf('days')}</span>`}${days}</fieldset>
<fieldset><legend>${t('booking:draw.whichHours')}</legend>
<span class="hint">${t('booking:draw.truth')}</span>${hours}</fieldset>
${lift}
${declarations(page, matter, form, faultOf('declare'), round.release.onlyFor)}
<button class="main" name="act" value="enter">${t('booking:person.send')}</button>
<p class="quiet">${t('booking:draw.why')}</p></form>
${workingBox(about.work, language)}`
}

/** The code from the mail. */
export function entryCodePage(
  { language, at }: Page,
  entry: Entry,
  more: { letter: KeptLetter | undefined; problems: Problems; told: string | null; email: string | null },
): Html {
  const t = words(language)
  const isOfList = isListed(entry)
  const found = inWords(more.problems, language)
  const faultOf = (id: string) => found.find((one) => one.field === id)?.text
  const sentTo = t(isOfList ? 'booking:list.codeSent' : 'booking:draw.codeSent', { email: entry.email })
  const confirm = t(isOfList ? 'booking:list.join' : 'booking:draw.confirm')
  const told = more.told === null ? [] : [{ field: 'code', text: more.told }]
  const code = field({
    ...{ id: 'code', type: 'text', label: t('booking:code.label'), value: '', autocomplete: 'one-time-code' },
    fault: faultOf('code') ?? more.told ?? undefined,
    extra: html`class="code" inputmode="numeric" maxlength="20"`,
  })
  const address = field({
    ...{ id: 'email', type: 'email', label: t('booking:person.email'), autocomplete: 'email' },
    ...{ value: more.email ?? entry.email, fault: faultOf('email') },
  })
  return html`${problemBox([...found, ...told], language)}${heading(t('booking:code.question'))}
<p>${sentTo}</p>${mailState(more.letter, at, language)}
<form class="stack" method="post" action="${at}" novalidate>
${code}
<button class="main" name="act" value="code">${confirm}</button></form>
<form class="stack" method="post" action="${at}" novalidate><h2>${t('booking:code.wrongAddress')}</h2>
${address}
<button class="by" name="act" value="address">${t('booking:code.correct')}</button></form>
<form method="post" action="${at}"><button class="by" name="act" value="again">${t('booking:code.again')}</button>
</form>`
}

/** One's own entry as it stands. @param at path of its own page, for what can be done with it */
export function entryPage(
  { office, language, at }: Page,
  entry: Entry,
  about: {
    round: Round
    receipt: string
    of: number
    result: string
    bookings: readonly Booking[]
    problem: Html | null
    /** Its place on a full day's waiting list; `null`: it is none, or does not wait. */
    place: number | null
  },
): Html {
  const t = words(language)
  const isOfList = isListed(entry)
  const timeOf = ({ date, time }: Booking) => t('booking:visit.time', { date: longDate(date, language), time })
  const receipt =
    !isOfList &&
    html`<div class="box proof"><p>${t('booking:draw.receipt')}
<strong class="receipt">${about.receipt}</strong></p>
<p>${t('booking:draw.receiptWhy')}</p></div>`
  const result = !isOfList && html`<p><a href="${about.result}">${t('booking:draw.about')}</a></p>`
  const ranked = entry.rank !== null && html`<p>${t('booking:draw.ranked', { rank: entry.rank, of: about.of })}</p>`
  const leave = t(isOfList ? 'booking:list.leave' : 'booking:draw.withdraw')
  const back = html`<details><summary>${leave}</summary>
<p>${t(isOfList ? 'booking:list.leaveSure' : 'booking:draw.withdrawSure')}</p>
<form method="post" action="${at}"><button class="by" name="act" value="withdraw">${leave}</button>
</form></details>`
  const places = html`<dl>${about.bookings.map((one) => {
    return html`<dt>${'person' in one && one.person.name}</dt><dd>${timeOf(one)}</dd>`
  })}</dl>`
  switch (entry.state) {
    case 'confirmed':
      if (isOfList)
        return html`${about.problem}${heading(t('booking:draw.waitsTitle'))}
<p class="quiet">${matterName(office, entry.matter, language)}<br>${longDate(entry.days[0] ?? '', language)}</p>
${about.place !== null && html`<div class="box good"><p>${t('booking:list.place', { place: about.place })}</p></div>`}
<p>${t('booking:list.waits')}</p>${back}`
      return html`${heading(t('booking:draw.in'))}
<p>${t('booking:draw.drawnAt', { when: momentOf(office, about.round.drawsAt ?? 0, language) })}</p>
${receipt}${result}${back}`
    case 'ranked':
      return html`${heading(t('booking:draw.waitsTitle'))}${ranked}
<p>${t('booking:draw.waits')}</p>${receipt}${result}${back}`
    case 'offered':
      return html`${about.problem}${heading(t('booking:draw.offered'))}<div class="box good">${places}
<p>${t('booking:draw.answerUntil', { when: momentOf(office, entry.answerUntil ?? 0, language) })}</p></div>
<form class="stack" method="post" action="${at}"><fieldset><legend>${t('booking:draw.question')}</legend>
<div class="check"><input type="radio" id="yes" name="answer" value="yes">
<label for="yes">${t('booking:draw.yes')}</label></div>
<div class="check"><input type="radio" id="no" name="answer" value="no">
<label for="no">${t('booking:draw.no')}</label></div>
</fieldset><button class="main" name="act" value="answer">${t('booking:draw.send')}</button></form>${receipt}${result}`
    case 'booked': {
      const { label, how } = proofOf(office, entry.matter, language)
      return html`${heading(t('booking:done.title'))}${about.bookings.map(
        (one) => html`<div class="box good proof">
<p>${'person' in one && one.person.name}<br>${timeOf(one)}</p>
${'pin' in one && html`<p>${label} <strong>${one.pin}</strong></p>`}</div>`,
      )}<p>${how}</p><p>${t('booking:done.mail', { email: entry.email })}</p>${receipt}${result}`
    }
    default:
      return html`${heading(t(`booking:draw.over.${entry.state === 'entered' ? 'withdrawn' : entry.state}`))}${ranked}
<p>${t(isOfList ? 'booking:list.next' : 'booking:draw.next')}</p>${result}`
  }
}

/** What everybody may see: the hashes before, everything after. @param at path of this page */
export function resultPage({ office, language, at }: Page, round: Round, draw: Draw, now: number): Html {
  const t = words(language)
  const isOpen = round.opensAt <= now && draw.state === 'open'
  const published = draw.state === 'drawn' ? (JSON.parse(draw.text ?? '{}') as PublishedDraw) : null
  const facts = [
    [t('booking:draw.fact.opens'), momentOf(office, round.opensAt, language)],
    [t('booking:draw.fact.closes'), momentOf(office, round.closesAt ?? 0, language)],
    [t('booking:draw.fact.draws'), momentOf(office, round.drawsAt ?? 0, language)],
    [t('booking:draw.fact.commitment'), html`<code>${draw.commitment}</code>`],
    [
      t('booking:draw.fact.closed'),
      draw.closedHash === null ? t('booking:draw.fact.notYet') : html`<code>${draw.closedHash}</code>`,
    ],
    [t('booking:draw.fact.secret'), published ? html`<code>${published.secret}</code>` : t('booking:draw.fact.notYet')],
    ...(published ? [[t('booking:draw.fact.entries'), String(published.entries.length)] as const] : []),
  ] as const
  return html`${heading(t('booking:draw.title'))}<p class="quiet">${daysInWords(office, round, language)}</p>
<p>${t('booking:draw.rule')}</p>
<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${
  isOpen &&
  now < (round.closesAt ?? 0) &&
  html`<p><a class="button" href="${at.slice(0, at.indexOf('/draw/'))}">${t('booking:draw.enter')}</a></p>`
}
${published && checked({ office, language, at }, published)}`
}

function checked({ language, at }: Page, draw: PublishedDraw): Html {
  const t = words(language)
  const shown = draw.ranks.slice(0, MOST_SHOWN)
  const more = draw.ranks.length - shown.length
  return html`<section class="stack" id="check" data-file="${at}/draw.json"
data-right="${t('booking:draw.check.right')}"
data-wrong="${t('booking:draw.check.wrong')}" data-line="${t('booking:draw.check.line')}"
data-none="${t('booking:draw.check.none')}"
data-waits="${t('booking:draw.check.waits')}"><h2>${t('booking:draw.check.title')}</h2>
<p>${t('booking:draw.check.text')}</p>
<form class="stack" id="check-form"><div class="field"><label for="receipt">${t('booking:draw.receipt')}</label>
<input id="receipt" type="text" autocomplete="off" spellcheck="false"></div>
<button class="main">${t('booking:draw.check.do')}</button></form><p id="check-said" role="status"></p>
<noscript><p>${t('booking:draw.check.noScript')}</p></noscript>
<p><a class="button" href="${at}/draw.json" download>${t('booking:draw.check.file')}</a></p></section>
<section class="stack"><h2>${t('booking:draw.list')}</h2>
<ol class="ranks" tabindex="0" aria-label="${t('booking:draw.list')}">${shown.map(
    ({ id, places }) =>
      html`<li><code>${id.slice(0, 16)}…</code> ${
        places.length === 0
          ? t('booking:draw.check.waits')
          : places.map(({ at }) => at.slice(0, 16).replace('T', ' ')).join(', ')
      }</li>`,
  )}</ol>${more > 0 && html`<p>${t('booking:draw.more', { count: more })}</p>`}</section>`
}
