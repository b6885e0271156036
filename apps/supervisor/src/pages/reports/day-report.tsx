import type { DayReport, ReasonNames } from '@poczekalnia/protocol'
import { ArrowLeft, ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { addressOf } from '../../route.ts'
import { useAnswer } from '../../shared/use-answer.ts'
import { dayAddress } from './day-route.ts'
import { DaySheet } from './day-sheet.tsx'
import { plusDays, renewalMs } from './period.ts'

/** One day on one sheet of paper, for the file and for whoever asks about it later. */
export function DayReportPage({ date }: { date: string }) {
  const { t } = useTranslation('reports')
  const { clock } = useRoom()
  const {
    answer: day,
    loading,
    failed,
    again,
  } = useAnswer<DayReport & ReasonNames>('/api/reports/day', { date }, renewalMs(date, clock.plainDate()))
  return (
    <>
      <div className="toolbar no-print">
        <a className="button" href={addressOf('reports')}>
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </a>
        <a className="button" href={dayAddress(plusDays(date, -1))} aria-label={t('dayBefore')}>
          <ChevronLeft aria-hidden="true" />
        </a>
        <a className="button" href={dayAddress(plusDays(date, 1))} aria-label={t('dayAfter')}>
          <ChevronRight aria-hidden="true" />
        </a>
        <p role="status">{loading ? t('loading') : ''}</p>
        <button type="button" className="button primary push" onClick={() => window.print()}>
          {t('print')}
          <Printer aria-hidden="true" />
        </button>
      </div>
      {failed && (
        <p className="report-failed">
          {t('failed')}{' '}
          <button type="button" className="button" onClick={again}>
            {t('tryAgain')}
          </button>
        </p>
      )}
      {day?.date === date && <DaySheet day={day} />}
    </>
  )
}
