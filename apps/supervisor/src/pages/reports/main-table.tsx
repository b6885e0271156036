import type { Report, ReportFigures, ReportGroup, ReportRow } from '@poczekalnia/protocol'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { FiguresTable, type FigureTable } from './chart-card.tsx'
import { grouped, inMinutes, inOwnOrder, rowName, share, sum } from './words.ts'

/** The figures that are looked up most, a row for each day, hour, queue or desk. */
export function mainTable(
  by: ReportGroup,
  rows: readonly ReportRow[],
  total: ReportFigures | null,
  parts: Parameters<typeof rowName>[2],
  /** On paper reasons stand in tables of their own. */
  withReasons = true,
): FigureTable {
  const { t } = parts
  const number = (amount: number) => grouped(amount, parts.language)
  const cells = (name: string, of: ReportFigures) => [
    name,
    number(of.arrivals.walkIn),
    number(of.arrivals.booked),
    inMinutes(of.waits.all?.median, t),
    inMinutes(of.waits.all?.p90, t),
    inMinutes(of.waits.all?.longest, t),
    number(of.served),
    inMinutes(of.service?.median, t),
    number(of.absent),
    number(of.lapsed),
    ...(withReasons ? [number(sum(of.cancelled)), number(sum(of.refused))] : []),
    share(of.range.held, of.range.told, t),
  ]
  return {
    head: headOf(by, withReasons, t),
    rows: [
      ...rows.map((row) => cells(rowName(by, row.key, parts).full, row)),
      ...(total ? [cells(t('reports:total'), total)] : []),
    ],
  }
}

const headOf = (by: ReportGroup, withReasons: boolean, t: TFunction) => [
  t(`reports:by.${by}`),
  t('reports:column.walkIn'),
  t('reports:column.booked'),
  t('reports:summary.median'),
  t('reports:column.p90'),
  t('reports:column.longest'),
  t('reports:column.served'),
  t('reports:chart.service'),
  t('reports:column.absent'),
  t('reports:column.lapsed'),
  ...(withReasons ? [t('reports:column.cancelled'), t('reports:column.refused')] : []),
  t('reports:summary.held'),
]

export function MainTable({ report }: { report: Report }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  const rows = inOwnOrder(report, view)
  return (
    <div className="wide with-total">
      <FiguresTable {...mainTable(report.by, rows, report.total, { view, language, t })} />
    </div>
  )
}
