import type { Elsewhere } from '@poczekalnia/protocol'
import { MapPin, Ticket, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { ElsewhereText } from '../elsewhere-text.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Notice } from '../notice.tsx'

/** That it is shorter in another office, before the ticket is taken (REG-3): as it was told on choosing the queue. */
export function ElsewhereScreen({ told }: { told: Elsewhere }) {
  const { dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  return (
    <Frame
      name="elsewhere"
      ask={
        <>
          <Notice icon={MapPin} text={<ElsewhereText told={told} />} />
          <Question>{t('walkIn.anyway')}</Question>
        </>
      }
      answers={
        <div className="list">
          <Answer icon={Ticket} kind="main" title={t('walkIn.yesAnyway')} onPress={() => dispatch({ type: 'here' })} />
          <Answer icon={X} title={t('walkIn.notForMe')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
        </div>
      }
    />
  )
}
