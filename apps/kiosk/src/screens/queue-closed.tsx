import { CalendarClock, Info, Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Finish } from '../finish.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Notice } from '../notice.tsx'
import { OfficeText } from '../office-text.tsx'
import { queueName } from '../refusal.ts'
import { formatNext } from '../times.ts'
import { reasonOfDay } from '../today-notices.ts'
import { Unbroken } from '../unbroken.tsx'

/** Why a queue gives no tickets now, and when it does again. */
export function QueueClosedScreen({ queue: id }: { queue: string }) {
  const kiosk = useKiosk()
  const { view, clock, state, dispatch } = kiosk
  const { t } = useTranslation('kiosk')
  const queue = view.queues.find((one) => one.id === id)
  const closed = queue && !queue.state.open ? queue.state : null
  const reason = closed?.reason === 'closed-today' ? reasonOfDay(kiosk, t) : null
  return (
    <Frame
      name="queue-closed"
      ask={
        <>
          <p className="over">
            <Unbroken text={queueName(view, id, state.language)} />
          </p>
          <Question>{t(`queue.${closed?.reason ?? 'not-today'}`)}</Question>
          {reason && (
            <p className="lead">
              <Unbroken text={reason} />
            </p>
          )}
          {closed?.reason === 'closed-early' && view.closedEarly && (
            <p className="lead">{t('closed.until', { hour: view.closedEarly.at })}</p>
          )}
          {closed?.text && <Notice icon={Megaphone} text={<OfficeText text={closed.text} />} />}
          {closed?.reason === 'too-many-waiting' && <p className="lead">{t('queue.mayOpenAgain')}</p>}
          {closed?.reason === 'stopped' && !closed.next && <p className="lead">{t('queue.stoppedText')}</p>}
          {closed?.next ? (
            <Notice
              icon={CalendarClock}
              text={t(closed.reason === 'too-many-waiting' ? 'queue.otherwise' : 'queue.next', {
                when: formatNext(closed.next, clock, state.language, t),
              })}
            />
          ) : (
            closed?.reason !== 'stopped' && <p className="lead">{t('queue.noNextText')}</p>
          )}
        </>
      }
      answers={
        <div className="list">
          <Answer icon={Info} title={t('hours.title')} onPress={() => dispatch({ type: 'open', screen: 'hours' })} />
          <Finish />
        </div>
      }
    />
  )
}
