import './calendar.css'
import type { SiteCalendar } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useAnswer } from '../../shared/use-answer.ts'
import { DayOfSite } from './day-of-site.tsx'
import { WeekBar } from './week-bar.tsx'
import { WeekTable } from './week-table.tsx'
import { mondayOf } from './weeks.ts'

/** Visitors book meanwhile, ms. */
const EVERY_MS = 15_000

/** The booking site's days: what is free, held and booked, and who comes when; somebody is booked here who can't. */
export default function CalendarPage() {
  const { t } = useTranslation('supervisor')
  const { clock } = useRoom()
  const today = clock.plainDate()
  const [monday, setMonday] = useState(() => mondayOf(today))
  const [chosen, setChosen] = useState(today)
  const {
    answer: week,
    failed,
    again,
  } = useAnswer<SiteCalendar>('/api/site/calendar', { from: monday, days: '7' }, EVERY_MS)
  const goTo = (to: string) => {
    setMonday(to)
    setChosen(to === mondayOf(today) ? today : to)
  }
  return (
    <>
      <WeekBar monday={monday} today={today} onGo={goTo} />
      {failed && (
        <p className="form-message" role="alert" data-shown>
          {t('errors:site-unreachable')}
        </p>
      )}
      {!week ? (
        !failed && <p role="status">{t('starting')}</p>
      ) : (
        <>
          <WeekTable week={week} chosen={chosen} onChoose={setChosen} />
          <DayOfSite date={chosen} onBooked={again} />
        </>
      )}
    </>
  )
}
