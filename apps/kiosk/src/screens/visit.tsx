import type { Visit } from '@poczekalnia/protocol'
import { Check, DoorClosed, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { LanguageBar } from '../language-bar.tsx'
import type { Screen } from '../machine-state.ts'
import { Notice, PrinterNotice } from '../notice.tsx'
import { queueName } from '../refusal.ts'
import { dayName } from '../times.ts'
import { Unbroken } from '../unbroken.tsx'

/** That the day ends before the visit's hour, or before it can be reached, and what to do about it (ACC-10). */
function EndsBefore({ visit: { closes, pastClosing } }: { visit: Visit }) {
  const { t } = useTranslation('kiosk')
  if (closes !== undefined) return <Notice icon={DoorClosed} text={t('visit.closesBefore', { closes })} />
  if (pastClosing === undefined) return null
  return <Notice icon={DoorClosed} text={t('visit.past', { closes: pastClosing.closes })} />
}

/**
 * "Is this your visit?", with its hour and queue and no name, so that a mistyped PIN checks in nobody else (ALL-12,
 * ALL-4).
 */
export function VisitScreen({ visit, again, busy }: { visit: Visit; again: Screen; busy: boolean }) {
  const { view, clock, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const no = again.screen !== 'pin' ? 'noScan' : again.entry.kind === 'pin' ? 'no' : 'noCode'
  const isTold = visit.closes !== undefined || visit.pastClosing !== undefined
  const day = visit.date === clock.plainDate() ? t('visit.today') : dayName(visit.date, state.language)
  return (
    <Frame
      name="visit"
      ask={
        <>
          <LanguageBar />
          <Question>{t('visit.question')}</Question>
          <dl className="facts">
            <div>
              <dt>{t('visit.hour')}</dt>
              <dd className="huge tabular">
                {visit.hour} <small>{day}</small>
              </dd>
            </div>
            <div>
              <dt>{t('visit.queue')}</dt>
              <dd>
                <Unbroken text={queueName(view, visit.queue, state.language)} />
              </dd>
            </div>
          </dl>
          {isTold && state.lowReach && <EndsBefore visit={visit} />}
          {!(isTold && state.lowReach) && (
            <p className="lead">{visit.party ? t('visit.party', { count: visit.party }) : t('visit.onePerson')}</p>
          )}
          <PrinterNotice />
        </>
      }
      answers={
        <div className="list">
          {isTold && !state.lowReach && <EndsBefore visit={visit} />}
          <Answer
            icon={Check}
            kind="main"
            title={busy ? t('moment') : t('visit.yes')}
            busy={busy}
            onPress={() => dispatch({ type: 'yes' })}
          />
          <Answer icon={Undo2} title={t(`visit.${no}`)} busy={busy} onPress={() => dispatch({ type: 'no' })} />
        </div>
      }
    />
  )
}
