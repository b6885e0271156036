import type { SimulationReport } from './report.ts'
import { refusalReasons, refusedIn, type Texts } from './texts.ts'

/** The report for the terminal: one column for each number of desks. */
export function tableOf(report: SimulationReport, texts: Texts): string {
  const { results } = report
  const { say, minutes, people } = texts
  const row = (title: string, cell: (at: (typeof results)[number]) => string) => [title, ...results.map(cell)]
  const spreads = (['booked', 'walkIns'] as const).flatMap((kind) =>
    results.every((r) => r[kind] === null)
      ? []
      : [
          row(say(kind), () => ''),
          row(`  ${say('median')}`, (r) => minutes(r[kind]?.median)),
          row(`  ${say('p90')}`, (r) => minutes(r[kind]?.p90)),
          row(`  ${say('longest')}`, (r) => minutes(r[kind]?.longest)),
        ],
  )
  const some = (key: 'unserved' | 'notBooked') =>
    results.some((r) => r[key] > 0) ? [row(say(key), (r) => people(r[key], r.days))] : []
  const rows = [
    row(say('desks'), (r) => String(r.desks)),
    ...spreads,
    row(say('visitors'), (r) => people(r.visitors, r.days)),
    row(say('served'), (r) => people(r.served, r.days)),
    row(say('refused'), (r) => people(refusedIn(r), r.days)),
    ...refusalReasons(results).map((why) => row(`  ${texts.why(why)}`, (r) => people(r.refused[why] ?? 0, r.days))),
    row(say('absent'), (r) => people(r.absent, r.days)),
    row(say('neverCame'), (r) => people(r.neverCame, r.days)),
    ...some('unserved'),
    ...some('notBooked'),
    row(say('ticketsEnded'), texts.ended),
    ...(results.some((r) => texts.endedEarly(r) !== '') ? [row('', texts.endedEarly)] : []),
    row(say('overtime'), (r) => minutes(r.overtime.median)),
    row('', (r) => say('overtimeLongest', { minutes: minutes(r.overtime.longest) })),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? []
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + 3)))
      .join('')
      .trimEnd(),
  )
  const head = [`${texts.officeName(report)}, ${texts.day(report.date)}`, texts.source(report)]
  return [...head, '', ...lines, '', say('units'), texts.answer(report)].join('\n')
}
