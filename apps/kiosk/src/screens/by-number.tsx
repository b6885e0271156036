import { CircleCheck, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { LanguageBar } from '../language-bar.tsx'
import { queueName } from '../refusal.ts'
import { TicketNumber } from '../ticket-number.tsx'
import { Unbroken } from '../unbroken.tsx'
import { WaitHere } from '../wait-here.tsx'

/**
 * A visit that takes no ticket: the number that it is called by, and when (OLS-1). Nothing is left to do but sit down.
 */
export function ByNumberScreen({ visit }: { visit: { number: string; hour: string; queue: string } }) {
  const { view, clock, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const { number, hour, queue } = visit
  return (
    <Frame
      name="by-number"
      ask={
        <>
          <LanguageBar />
          <Question>{t('refused.no-ticket-needed')}</Question>
          <div className="stub">
            <p className="over">{t('refused.yourNumber')}</p>
            <TicketNumber number={number} />
            <p className="queue">
              <Unbroken text={queueName(view, queue, state.language)} />
            </p>
          </div>
          <p className="lead sit">
            <CircleCheck aria-hidden />
            <span>{t('number.sit')}</span>
          </p>
        </>
      }
      answers={
        <div className="list after">
          <ul className="expect">
            <li>
              <Clock aria-hidden />
              <span>
                <strong>{t(hour > clock.time ? 'number.when' : 'number.soon', { hour })}</strong>{' '}
                {t('ticket.approximate')}
              </span>
            </li>
            <WaitHere queue={queue} />
          </ul>
          <Answer
            icon={CircleCheck}
            kind="main"
            title={t('done')}
            onPress={() => dispatch({ type: 'reset', language: view.office.languages[0] ?? 'pl' })}
          />
        </div>
      }
    />
  )
}
