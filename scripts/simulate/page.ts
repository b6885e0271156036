import { BAR_MINUTES, type DeskSummary } from '@poczekalnia/queue-core/simulation'
import { light } from '../../packages/ui/src/tokens.ts'
import { barChart, escaped, keyOf, lineChart } from './charts.ts'
import type { SimulationReport } from './report.ts'
import { refusalReasons, refusedIn, type Texts } from './texts.ts'

/**
 * The report as one page that needs nothing but itself: charts with their tables beside them, on a screen and on paper.
 */
export function pageOf(report: SimulationReport, texts: Texts): string {
  const { results } = report
  const { say } = texts
  const name = texts.officeName(report)
  return `<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${say('title')} ${name}, ${report.date}`)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p>${escaped(name)}</p>
<h1>${escaped(say('title'))}</h1>
<p class="day">${escaped(texts.day(report.date))}</p>
<p class="answer">${escaped(texts.answer(report))}</p>
<p>${escaped(texts.source(report))}</p>
</header>
<main>
${[overview, queueLength, byHour, histogram, longest].map((part) => part(results, texts)).join('\n')}
</main>
</body>
</html>
`
}

function overview(results: readonly DeskSummary[], texts: Texts): string {
  const { say, minutes, people } = texts
  const row = (title: string, cell: (r: DeskSummary) => string) => [title, ...results.map(cell)]
  const waits = kindsOf(results).map((kind) =>
    bodyOf(
      (['median', 'p90', 'longest'] as const).map((key) => row(say(key), (r) => minutes(r[kind]?.[key]))),
      say(kind),
      results.length,
    ),
  )
  const counts = [
    row(say('served'), (r) => people(r.served, r.days)),
    row(say('refused'), (r) => people(refusedIn(r), r.days)),
    ...refusalReasons(results).map((why) => row(`– ${texts.why(why)}`, (r) => people(r.refused[why] ?? 0, r.days))),
    row(say('absent'), (r) => people(r.absent, r.days)),
    row(say('neverCame'), (r) => people(r.neverCame, r.days)),
    ...(['unserved', 'notBooked'] as const)
      .filter((key) => results.some((r) => r[key] > 0))
      .map((key) => row(say(key), (r) => people(r[key], r.days))),
  ]
  const day = [
    row(say('ticketsEnded'), (r) => [texts.ended(r), texts.endedEarly(r)].filter(Boolean).join('\n')),
    row(say('overtime'), (r) =>
      [minutes(r.overtime.median), say('overtimeLongest', { minutes: minutes(r.overtime.longest) })].join('\n'),
    ),
  ]
  const head = headOf([say('desks'), ...results.map((r) => String(r.desks))])
  const bodies = [...waits, bodyOf(counts, say('visitors'), results.length), bodyOf(day, say('date'), results.length)]
  return `<section>${framed(head, bodies, 'overview')}<p class="note">${escaped(say('units'))}</p></section>`
}

function queueLength(results: readonly DeskSummary[], texts: Texts): string {
  const { say } = texts
  const times = results.map((r) => r.waiting.map((w) => w.time)).reduce((a, b) => (b.length > a.length ? b : a), [])
  const series = results.map((r) => {
    const at = new Map(r.waiting.map((w) => [w.time, w.booked + w.walkIns]))
    return { name: String(r.desks), values: times.map((time) => at.get(time) ?? 0) }
  })
  const marks = new Map(times.flatMap((time, i) => (time.endsWith(':00') ? [[i, time] as const] : [])))
  const rows = times.flatMap((time, i) =>
    time.endsWith(':00') ? [[time, ...series.map((s) => texts.people(s.values[i] ?? 0, 1))]] : [],
  )
  const head =
    `<tr><th rowspan="2" scope="col">${escaped(say('time'))}</th>` +
    `<th colspan="${results.length}" scope="colgroup">${escaped(say('desks'))}</th></tr>` +
    `${headOf(results.map((r) => String(r.desks)))}`
  const chart = figure(say('desks'), lineChart(say('queueLength'), series, marks))
  return `<section><h2>${escaped(say('queueLength'))}</h2><p>${escaped(say('queueLengthText'))}</p>
<div class="beside">${chart}${tableOf(head, rows)}</div></section>`
}

function byHour(results: readonly DeskSummary[], texts: Texts): string {
  const { say, minutes } = texts
  const kinds = kindsOf(results)
  const names = kinds.map((kind) => say(kind))
  const hours = [...new Set(results.flatMap((r) => r.byHour.map((h) => h.hour)))].sort((a, b) => a - b)
  const most = Math.max(1, ...results.flatMap((r) => r.byHour.flatMap((h) => kinds.map((kind) => h[kind]?.p90 ?? 0))))
  const parts = results.map((r) => {
    const at = new Map(r.byHour.map((h) => [h.hour, h]))
    const groups = hours.map((hour) => ({
      mark: `${hour}:00`,
      bars: kinds.map((kind) => {
        const spread = at.get(hour)?.[kind]
        return spread ? { value: spread.median, upTo: spread.p90 } : null
      }),
    }))
    const title = say('desksAre', { desks: r.desks })
    const head = headOf([say('hour'), ...names])
    const rows = hours.map((hour) => [
      `${hour}:00`,
      ...kinds.map((kind) => {
        const spread = at.get(hour)?.[kind]
        return spread ? `${minutes(spread.median)} / ${minutes(spread.p90)}` : '–'
      }),
    ])
    const chart = barChart(`${say('byHour')}, ${title}`, names, groups, { stacked: false, most })
    return `<div class="beside">${figure(title, chart)}${tableOf(head, rows)}</div>`
  })
  return (
    `<section><h2>${escaped(say('byHour'))}</h2>` +
    `<p>${escaped(say('byHourText'))}</p>${keyOf(names)}${parts.join('')}</section>`
  )
}

function histogram(results: readonly DeskSummary[], texts: Texts): string {
  const { say, people } = texts
  const kinds = kindsOf(results)
  const names = kinds.map((kind) => say(kind))
  const longest = Math.max(...results.map((r) => r.histogram.length * BAR_MINUTES))
  const step = [BAR_MINUTES, 2 * BAR_MINUTES].find((minutes) => longest <= MOST_BARS * minutes) ?? 4 * BAR_MINUTES
  const bars = Array.from({ length: Math.ceil(longest / step) }, (_, i) => i * step)
  const histograms = results.map((r) => bars.map((from) => widerBar(r.histogram, from, step)))
  const most = Math.max(...results.flatMap((r, i) => histograms[i]?.map((b) => (b.booked + b.walkIns) / r.days) ?? 0))
  const parts = results.map((r, i) => {
    const all = histograms[i] ?? []
    const groups = all.map((bar) => ({
      mark: String(bar.from),
      bars: kinds.map((kind) => ({ value: bar[kind] / r.days, upTo: null })),
    }))
    const title = say('desksAre', { desks: r.desks })
    const head = headOf([say('wait'), ...names])
    const last = all.findLastIndex((bar) => bar.booked + bar.walkIns > 0)
    const rows = all
      .slice(0, last + 1)
      .map((bar) => [
        say('range', { from: bar.from, to: bar.from + step }),
        ...kinds.map((kind) => people(bar[kind], r.days)),
      ])
    const chart = barChart(`${say('histogram')}, ${title}`, names, groups, { stacked: true, most })
    return `<div class="beside">${figure(title, chart)}${tableOf(head, rows)}</div>`
  })
  return (
    `<section><h2>${escaped(say('histogram'))}</h2>` +
    `<p>${escaped(say('histogramText'))}</p>${keyOf(names)}${parts.join('')}</section>`
  )
}

/** How many bars can still be read beside their table. */
const MOST_BARS = 16

/**
 * A bar of the histogram that takes in those of its minutes: on a day of long waits narrow ones would be a page of
 * zeros.
 */
function widerBar(histogram: DeskSummary['histogram'], from: number, step: number) {
  const inside = histogram.filter((bar) => bar.from >= from && bar.from < from + step)
  const sum = (kind: 'booked' | 'walkIns') => inside.reduce((people, bar) => people + bar[kind], 0)
  return { from, booked: sum('booked'), walkIns: sum('walkIns') }
}

function longest(results: readonly DeskSummary[], texts: Texts): string {
  const { say, minutes } = texts
  const head = headOf(
    ['date', 'number', 'kind', 'arrived', 'bookedFor', 'called', 'wait', 'before', 'cameLater'].map((key) => say(key)),
  )
  const parts = results.map((r) => {
    const rows = r.longest.map((visit) => [
      String(visit.day),
      visit.number,
      say(visit.kind === 'booked' ? 'isBooked' : 'isWalkIn'),
      visit.arrived,
      visit.hour ?? '–',
      visit.called,
      minutes(visit.minutes),
      Object.entries(visit.before)
        .sort((a, b) => b[1] - a[1])
        .map(([why, times]) => `${times} × ${texts.reason(why)}`)
        .join('\n') || '–',
      String(visit.cameLater),
    ])
    return `<h3>${escaped(say('desksAre', { desks: r.desks }))}</h3>${tableOf(head, rows, 'wide')}`
  })
  return (
    `<section><h2>${escaped(say('longestTitle'))}</h2>` +
    `<p>${escaped(say('longestText'))}</p>${parts.join('')}</section>`
  )
}

/** Kinds of visitors that the office has that day. */
const kindsOf = (results: readonly DeskSummary[]) =>
  (['booked', 'walkIns'] as const).filter((kind) => results.some((r) => r[kind] !== null))

const figure = (caption: string, svg: string): string =>
  `<figure><figcaption>${escaped(caption)}</figcaption>${svg}</figure>`

const headOf = (titles: readonly string[]): string =>
  `<tr>${titles.map((title) => `<th scope="col">${escaped(title)}</th>`).join('')}</tr>`

const tableOf = (head: string, rows: readonly (readonly string[])[], kind = ''): string =>
  framed(head, [bodyOf(rows)], kind)

const framed = (head: string, bodies: readonly string[], kind: string): string =>
  `<div class="scroll" tabindex="0"><table class="${kind}"><thead>${head}</thead>${bodies.join('')}</table></div>`

/**
 * Rows of a table, under a title of their own if there is one. The first cell of each names it; a line break in a cell
 * stays one.
 */
function bodyOf(rows: readonly (readonly string[])[], title = '', columns = 0): string {
  const cell = (text: string) => escaped(text).replaceAll('\n', '<br>')
  const lines = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${cell(first)}</th>${rest.map((text) => `<td>${cell(text)}</td>`).join('')}</tr>`,
  )
  const above =
    title === '' ? '' : `<tr class="group"><th colspan="${columns + 1}" scope="rowgroup">${cell(title)}</th></tr>`
  return `<tbody>${above}${lines.join('')}</tbody>`
}

const style = `
:root{color-scheme:light;--ink:${light.ink};--quiet:${light.quiet};--hairline:${light.hairline};--paper:${light.paper};
  --surface:${light.surface};--action:${light.action}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1240px;padding:40px 32px 64px;background:var(--paper);color:var(--ink);
  font:500 16px/1.5 "Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:40px;line-height:1.2;margin:0}
h2{font-size:26px;line-height:1.25;margin:56px 0 4px}
h3{font-size:18px;margin:24px 0 8px}
h1,h2,h3,th,.strong,figcaption{font-weight:800}
p{margin:4px 0 12px;max-width:80ch}header p:first-child,.note,.day{color:var(--quiet)}.day{font-size:20px}
.answer{font-size:22px;line-height:1.4;font-weight:800;border-left:8px solid var(--action);
  padding:4px 0 4px 16px;margin:24px 0}
section:first-child{margin-top:32px}
table{border-collapse:collapse;background:var(--surface);font-size:15px}
th,td{padding:6px 12px;border:1px solid var(--hairline);text-align:right;vertical-align:top}
thead th{vertical-align:bottom;line-height:1.25}
tbody th,thead th:first-child{text-align:left;white-space:nowrap}
thead th[colspan]{text-align:center}
.wide td:nth-child(n+2):nth-child(-n+3),.wide thead th:nth-child(n+2):nth-child(-n+3),
.wide td:nth-child(8),.wide thead th:nth-child(8){text-align:left}
.wide{width:100%}.wide th:nth-child(8),.wide td:nth-child(8){width:36%}
.overview tbody th{font-weight:500}.overview tbody .group th{font-weight:800;background:var(--paper);padding-top:16px}
.overview td,.overview thead th+th{min-width:112px;font-size:17px}
.scroll{overflow-x:auto;margin:8px 0}
.beside{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:32px;align-items:start;margin:8px 0 24px}
.beside table{font-size:13px}.beside th,.beside td{padding:2px 10px}
figure{margin:0}figcaption{margin:8px 0}
svg{display:block;width:100%;height:auto;font:500 14px "Noto Sans",system-ui,sans-serif;fill:none}
svg text{fill:var(--ink)}svg .strong{font-weight:800}
.key{display:flex;gap:24px}.key span{display:inline-flex;align-items:center;gap:8px}.key svg{width:18px}
@media (max-width:900px){.beside{grid-template-columns:minmax(0,1fr)}body{padding:24px 16px}}
@media print{body{max-width:none;padding:0;background:#fff;font-size:11pt}
  h2{break-after:avoid}section{break-inside:auto}.beside,tr{break-inside:avoid}
  .beside{grid-template-columns:minmax(0,1fr) auto}.beside table{font-size:8pt}
  .scroll{overflow:visible}table{font-size:9pt}th,td{padding:3px 6px}}
`
