import type { MatterOnDay, SiteCalendar } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useWhen } from '../../shared/use-when.ts'

type Day = SiteCalendar['days'][number]

/** A row a day, a column a matter. */
export function WeekTable(props: { week: SiteCalendar; chosen: string; onChoose: (date: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const { week, chosen, onChoose } = props
  return (
    <table className="table folds week" aria-label={t('pages.calendar')}>
      <thead>
        <tr>
          <th scope="col">{t('bookings.day')}</th>
          {week.matters.map((matter) => {
            const queue = view.queues.find(({ id }) => id === matter)
            return (
              <th key={matter} scope="col">
                {queue ? localized(queue.name, language) : matter}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {week.days.map((day) => (
          <DayRow key={day.date} day={day} isChosen={day.date === chosen} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  )
}

function DayRow({ day, isChosen, onChoose }: { day: Day; isChosen: boolean; onChoose: (date: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const when = useWhen()
  const nameOf = (matter: string) => {
    const queue = view.queues.find(({ id }) => id === matter)
    return queue ? localized(queue.name, language) : matter
  }
  return (
    <tr data-kind={day.kind} data-chosen={isChosen}>
      <th scope="row">
        <button type="button" className="day" aria-pressed={isChosen} onClick={() => onChoose(day.date)}>
          {clock.formatDate(language, `${day.date}T12:00:00Z`)}
        </button>
        {day.kind === 'not-yet' && day.opensAt !== null && (
          <small>{t('calendar.opens', { when: when(new Date(day.opensAt).toISOString()) })}</small>
        )}
        {day.kind === 'over' && <small>{t('calendar.over')}</small>}
      </th>
      {day.kind === 'closed' ? (
        <td colSpan={Math.max(1, day.matters.length)}>{t('calendar.closed')}</td>
      ) : (
        day.matters.map((matter) => (
          <td key={matter.matter} data-label={nameOf(matter.matter)}>
            <Figures matter={matter} isOver={day.kind === 'over'} />
          </td>
        ))
      )}
    </tr>
  )
}

/** Free visits in large, what is taken beneath; a full day says so in words (OLS-6). */
function Figures({ matter, isOver }: { matter: MatterOnDay; isOver: boolean }) {
  const { t } = useTranslation('supervisor')
  const { free, places, held, booked } = matter
  return (
    <>
      {!isOver &&
        (free > 0 ? (
          <span className="free">{t('calendar.freeOf', { free, places })}</span>
        ) : (
          <span className="full">{booked + held > 0 ? t('calendar.full') : '–'}</span>
        ))}
      {isOver && booked === 0 && '–'}
      {booked > 0 && <small>{t('calendar.booked', { count: booked })}</small>}
      {held > 0 && <small>{t('calendar.held', { count: held })}</small>}
    </>
  )
}
