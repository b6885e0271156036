import type { BoardQueue } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useWhen } from '../../shared/use-when.ts'

/** Whether tickets are given, and why not. */
export function TicketState({ queue }: { queue: BoardQueue }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const when = useWhen()
  const { state, left, stoppedSince, manyWait } = queue
  if (!state) return <>{t('board.ticketState.booked')}</>
  const more = [
    left !== undefined && state.open ? t('board.left', { left }) : null,
    manyWait === 'goes-on' ? t('board.goesOn') : null,
  ].filter((part) => part !== null)
  if (state.open)
    return (
      <>
        {t('board.ticketState.open', { until: state.until })}
        {more.length > 0 && <small>{more.join(' · ')}</small>}
      </>
    )
  const text = 'text' in state && state.text ? localized(state.text, language) : null
  const because =
    state.reason === 'stopped' && stoppedSince
      ? state.next
        ? t('board.ticketState.stoppedUntil', { time: when(state.next) })
        : t('board.ticketState.stoppedSince', { time: clock.wallTime(stoppedSince) })
      : state.reason === 'closed-early'
        ? t('board.ticketState.closed-early', { hour: view.closedEarly?.at ?? '' })
        : t(`board.ticketState.${state.reason}`)
  return (
    <>
      <span className="stopped">{because}</span>
      {text && <small>{text}</small>}
    </>
  )
}
