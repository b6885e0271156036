import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { plusDays } from '../reports/period.ts'
import { type LogDays, oneDay, otherWay } from './days.ts'

/** One day with its neighbours a press away, or from one day to another. */
export function DayChoice({ days, onChoose }: { days: LogDays; onChoose(days: LogDays): void }) {
  const { t } = useTranslation('supervisor')
  const id = useId()
  const field = (end: 'date' | 'from' | 'to', value: string, choose: (date: string) => LogDays) => (
    <div className="field">
      <label htmlFor={`${id}-${end}`}>{t(`log.${end}`)}</label>
      <input
        id={`${id}-${end}`}
        type="date"
        value={value}
        onChange={(event) => event.target.value && onChoose(choose(event.target.value))}
      />
    </div>
  )
  const step = (by: number) => onChoose(oneDay(plusDays(days.to, by)))
  return (
    <>
      {days.several ? (
        <>
          {field('from', days.from, (from) => ({ ...days, from }))}
          {field('to', days.to, (to) => ({ ...days, to }))}
        </>
      ) : (
        <>
          <button type="button" className="button" aria-label={t('log.back')} onClick={() => step(-1)}>
            <ChevronLeft aria-hidden="true" />
          </button>
          {field('date', days.to, oneDay)}
          <button type="button" className="button" aria-label={t('log.forward')} onClick={() => step(1)}>
            <ChevronRight aria-hidden="true" />
          </button>
        </>
      )}
      <button type="button" className="button" onClick={() => onChoose(otherWay(days))}>
        {days.several ? t('log.oneDay') : t('log.several')}
      </button>
    </>
  )
}
