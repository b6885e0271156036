import type { ReasonNames, ReportFigures } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { CountBars } from './charts/count-bars.tsx'

type Rows = { name: string; times: number }[]

/** Why visits were ended at a desk, in the office's own words. */
export const cancelledRows = ({ cancelled }: ReportFigures, { reasons }: ReasonNames, language: string): Rows =>
  Object.entries(cancelled).map(([id, times]) => {
    const reason = reasons.find((one) => one.id === id)
    return { name: reason ? localized(reason.name, language) : id, times }
  })

/** Why machines had to say no. */
export const refusedRows = ({ refused }: ReportFigures, t: TFunction): Rows =>
  Object.entries(refused).map(([code, times]) => ({
    name: t(`reports:refusal.${code}`, { defaultValue: code }),
    times,
  }))

/** Visits that did not take place, by what became of them. */
export function endedRows(total: ReportFigures, t: TFunction): Rows {
  const late = { name: t('reports:column.cameLate'), times: total.cameLate }
  const rows = (['lapsed', 'calledOff', 'notHeld', 'absent', 'unserved', 'left'] as const).map((what) => ({
    name: t(`reports:column.${what}`),
    times: total[what],
  }))
  return [...rows.slice(0, 1), late, ...rows.slice(1)].filter(({ times }) => times > 0)
}

export function ByReason({ rows }: { rows: Rows }) {
  const { t } = useTranslation('reports')
  return rows.length === 0 ? <p>{t('chart.noData')}</p> : <CountBars rows={rows} />
}
