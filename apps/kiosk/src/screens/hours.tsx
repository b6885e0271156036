import { CalendarX, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Finish } from '../finish.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Notice } from '../notice.tsx'
import { hoursLines } from '../times.ts'
import { differsToday } from '../today-notices.ts'

/** When the office is open (BYD-11). */
export function HoursScreen() {
  const kiosk = useKiosk()
  const { view, state, dispatch } = kiosk
  const { t } = useTranslation('kiosk')
  const differs = differsToday(kiosk, t)
  return (
    <Frame
      name="hours"
      ask={
        <>
          <Question>{t('hours.title')}</Question>
          {differs && <Notice icon={CalendarX} text={differs} />}
          <dl className="facts rows">
            {hoursLines(view.hours, state.language).map(({ days, hours }) => (
              <div key={days}>
                <dt>{days}</dt>
                <dd className="tabular">{hours ?? t('hours.closed')}</dd>
              </div>
            ))}
          </dl>
          <p className="lead" lang="pl">
            <span lang="pl" dir="ltr">
              {view.office.address}
            </span>
          </p>
        </>
      }
      answers={
        <div className="list">
          <Answer
            icon={Info}
            title={t('hours.noBooking')}
            onPress={() => dispatch({ type: 'open', screen: 'information' })}
          />
          <Finish />
        </div>
      }
    />
  )
}
