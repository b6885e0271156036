import './calendar.css'
import type { SiteCalendar, SiteCuts, SiteDay } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Said } from '../../shared/said.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { Cuts } from './cuts.tsx'
import { DayOfSite } from './day-of-site.tsx'
import { FindVisits } from './find-visits.tsx'
import { Invite } from './invite.tsx'
import { MonthTable } from './month-table.tsx'
import { WeekBar } from './week-bar.tsx'
import { WeekTable } from './week-table.tsx'
import { mondayOf } from './weeks.ts'

/** Visitors book meanwhile, ms. */
const EVERY_MS = 15_000

/**
 * The booking site's days, a week or six: what is free, held and booked, and who comes when; somebody is booked here
 * who can't, visits are found, moved and called off, and hours are taken back.
 */
export default function CalendarPage() {
  const { t } = useTranslation('supervisor')
  const { view, clock } = useRoom()
  const today = clock.plainDate()
  const [monday, setMonday] = useState(() => mondayOf(today))
  const [weeks, setWeeks] = useState<1 | 6>(1)
  const [chosen, setChosen] = useState(today)
  const [said, setSaid] = useState('')
  const shown = { from: monday, days: String(weeks * 7) }
  const { answer, failed, again } = useAnswer<SiteCalendar>('/api/site/calendar', shown, EVERY_MS)
  const { answer: day, again: dayAgain } = useAnswer<SiteDay>('/api/site/day', { date: chosen }, EVERY_MS)
  const { answer: cuts, again: cutsAgain } = useAnswer<SiteCuts>('/api/site/cuts', {}, EVERY_MS)
  const goTo = (to: string) => {
    setMonday(to)
    setChosen(to === mondayOf(today) ? today : to)
  }
  const done = (words: string) => {
    setSaid(words)
    again()
    dayAgain()
    cutsAgain()
  }
  return (
    <>
      <WeekBar {...{ monday, today, weeks, onGo: goTo, onWeeks: setWeeks }} />
      {failed && (
        <p className="form-message" role="alert" data-shown>
          {t('errors:site-unreachable')}
        </p>
      )}
      {!answer ? (
        !failed && <p role="status">{t('starting')}</p>
      ) : (
        <>
          {weeks === 1 ? (
            <WeekTable week={answer} chosen={chosen} onChoose={setChosen} />
          ) : (
            <MonthTable month={answer} chosen={chosen} onChoose={setChosen} />
          )}
          <Said text={said} />
          {day?.date === chosen && <DayOfSite {...{ day, places: cuts?.places ?? [], onDone: done }} />}
          {cuts && <Cuts known={cuts} onDone={done} />}
          <FindVisits onDone={done} />
          {view.rights.includes('invite-cases') && <Invite />}
        </>
      )}
    </>
  )
}
