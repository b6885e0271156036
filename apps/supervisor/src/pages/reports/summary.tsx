import type { ReportFigures } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { grouped, inMinutes, share } from './words.ts'

/** What one asks first: how many came, how long they waited, whether we told them right. */
export function Summary({ total }: { total: ReportFigures }) {
  const { t } = useTranslation('reports')
  const { language } = useRoom()
  const { arrivals, waits, served, range } = total
  const figures = [
    [t('summary.arrivals'), grouped(arrivals.walkIn + arrivals.booked, language)],
    [t('summary.served'), grouped(served, language)],
    [t('summary.median'), inMinutes(waits.all?.median, t)],
    [t('summary.p90'), inMinutes(waits.all?.p90, t)],
    [t('summary.longest'), inMinutes(waits.all?.longest, t)],
    [t('summary.held'), share(range.held, range.told, t)],
  ] as const
  return (
    <dl className="summary">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
