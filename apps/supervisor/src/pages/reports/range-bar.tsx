import type { ReportFigures } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { CountBars } from './charts/count-bars.tsx'
import { share } from './words.ts'

/** How the wait that was told with the ticket fared (ALL-10). */
export function RangeBar({ range }: { range: ReportFigures['range'] }) {
  const { t } = useTranslation('reports')
  if (range.told === 0) return <p>{t('chart.noData')}</p>
  const rows = (['held', 'sooner', 'later'] as const).map((how) => ({
    name: t(`column.${how}`),
    times: range[how],
    more: share(range[how], range.told, t),
  }))
  return <CountBars rows={rows} />
}
