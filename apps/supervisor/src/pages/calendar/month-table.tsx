import './month.css'
import type { SiteCalendar } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { SelectField } from '../../shared/select-field.tsx'

type Day = SiteCalendar['days'][number]

/** Six weeks of one matter, a row a week: what is free of all places, and what is booked. */
export function MonthTable(props: { month: SiteCalendar; chosen: string; onChoose: (date: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const { month, chosen, onChoose } = props
  const [wanted, setWanted] = useState('')
  const matter = month.matters.includes(wanted) ? wanted : (month.matters[0] ?? '')
  const nameOf = (id: string) => {
    const queue = view.queues.find((one) => one.id === id)
    return queue ? localized(queue.name, language) : id
  }
  const weeks = Array.from({ length: Math.ceil(month.days.length / 7) }, (_, n) => month.days.slice(n * 7, n * 7 + 7))
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <>
      <SelectField label={t('board.queue')} value={matter} onChange={setWanted}>
        {month.matters.map((id) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </SelectField>
      <div className="month-frame">
        <table className="table month" aria-label={t('pages.calendar')}>
          <thead>
            <tr>
              {weeks[0]?.map(({ date }) => (
                <th key={date} scope="col">
                  {weekday.format(new Date(`${date}T12:00:00Z`))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]?.date}>
                {week.map((day) => (
                  <td key={day.date} data-kind={day.kind} data-chosen={day.date === chosen}>
                    <button
                      type="button"
                      className="day"
                      aria-pressed={day.date === chosen}
                      aria-label={clock.formatDate(language, `${day.date}T12:00:00Z`)}
                      onClick={() => onChoose(day.date)}
                    >
                      {Number(day.date.slice(8))}
                    </button>
                    <DayFigures day={day} matter={matter} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function DayFigures({ day, matter }: { day: Day; matter: string }) {
  const { t } = useTranslation('supervisor')
  const figures = day.matters.find((one) => one.matter === matter)
  if (day.kind === 'closed' || !figures) return <small>{t('calendar.closed')}</small>
  const { free, places, booked } = figures
  return (
    <>
      {day.kind !== 'over' && <small>{t('calendar.freeOf', { free, places })}</small>}
      {booked > 0 && <small>{t('calendar.booked', { count: booked })}</small>}
    </>
  )
}
