import { CloudOff, LayoutList, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'

/** Nobody answered in time. Trying again repeats the same act, so that it can't happen twice. */
export function UnansweredScreen() {
  const { dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  return (
    <Frame
      name="unanswered"
      ask={
        <>
          <CloudOff aria-hidden className="sign" />
          <Question>{t('unanswered.title')}</Question>
          <p className="lead">{t('unanswered.text')}</p>
        </>
      }
      answers={
        <div className="list">
          <Answer icon={RotateCcw} kind="main" title={t('tryAgain')} onPress={() => dispatch({ type: 'yes' })} />
          <Answer icon={LayoutList} title={t('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
        </div>
      }
    />
  )
}
