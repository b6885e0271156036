import type { DayReport, ReasonNames, ReportFigures } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { cancelledRows, endedRows, refusedRows } from './by-reason.tsx'
import { FiguresTable } from './chart-card.tsx'
import { Desks, Longest, Notes, Reasons } from './day-tables.tsx'
import { mainTable } from './main-table.tsx'
import { Summary } from './summary.tsx'
import { longDate, stampInWords } from './words.ts'

const happened = ({ arrivals, bookings, refused }: ReportFigures) =>
  arrivals.walkIn + arrivals.booked + bookings + Object.keys(refused).length > 0

/** The sheet itself: the day's figures, and what was stopped and closed. */
export function DaySheet({ day }: { day: DayReport & ReasonNames }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  const parts = { view, language, t }
  const office = view.office
  return (
    <article className="sheet">
      <header>
        <p>{localized(office.name, language)}</p>
        <h2>
          {t('day.title')}: {longDate(day.date, language)}
        </h2>
        {view.demo && <p className="hint">{t('common:demo')}</p>}
      </header>
      {!happened(day.total) && day.notes.length === 0 ? (
        <p>{t('day.notToday')}</p>
      ) : (
        <>
          <Summary total={day.total} />
          <FiguresTable caption={t('day.hours')} {...mainTable('hour', day.hours, day.total, parts, false)} />
          <FiguresTable caption={t('day.queues')} {...mainTable('queue', day.queues, null, parts, false)} />
          <div className="columns">
            <Desks day={day} />
            <Longest day={day} />
            <Reasons title={t('chart.ends')} rows={endedRows(day.total, t)} />
            <Reasons title={t('chart.cancelled')} rows={cancelledRows(day.total, day, language)} />
            <Reasons title={t('chart.refused')} rows={refusedRows(day.total, t)} />
            <Notes day={day} />
          </div>
        </>
      )}
      <footer>{day.upTo && t('upTo', { when: stampInWords(day.upTo, language) })}</footer>
    </article>
  )
}
