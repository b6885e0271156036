import { inSentence } from '@poczekalnia/ui'
import { CalendarCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { confirmedQueues, entryKind } from '../entry.ts'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { OfficeText } from '../office-text.tsx'
import { PageTurns } from '../page-turns.tsx'
import { useMedia } from '../use-media.ts'

/** Answers that fit without scrolling: six one below the other, or four beside each other where there is less room. */
const MOST = { tall: 6, low: 4 }

/** The menu of services: which one the visit was booked for, before its code (WRO-1). */
export function ServicesScreen({ page }: { page: number }) {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const tall = useMedia('(orientation: portrait)')
  const most = tall ? MOST.tall : MOST.low
  const queues = confirmedQueues(view)
  // Two places go to "next" and "previous" where there is more than one page.
  const size = queues.length > most ? most - 2 : most
  const pages = Math.max(1, Math.ceil(queues.length / size))
  const at = Math.min(page, pages - 1)
  return (
    <Frame
      name="services"
      ask={
        <>
          <Question key={at}>{t('services.question')}</Question>
          <p className="lead">{t('services.hint')}</p>
          {pages > 1 && (
            <p className="over" role="status">
              {t('information.page', { page: at + 1, pages })}
            </p>
          )}
        </>
      }
      answers={
        <div className="list">
          {queues.slice(at * size, (at + 1) * size).map((queue) => (
            <Answer
              key={queue.id}
              icon={CalendarCheck}
              kind="main"
              title={<OfficeText text={queue.name} />}
              state={queue.onlyFor && inSentence(queue.onlyFor, state.language)}
              onPress={() => dispatch({ type: 'enter', entry: { kind: entryKind(view), queue: queue.id } })}
            />
          ))}
          <PageTurns at={at} pages={pages} />
        </div>
      }
    />
  )
}
