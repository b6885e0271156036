import { House, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { hoursLines } from '../times.ts'

/** When the office is open (BYD-11). */
export function HoursScreen() {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  return (
    <Frame
      name="hours"
      ask={
        <>
          <Question>{t('hours.title')}</Question>
          <dl className="facts rows">
            {hoursLines(view.hours, state.language).map(({ days, hours }) => (
              <div key={days}>
                <dt>{days}</dt>
                <dd className="tabular">{hours ?? t('hours.closed')}</dd>
              </div>
            ))}
          </dl>
          <p className="lead" lang="pl">
            {view.office.address}
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
          <Answer icon={House} title={t('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
        </div>
      }
    />
  )
}
