import { createHash } from 'node:crypto'
import { words } from '@poczekalnia/locales'
import { span } from '@poczekalnia/locales/waits'
import {
  type BoardQueue,
  inSentence,
  type Language,
  type Localized,
  type OfficeBoard,
  type ReportFigures,
  type WireError,
} from '@poczekalnia/protocol'
import { type Html, html, raw } from '@poczekalnia/server/html'
import { inLanguage, markedSentence } from '@poczekalnia/server/in-language'
import { saidWarnings } from '../../features/alerts/said-warnings.ts'
import { plainHeader, plainPage } from '../../transport/http/plain-page.ts'

/** What one office shows to who asks. */
export type OfficeShown<Shown> = { id: string; name: Localized } & (
  | { shown: Shown }
  /** `down`: no answer; `sign-in`: nobody is signed in there; `not-permitted`: their role does not allow it. */
  | { why: 'down' | 'sign-in' | 'not-permitted' }
)

const style = `
form.sign-in{display:grid;gap:16px;max-width:24rem;margin-top:24px}
form label{display:grid;gap:4px;font-weight:700}
input{font:inherit;padding:8px 12px;min-height:48px;border:2px solid #4A5670;border-radius:8px;
  background:#fff;color:#10213D}
button{font:inherit;font-weight:800;min-height:48px;padding:8px 20px;border:3px solid #0B4FC4;border-radius:12px;
  background:#0B4FC4;color:#fff;cursor:pointer}
button.quiet{background:transparent;color:#0B4FC4}
input:focus-visible,button:focus-visible{outline:3px solid #10213D;outline-offset:3px}
.refusal{border-left:6px solid #B3261E;padding:8px 16px;margin-top:16px;font-weight:700}
.bar{display:flex;flex-wrap:wrap;gap:16px;align-items:end;margin-top:16px}
.bar a{min-height:48px;display:inline-flex;align-items:center;padding:8px 4px;color:#0B4FC4;font-weight:700}
.bar a[aria-current]{color:#10213D;text-decoration:none;border-bottom:4px solid #10213D}
.bar form{display:flex;flex-wrap:wrap;gap:12px;align-items:end}
.bar .out{margin-left:auto}
section{border-top:3px solid #D5D9E2;padding:24px 0 8px;margin-top:24px}
section h2 a{color:inherit}
.facts{color:#4A5670}
.facts a,.note a{color:#0B4FC4;font-weight:700}
.facts strong{color:#10213D;font-variant-numeric:tabular-nums}
ul.needs{margin-top:16px}
ul.needs li{display:block;border:0;border-left:6px solid #B45309;padding:4px 16px;margin-top:8px}
ul.needs li span{display:block;color:#4A5670}
table{width:100%}
th{text-align:left;padding:8px 16px 8px 0;vertical-align:bottom;color:#4A5670;font-size:1rem}
tbody th,tbody td{vertical-align:baseline}
th.figure,td.figure{padding-right:32px}
.side th.figure,.side td.figure{padding-right:16px}
@media (min-width:60rem){.side tbody th{min-width:20rem}}
tbody th{color:#10213D;border-top:1px solid #D5D9E2;font-size:inherit}
td.figure,th.figure{text-align:right}
.scroll{overflow-x:auto}`

/** The board's page asks for itself anew and shows what is other; without scripts it is as old as it says. */
const script = `
setInterval(function () {
  if (document.hidden) return
  var address = location.pathname + '?quiet=1&lang=' + document.documentElement.lang
  fetch(address, { credentials: 'same-origin' }).then(function (answer) {
    if (answer.redirected || !answer.ok) { location.reload(); return null }
    return answer.text()
  }).then(function (text) {
    if (!text) return
    var next = new DOMParser().parseFromString(text, 'text/html').getElementById('offices')
    var here = document.getElementById('offices')
    if (next && here && next.innerHTML !== here.innerHTML && !here.contains(document.activeElement)) {
      here.innerHTML = next.innerHTML
    }
  }).catch(function () {})
}, 10000)`

/** Content policy of the region's pages: their one script, their own forms, and nothing else. */
export const regionPolicy = [
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "connect-src 'self'; style-src 'unsafe-inline'; img-src data:",
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
].join('; ')

/** Who are you? @param about.directory whether the region's own sign-in may be used */
export function signInPage(
  language: Language,
  about: { demo: boolean; refusal: WireError | null; name: string; directory: boolean },
): string {
  const t = words(language)
  const refusal =
    about.refusal && html`<p class="refusal" role="alert">${t(`errors:${about.refusal.code}`, about.refusal)}</p>`
  const way =
    about.directory && html`<p class="bar"><a href="/region/directory">${t('offices:region.directory')}</a></p>`
  return page(
    language,
    about.demo,
    html`${refusal}<p class="note">${t('offices:region.signInText')}</p>${way}
<form class="sign-in" method="post" action="/region/sign-in?lang=${language}">
<label>${t('staff:name')}
<input name="name" autocomplete="username" required maxlength="60" value="${about.name}"></label>
<label>${t('staff:password')}
<input name="password" type="password" autocomplete="current-password" required maxlength="200"></label>
<button>${t('staff:signIn.submit')}</button></form>`,
    // A form that was refused is answered at an address that nobody can open.
    '/region?',
  )
}

/** All offices as they are now. */
export function boardPage(
  language: Language,
  offices: readonly OfficeShown<OfficeBoard>[],
  about: { demo: boolean; time: string },
): string {
  const t = words(language)
  return page(
    language,
    about.demo,
    html`${bar(language, 'board')}
<div id="offices"><p class="note">${t('reports:upTo', { when: about.time })}</p>
${offices.map((office) => boardOf(office, language))}</div>
<script>${raw(script)}</script>`,
    '/region?',
  )
}

function boardOf(office: OfficeShown<OfficeBoard>, language: Language): Html {
  const t = words(language)
  if (!('shown' in office)) return section(office, language, missing(office, language))
  const { shown } = office
  const waiting = shown.queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const hours = shown.closedEarly
    ? t('supervisor:board.closesEarly', { hour: shown.closedEarly })
    : shown.hoursToday
      ? t('supervisor:board.hours', shown.hoursToday)
      : t('supervisor:board.closedToday')
  const queueName = (id: string) => {
    const queue = shown.queues.find((one) => one.id === id)
    return queue && nameOf(queue, language)
  }
  const needs = saidWarnings(shown.warnings, queueName, language)
  const list = needs.map(
    ({ title, help }) => html`<li><strong>${markedSentence(title)}</strong><span>${markedSentence(help)}</span></li>`,
  )
  return section(
    office,
    language,
    html`<p class="facts">${hours} · <strong>${waiting}</strong> ${t('supervisor:board.figure.waiting')} ·
<strong>${shown.served}</strong> ${t('supervisor:board.figure.served')}</p>
${needs.length > 0 && html`<ul class="needs">${list}</ul>`}
<div class="scroll"><table><thead><tr><th scope="col">${t('supervisor:board.queue')}</th>
<th scope="col" class="figure">${t('supervisor:board.waiting')}</th>
<th scope="col">${t('supervisor:board.longest')}</th>
<th scope="col">${t('supervisor:board.range')}</th><th scope="col">${t('supervisor:board.tickets')}</th></tr></thead>
<tbody>${shown.queues.map((queue) => rowOf(queue, shown, language))}</tbody></table></div>`,
  )
}

function rowOf(queue: OfficeBoard['queues'][number], board: OfficeBoard, language: Language): Html {
  const t = words(language)
  const { state, longest, estimate } = queue
  const hour = board.closedEarly ?? ''
  const waited = longest && t('supervisor:board.minutes', { minutes: minutesBetween(longest, board.now) })
  const tickets =
    state === null
      ? t('supervisor:board.ticketState.booked')
      : state.open
        ? t('supervisor:board.ticketState.open', { until: state.until })
        : t(`supervisor:board.ticketState.${state.reason}`, { hour })
  return html`<tr><th scope="row">${markedSentence(nameOf(queue, language))}</th>
<td class="figure">${queue.waiting}</td>
<td>${waited ?? '–'}</td><td>${estimate ? span(estimate, t) : '–'}</td><td>${tickets}</td></tr>`
}

/**
 * What was counted in a period, the offices side by side.
 * @param about.isWrong another period was asked for, which is none
 */
export function reportsPage(
  language: Language,
  offices: readonly OfficeShown<ReportFigures>[],
  about: { demo: boolean; from: string; to: string; isWrong: boolean },
): string {
  const t = words(language)
  const minutes = (seconds: number | undefined) =>
    seconds === undefined ? '–' : t('reports:minutes', { minutes: Math.round(seconds / 60) })
  const rows = offices.map((office) => {
    const name = inLanguage(office.name, language)
    const head = html`<th scope="row" lang="${name.lang}">${name.text}</th>`
    if (!('shown' in office)) return html`<tr>${head}<td colspan="7">${missing(office, language)}</td></tr>`
    const { arrivals, served, absent, unserved, waits, service } = office.shown
    const figures = [
      arrivals.walkIn + arrivals.booked,
      served,
      absent,
      unserved,
      minutes(waits.all?.median),
      minutes(waits.all?.p90),
      minutes(service?.median),
    ]
    return html`<tr>${head}${figures.map((figure) => html`<td class="figure">${figure}</td>`)}</tr>`
  })
  const columns = ['arrivals', 'served', 'absent', 'unserved', 'median', 'p90', 'service'] as const
  const heads = columns.map(
    (column) => html`<th scope="col" class="figure">${t(`offices:region.column.${column}`)}</th>`,
  )
  return page(
    language,
    about.demo,
    html`${bar(language, 'reports')}
<div class="bar"><form method="get" action="/region/reports"><input type="hidden" name="lang" value="${language}">
<label>${t('reports:period.from')}<input type="date" name="from" required value="${about.from}"></label>
<label>${t('reports:period.to')}<input type="date" name="to" required value="${about.to}"></label>
<button>${t('reports:period.show')}</button></form></div>
${about.isWrong && html`<p class="refusal" role="alert">${t('reports:period.wrong')}</p>`}
<div class="scroll"><table class="side"><thead><tr><th scope="col">${t('offices:region.office')}</th>
${heads}</tr></thead>
<tbody>${rows}</tbody></table></div><p class="note">${t('reports:hint.waits')} ${t('reports:hint.service')}</p>`,
    `/region/reports?from=${about.from}&to=${about.to}&`,
  )
}

/** From one wall time to a later one, also over midnight. */
function minutesBetween(from: string, to: string): number {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return (of(to) - of(from) + 24 * 60) % (24 * 60)
}

const nameOf = ({ prefix, name }: Pick<BoardQueue, 'prefix' | 'name'>, language: Language) =>
  `${prefix} · ${inSentence(name, language)}`

function missing({ id, why }: { id: string; why: 'down' | 'sign-in' | 'not-permitted' }, language: Language): Html {
  const t = words(language)
  if (why === 'down') return html`<p class="facts">${t('offices:down')}</p>`
  if (why === 'not-permitted') return html`<p class="facts">${t('offices:region.notPermitted')}</p>`
  return html`<p class="facts"><a href="/${id}/supervisor">${t('offices:region.signInThere')}</a></p>`
}

function section({ id, name }: { id: string; name: Localized }, language: Language, body: Html): Html {
  const own = inLanguage(name, language)
  return html`<section><h2 lang="${own.lang}"><a href="/${id}/supervisor">${own.text}</a></h2>${body}</section>`
}

function bar(language: Language, current: 'board' | 'reports'): Html {
  const t = words(language)
  const way = (id: 'board' | 'reports', path: string) => {
    const here = current === id && raw(' aria-current="page"')
    return html`<a href="${path}?lang=${language}"${here}>${t(`offices:region.${id}`)}</a>`
  }
  return html`<div class="bar">${way('board', '/region')}${way('reports', '/region/reports')}
<form class="out" method="post" action="/region/sign-out?lang=${language}">
<button class="quiet">${t('staff:signOut')}</button></form></div>`
}

/** @param at address of the page, to which a language is added */
function page(language: Language, demo: boolean, body: Html, at: string): string {
  const title = words(language)('offices:region.title')
  return plainPage(
    language,
    title,
    html`<style>${raw(style)}</style>`,
    html`${plainHeader(language, demo, at)}<main><h1>${title}</h1>${body}</main>`,
  )
}
