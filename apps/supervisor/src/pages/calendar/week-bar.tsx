import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { mondayOf, plusDays, rangeOfDays } from './weeks.ts'

/** From week to week or from six to six, back to this one, and how many are shown. */
export function WeekBar(props: {
  monday: string
  today: string
  weeks: 1 | 6
  onGo: (monday: string) => void
  onWeeks: (weeks: 1 | 6) => void
}) {
  const { t } = useTranslation('supervisor')
  const { language } = useRoom()
  const { monday, today, weeks, onGo, onWeeks } = props
  const step = weeks * 7
  return (
    <div className="toolbar week-bar">
      <button type="button" className="button" onClick={() => onGo(plusDays(monday, -step))}>
        <ChevronLeft aria-hidden="true" />
        {weeks === 1 ? t('calendar.before') : t('calendar.earlier')}
      </button>
      <button type="button" className="button" onClick={() => onGo(plusDays(monday, step))}>
        {weeks === 1 ? t('calendar.after') : t('calendar.later')}
        <ChevronRight aria-hidden="true" />
      </button>
      <h2 aria-live="polite">{rangeOfDays(monday, plusDays(monday, step - 1), language)}</h2>
      {monday !== mondayOf(today) && (
        <button type="button" className="button" onClick={() => onGo(mondayOf(today))}>
          {t('calendar.thisWeek')}
        </button>
      )}
      <button type="button" className="button" onClick={() => onWeeks(weeks === 1 ? 6 : 1)}>
        {weeks === 1 ? t('calendar.asMonth') : t('calendar.asWeek')}
      </button>
    </div>
  )
}
