import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { mondayOf, plusDays } from './weeks.ts'

/** From week to week, and back to this one. */
export function WeekBar({ monday, today, onGo }: { monday: string; today: string; onGo: (monday: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const day = (date: string) => clock.formatDate(language, `${date}T12:00:00Z`)
  return (
    <div className="toolbar week-bar">
      <button type="button" className="button" onClick={() => onGo(plusDays(monday, -7))}>
        <ChevronLeft aria-hidden="true" />
        {t('calendar.before')}
      </button>
      <h2 aria-live="polite">{t('calendar.week', { from: day(monday), to: day(plusDays(monday, 6)) })}</h2>
      {monday !== mondayOf(today) && (
        <button type="button" className="button" onClick={() => onGo(mondayOf(today))}>
          {t('calendar.thisWeek')}
        </button>
      )}
      <button type="button" className="button" onClick={() => onGo(plusDays(monday, 7))}>
        {t('calendar.after')}
        <ChevronRight aria-hidden="true" />
      </button>
    </div>
  )
}
