import { type ReasonNames, type Report, reportTables } from '@poczekalnia/protocol'
import { apiAddress } from '@poczekalnia/ui'
import { Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useAnswer } from '../../shared/use-answer.ts'
import { ChartsOf } from './charts-of.tsx'
import { dayAddress } from './day-route.ts'
import { type Chosen, Filters } from './filters.tsx'
import { MainTable } from './main-table.tsx'
import { datesOf, isPeriod, renewalMs } from './period.ts'
import { Summary } from './summary.tsx'
import { stampInWords, wordedPeriod } from './words.ts'

/** Looking back: a period, divided, in figures and charts. */
export function Overview() {
  const { t } = useTranslation('reports')
  const { view, clock, language } = useRoom()
  const today = clock.plainDate()
  const [chosen, setChosen] = useState<Chosen>(() => ({
    period: 'today',
    own: datesOf('month', today),
    by: 'hour',
    queue: '',
  }))
  const dates = chosen.period === 'own' ? chosen.own : datesOf(chosen.period, today)
  const sound = isPeriod(dates)
  const query = { ...dates, by: chosen.by, queue: chosen.queue || undefined }
  const {
    answer: report,
    loading,
    failed,
    again,
  } = useAnswer<Report & ReasonNames>('/api/reports', sound ? query : null, renewalMs(dates.to, today))
  const nothing = report !== null && report.rows.length === 0 && report.total.bookings === 0
  return (
    <>
      <Filters chosen={chosen} onChoose={setChosen} />
      <div className="report-sum">
        <p className="period" role="status">
          {!sound ? t('period.wrong') : wordedPeriod(dates.from, dates.to, language)}
          {sound && report?.upTo && !loading && (
            <span className="hint"> · {t('upTo', { when: stampInWords(report.upTo, language) })}</span>
          )}
          {sound && loading && <span className="hint"> · {t('loading')}</span>}
        </p>
        <a className="button" href={dayAddress(sound ? dates.to : today)}>
          {t('dayReport')}
          <Printer aria-hidden="true" />
        </a>
      </div>
      {view.demo && <p className="hint">{t('demo')}</p>}
      {failed && (
        <p className="report-failed">
          {t('failed')}{' '}
          <button type="button" className="button" onClick={again}>
            {t('tryAgain')}
          </button>
        </p>
      )}
      {report && nothing && !loading && (
        <section className="report-none">
          <h2>{t('none.title')}</h2>
          <p>{t('none.text')}</p>
        </section>
      )}
      {report && !nothing && (
        <div className="report" aria-busy={loading}>
          <Summary total={report.total} />
          {report.by === 'desk' && <p className="hint">{t('hint.desk')}</p>}
          <ChartsOf report={report} />
          <MainTable report={report} />
          <div className="csv">
            {reportTables.map((table) => (
              <a
                key={table}
                className="button"
                href={apiAddress('/api/reports.csv', { ...query, table, language })}
                download
              >
                {t('csvOf', { table: t(table === 'figures' ? 'table.figures' : `chart.${table}`) })}
                <Download aria-hidden="true" />
              </a>
            ))}
            <p className="hint">{t('csvHint')}</p>
          </div>
        </div>
      )}
    </>
  )
}
