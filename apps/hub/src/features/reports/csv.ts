import { words } from '@poczekalnia/locales'
import type { Language, Report, ReportFigures, ReportTable, Spread } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { csvLine, csvStart } from '../../transport/http/csv.ts'

type Column = [heading: string, value: (figures: ReportFigures) => string | number]

/**
 * A table of a report as a CSV file that Polish Excel opens by a double click: UTF-8 with a byte order mark,
 * semicolons, CRLF, decimal commas, times in minutes. The last line is the total.
 */
export function reportCsv(report: Report, table: ReportTable, office: Office, language: Language): string {
  const t = words(language)
  const keyHeading = t(`reports:by.${report.by}`)
  const columns = columnsOf(report, table, office, language)
  const named = [
    ...report.rows.map((row) => ({ name: nameOf(report, row.key, office, language), figures: row })),
    { name: t('reports:total'), figures: report.total },
  ]
  const lines = [
    [keyHeading, ...columns.map(([heading]) => heading)],
    ...named.map(({ name, figures }) => [name, ...columns.map(([, value]) => value(figures))]),
  ]
  return csvStart + lines.map((line) => csvLine(line, 'where-needed')).join('')
}

function columnsOf(report: Report, table: ReportTable, office: Office, language: Language): Column[] {
  const t = words(language)
  if (table === 'cancelled')
    return Object.keys(report.total.cancelled).map((reason) => [
      office.profile.cancelReasons.find(({ id }) => id === reason)?.name[language] ??
        office.profile.cancelReasons.find(({ id }) => id === reason)?.name.pl ??
        reason,
      ({ cancelled }) => cancelled[reason] ?? 0,
    ])
  if (table === 'refused')
    return Object.keys(report.total.refused).map((code) => [
      t(`reports:refusal.${code}`, { defaultValue: code }),
      ({ refused }) => refused[code] ?? 0,
    ])
  const heading = (key: string) => t(`reports:column.${key}`)
  const waits = (kind: 'all' | 'walkIn' | 'booked'): Column[] =>
    (['median', 'p90', 'longest'] as const).map((which) => [
      `${heading(`wait.${kind}`)}: ${heading(which)}`,
      ({ waits }) => minutes(waits[kind], which),
    ])
  return [
    [heading('walkIn'), ({ arrivals }) => arrivals.walkIn],
    [heading('bookings'), ({ bookings }) => bookings],
    [heading('confirmed'), ({ arrivals }) => arrivals.booked],
    [heading('lapsed'), ({ lapsed }) => lapsed],
    [heading('cameLate'), ({ cameLate }) => cameLate],
    [heading('notHeld'), ({ notHeld }) => notHeld],
    [heading('calledOff'), ({ calledOff }) => calledOff],
    ...waits('all'),
    ...waits('walkIn'),
    ...waits('booked'),
    [heading('served'), ({ served }) => served],
    ...(['median', 'p90', 'longest'] as const).map(
      (which): Column => [`${heading('service')}: ${heading(which)}`, ({ service }) => minutes(service, which)],
    ),
    [heading('absent'), ({ absent }) => absent],
    [heading('unserved'), ({ unserved }) => unserved],
    [heading('left'), ({ left }) => left],
    [heading('transferred'), ({ transferred }) => transferred],
    [heading('cancelled'), ({ cancelled }) => sum(cancelled)],
    [heading('refused'), ({ refused }) => sum(refused)],
    [heading('told'), ({ range }) => range.told],
    [heading('held'), ({ range }) => range.held],
    [heading('sooner'), ({ range }) => range.sooner],
    [heading('later'), ({ range }) => range.later],
  ]
}

function nameOf({ by }: Report, key: string, office: Office, language: Language): string | number {
  if (by === 'queue') return office.queues.get(key)?.name[language] ?? office.queues.get(key)?.name.pl ?? key
  if (by === 'hour') return `${key}:00`
  return by === 'desk' ? Number(key) : key
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)

/** Minutes with one decimal, which Polish Excel reads as a number only with a comma; empty where there was none. */
const minutes = (spread: Spread | null, which: 'median' | 'p90' | 'longest') =>
  spread ? (spread[which] / 60).toFixed(1).replace('.', ',') : ''
