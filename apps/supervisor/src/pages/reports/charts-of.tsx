import type { ReasonNames, Report } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ByReason, cancelledRows, endedRows, refusedRows } from './by-reason.tsx'
import { ChartCard } from './chart-card.tsx'
import { SpreadBars } from './charts/spread-bars.tsx'
import { StackedBars } from './charts/stacked-bars.tsx'
import { RangeBar } from './range-bar.tsx'
import { grouped, inMinutes, inOwnOrder, rowName } from './words.ts'

/** The charts of a report. */
export function ChartsOf({ report }: { report: Report & ReasonNames }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  const { by, total } = report
  const rows = inOwnOrder(report, view).map((row) => ({ ...row, ...rowName(by, row.key, { view, language, t }) }))
  const names = { median: t('column.median'), p90: t('column.p90'), longest: t('column.longest') }
  const kinds = { first: t('column.walkIn'), second: t('column.booked') }
  const spreads = (title: string, which: 'waits' | 'service', hint: string) => {
    const spreadOf = (row: (typeof rows)[number]) => (which === 'waits' ? row.waits.all : row.service)
    return (
      <ChartCard
        title={title}
        hint={hint}
        table={{
          head: [t(`by.${by}`), names.median, names.p90, names.longest],
          rows: rows.map((row) => {
            const spread = spreadOf(row)
            const times = [spread?.median, spread?.p90, spread?.longest]
            return [row.full, ...times.map((seconds) => inMinutes(seconds, t))]
          }),
        }}
      >
        <SpreadBars
          label={title}
          rows={rows.map((row) => ({ key: row.key, short: row.short, full: row.full, spread: spreadOf(row) }))}
          names={names}
        />
      </ChartCard>
    )
  }
  return (
    <div className="charts">
      <ChartCard
        title={`${t('chart.arrivals')} (${t('chart.axisPeople')})`}
        table={{
          head: [t(`by.${by}`), kinds.first, kinds.second],
          rows: rows.map(({ full, arrivals }) => [
            full,
            grouped(arrivals.walkIn, language),
            grouped(arrivals.booked, language),
          ]),
        }}
      >
        <StackedBars
          label={t('chart.arrivals')}
          names={kinds}
          rows={rows.map(({ key, short, full, arrivals }) => ({
            ...{ key, short, full },
            ...{ first: arrivals.walkIn, second: arrivals.booked },
          }))}
        />
      </ChartCard>
      {spreads(`${t('chart.waits')} (${t('chart.axisMinutes')})`, 'waits', t('hint.waits'))}
      {spreads(`${t('chart.service')} (${t('chart.axisMinutes')})`, 'service', t('hint.service'))}
      <ChartCard title={t('chart.range')} hint={t('hint.range')}>
        <RangeBar range={total.range} />
      </ChartCard>
      <ChartCard title={t('chart.ends')}>
        <ByReason rows={endedRows(total, t)} />
      </ChartCard>
      <ChartCard title={t('chart.cancelled')}>
        <ByReason rows={cancelledRows(total, report, language)} />
      </ChartCard>
      <ChartCard title={t('chart.refused')} hint={t('hint.refused')}>
        <ByReason rows={refusedRows(total, t)} />
      </ChartCard>
    </div>
  )
}
