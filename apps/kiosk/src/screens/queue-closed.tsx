import { CalendarClock, House, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Notice } from '../notice.tsx'
import { queueName } from '../refusal.ts'
import { formatNext } from '../times.ts'

/** Why a queue gives no tickets now, and when it does again. */
export function QueueClosedScreen({ queue: id }: { queue: string }) {
  const { view, clock, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const queue = view.queues.find((one) => one.id === id)
  const closed = queue && !queue.state.open ? queue.state : null
  return (
    <Frame
      name="queue-closed"
      ask={
        <>
          <p className="over">{queueName(view, id, state.language)}</p>
          <Question>{t(`queue.${closed?.reason ?? 'not-today'}`)}</Question>
          {closed?.reason === 'too-many-waiting' && <p className="lead">{t('queue.mayOpenAgain')}</p>}
          {closed?.next ? (
            <Notice
              icon={CalendarClock}
              text={t('queue.next', { when: formatNext(closed.next, clock, state.language, t) })}
            />
          ) : (
            <p className="lead">{t('queue.noNextText')}</p>
          )}
        </>
      }
      answers={
        <div className="list">
          <Answer icon={Info} title={t('hours.title')} onPress={() => dispatch({ type: 'open', screen: 'hours' })} />
          <Answer icon={House} title={t('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
        </div>
      }
    />
  )
}
