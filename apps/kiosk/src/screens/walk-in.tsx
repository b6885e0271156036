import { DoorClosed, FileText, Info, Ticket, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { asksBefore } from '../asks-before.ts'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Notice, PrinterNotice } from '../notice.tsx'
import { OfficeText } from '../office-text.tsx'
import { queueName } from '../refusal.ts'
import { Unbroken } from '../unbroken.tsx'

/**
 * What the visitor must have with them, asked before the ticket (BYD-7), and whom the queue is for today (OLS-7). A
 * queue that asks for nothing only says "one moment".
 */
export function WalkInScreen({ queue: id, busy }: { queue: string; busy: boolean }) {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const queue = view.queues.find((one) => one.id === id)
  const bring = queue?.bring ?? []
  const past = queue?.pastClosing
  // Who was asked can answer, also when what was asked for holds no more.
  const asks = !busy || (queue !== undefined && asksBefore(queue))
  const question = bring.length > 0 ? 'walkIn.question' : queue?.onlyFor ? 'walkIn.forYou' : 'walkIn.anyway'
  return (
    <Frame
      name="walk-in"
      ask={
        <>
          <p className="over">
            <Unbroken text={queueName(view, id, state.language)} />
          </p>
          {queue?.onlyFor && <Notice icon={Info} text={<OfficeText text={queue.onlyFor} />} />}
          {past && (
            <Notice
              icon={DoorClosed}
              text={t(past.certain ? 'walkIn.pastCertain' : 'walkIn.past', { closes: past.closes })}
            />
          )}
          <Question>{t(asks ? question : 'walkIn.taking')}</Question>
          <ul className="things">
            {bring.map((thing) => (
              <li key={thing.pl}>
                <FileText aria-hidden />
                <span>
                  <OfficeText text={thing} />
                </span>
              </li>
            ))}
          </ul>
          <PrinterNotice />
        </>
      }
      answers={
        asks && (
          <div className="list">
            <Answer
              icon={Ticket}
              kind="main"
              title={busy ? t('moment') : t(past ? 'walkIn.yesAnyway' : 'walkIn.yes')}
              busy={busy}
              onPress={() => dispatch({ type: 'yes' })}
            />
            <Answer
              icon={X}
              title={t(bring.length > 0 ? 'walkIn.no' : 'walkIn.notForMe')}
              busy={busy}
              onPress={() => dispatch(bring.length > 0 ? { type: 'no' } : { type: 'open', screen: 'home' })}
            />
            {past && (
              <Answer
                icon={Info}
                title={t('walkIn.else')}
                busy={busy}
                onPress={() => dispatch({ type: 'open', screen: 'information' })}
              />
            )}
          </div>
        )
      }
    />
  )
}
