import type { KioskQueue } from '@poczekalnia/protocol'
import { formatRange, randomKey } from '@poczekalnia/ui'
import { CalendarCheck, Clock, Info, ListChecks, Megaphone, Ticket } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { asksBefore } from '../asks-before.ts'
import { confirmedQueues, entryKind } from '../entry.ts'
import { Frame, Question } from '../frame.tsx'
import { type Kiosk, useKiosk } from '../kiosk-context.ts'
import { Notice } from '../notice.tsx'
import { OfficeText } from '../office-text.tsx'
import { useOpenCards } from '../open-cards.ts'
import { formatNext } from '../times.ts'
import { useTodayNotices } from '../today-notices.ts'
import { useRoomForNotices } from '../use-room-for-notices.ts'

type T = ReturnType<typeof useTranslation>['t']

/** So many tickets left, or fewer, are told: with more there is no hurry. */
const TELL_LEFT = 20

/** One line of how a queue stands: open and about how long, or when tickets are given again. */
function queueLine(queue: KioskQueue, { clock, state }: Kiosk, t: T): string {
  if (queue.state.open) {
    const { until } = queue.state
    const past = queue.pastClosing
    // A time that the office can't keep is not told (ACC-10).
    const wait = past
      ? t(past.certain ? 'kiosk:queue.pastCertain' : 'kiosk:queue.past')
      : queue.estimate && formatRange(queue.estimate, t)
    // Few tickets end sooner than the clock does: then their number is what helps (OLS-3).
    if (queue.left !== undefined && queue.left <= TELL_LEFT) {
      const left = t('kiosk:queue.left', { count: queue.left })
      return wait ? t('kiosk:queue.with', { line: left, more: wait }) : left
    }
    return wait ? t('kiosk:queue.openWait', { until, wait }) : t('kiosk:queue.open', { until })
  }
  if (!queue.state.next) return t('kiosk:queue.noNext')
  return t('kiosk:queue.nextShort', { when: formatNext(queue.state.next, clock, state.language, t) })
}

/** What the visitor has come for: a booked visit, a walk-in queue, or neither. */
export function HomeScreen() {
  const kiosk = useKiosk()
  const { view, clock, state, dispatch } = kiosk
  const { t } = useTranslation('kiosk')
  const closed = t(view.specialDay?.closed ? 'queue.closed-today' : 'closed.title')
  /** After the hours and on days off nobody is sent on by the colour of what comes next. */
  const comes = view.openNow || view.opensNext?.startsWith(clock.plainDate()) ? 'main' : undefined
  const confirmed = confirmedQueues(view)
  const byNumber = confirmed.length < view.bookedQueues.length
  const kind = entryKind(view)
  const openCards = useOpenCards()
  const notices = useTodayNotices()
  const question = useRef<HTMLHeadingElement>(null)
  const room = useRoomForNotices(notices, `${state.language} ${state.lowReach} ${state.larger}`, question)
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
      tool={
        notices.length > room && (
          <button type="button" className="tool more" onClick={() => dispatch({ type: 'open', screen: 'notices' })}>
            <Megaphone aria-hidden />
            <span>{t('notices.title')}</span>
          </button>
        )
      }
      ask={
        <>
          <Question place={question}>{view.openNow ? t('home.question') : closed}</Question>
          {notices.slice(0, room).map((notice) => (
            <Notice key={notice.text} {...notice} />
          ))}
        </>
      }
      answers={
        <div
          className="list"
          data-many={view.queues.length > 3 || answers > 4 || undefined}
          data-roomy={notices.length === 0 || undefined}
        >
          {confirmed.length > 0 && (
            <Answer
              icon={CalendarCheck}
              kind={comes}
              title={t('home.confirm')}
              state={t(kind === 'pin' ? 'home.confirmHint' : 'home.codeHint')}
              onPress={confirm}
            />
          )}
          {byNumber && (
            <Answer
              icon={CalendarCheck}
              kind={comes}
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
              title={<OfficeText text={queue.name} />}
              state={queueLine(queue, kiosk, t)}
              onPress={() =>
                dispatch({
                  type: 'queue',
                  queue: queue.id,
                  open: queue.state.open,
                  asks: asksBefore(queue),
                  key: randomKey(),
                  elsewhere: queue.elsewhere,
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
