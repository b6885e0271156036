import type { KioskQueue } from '@poczekalnia/protocol'
import { formatRange, localized, randomKey } from '@poczekalnia/ui'
import { CalendarCheck, Clock, Info, ListChecks, Ticket } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { confirmedQueues, entryKind } from '../entry.ts'
import { Frame, Question } from '../frame.tsx'
import { type Kiosk, useKiosk } from '../kiosk-context.ts'
import { Notice, PrinterNotice } from '../notice.tsx'
import { useOpenCards } from '../open-cards.ts'
import { formatNext, formatWhen, nextOpening } from '../times.ts'

type T = ReturnType<typeof useTranslation>['t']

/** One line of how a queue stands: open and about how long, or when tickets are given again. */
function queueLine(queue: KioskQueue, { clock, state }: Kiosk, t: T): string {
  if (queue.state.open) {
    const { until } = queue.state
    const line = queue.estimate
      ? t('kiosk:queue.openWait', { until, wait: formatRange(queue.estimate, t) })
      : t('kiosk:queue.open', { until })
    return queue.left === undefined
      ? line
      : t('kiosk:queue.with', { line, more: t('kiosk:queue.left', { count: queue.left }) })
  }
  if (!queue.state.next) return t('kiosk:queue.noNext')
  return t('kiosk:queue.nextShort', { when: formatNext(queue.state.next, clock, state.language, t) })
}

function ClosedNotice() {
  const { view, clock, state } = useKiosk()
  const { t } = useTranslation('kiosk')
  const today = clock.plainDate()
  if (view.opensNext === null) return null
  const next = nextOpening(view.hours, { date: today, time: clock.time, weekday: clock.weekday() })
  // The hub knows holidays and special days; the week on the door is all that an older one tells.
  const when = view.opensNext
    ? formatNext(view.opensNext, clock, state.language, t)
    : next && formatWhen(next.date, next.time, today, state.language, t)
  if (!when) return null
  return <Notice icon={Clock} text={t('closed.opens', { when })} />
}

/** What the visitor has come for: a booked visit, a walk-in queue, or neither. */
export function HomeScreen() {
  const kiosk = useKiosk()
  const { view, state, dispatch } = kiosk
  const { t } = useTranslation('kiosk')
  const confirmed = confirmedQueues(view)
  const byNumber = confirmed.length < view.bookedQueues.length
  const kind = entryKind(view)
  const openCards = useOpenCards()
  const answers = [confirmed.length > 0, byNumber, ...view.queues, true, openCards].filter(Boolean).length
  /** Where only one service is booked there is none to choose. */
  const confirm = () =>
    dispatch(
      view.checkIn.queueFirst && confirmed.length > 1
        ? { type: 'open', screen: 'services' }
        : { type: 'enter', entry: { kind, queue: null } },
    )
  return (
    <Frame
      name="home"
      ask={
        <>
          <Question>{view.openNow ? t('home.question') : t('closed.title')}</Question>
          {!view.openNow && <ClosedNotice />}
          {!view.openNow && view.specialDay?.name && (
            <p className="lead">{localized(view.specialDay.name, state.language)}</p>
          )}
          {view.onlyFor && <Notice icon={Info} text={localized(view.onlyFor, state.language)} />}
          <PrinterNotice />
        </>
      }
      answers={
        <div className="list" data-many={view.queues.length > 3 || answers > 4 || undefined}>
          {confirmed.length > 0 && (
            <Answer
              icon={CalendarCheck}
              kind="main"
              title={t('home.confirm')}
              state={t(kind === 'pin' ? 'home.confirmHint' : 'home.codeHint')}
              onPress={confirm}
            />
          )}
          {byNumber && (
            <Answer
              icon={CalendarCheck}
              kind="main"
              title={t('home.number')}
              state={t('home.numberHint')}
              onPress={() => dispatch({ type: 'enter', entry: { kind: 'number', queue: null } })}
            />
          )}
          {view.queues.map((queue) => (
            <Answer
              key={queue.id}
              icon={queue.state.open ? Ticket : Clock}
              kind={queue.state.open ? 'main' : 'closed'}
              title={localized(queue.name, state.language)}
              state={queueLine(queue, kiosk, t)}
              onPress={() =>
                dispatch({
                  type: 'queue',
                  queue: queue.id,
                  open: queue.state.open,
                  asks: queue.bring.length > 0 || queue.onlyFor !== undefined,
                  key: randomKey(),
                })
              }
            />
          ))}
          <Answer
            icon={Info}
            title={t('home.noBooking')}
            state={t('home.noBookingHint')}
            onPress={() => dispatch({ type: 'open', screen: 'information' })}
          />
          {openCards && (
            <Answer icon={ListChecks} title={t('cards:open')} state={t('cards:openHint')} onPress={openCards} />
          )}
        </div>
      }
    />
  )
}
