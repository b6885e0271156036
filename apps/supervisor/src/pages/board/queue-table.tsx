import type { BoardQueue } from '@poczekalnia/protocol'
import { formatRange, localized } from '@poczekalnia/ui'
import { Accessibility } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../table-head.tsx'
import { ActButton } from './act-button.tsx'
import { GoOn } from './need-list.tsx'

/** Each queue: how many wait, how long, whether tickets are given and why not, and stop and go. */
export function QueueTable(props: {
  onStop: (queue: BoardQueue) => void
  onPriority: () => void
  onSaid: (text: string) => void
}) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const waited = (since: string) => Math.max(0, Math.floor((clock.now.getTime() - Date.parse(since)) / 60_000))
  const mayPrioritise = view.grounds !== undefined && view.rights.includes('give-priority')
  return (
    <section>
      <div className="section-head">
        <h2 id="queues-title">{t('board.queues')}</h2>
        {mayPrioritise && (
          <button type="button" className="button" onClick={props.onPriority}>
            <Accessibility aria-hidden="true" />
            {t('board.priority')}
          </button>
        )}
      </div>
      <table className="table folds board-table" aria-labelledby="queues-title">
        <TableHead
          columns={[
            t('board.queue'),
            t('board.waiting'),
            t('board.longest'),
            t('board.range'),
            t('board.tickets'),
            t('board.desks'),
          ]}
        />
        <tbody>
          {view.queues.map((queue) => (
            <tr key={queue.id}>
              <th scope="row" className="queue-name">
                <span className="prefix">{queue.prefix}</span> {localized(queue.name, language)}
              </th>
              <td className="figure" data-label={t('board.waiting')}>
                {queue.waiting}
              </td>
              <td data-label={t('board.longest')}>
                {queue.longestSince ? t('board.minutes', { minutes: waited(queue.longestSince) }) : '–'}
              </td>
              <td className="range" data-label={t('board.range')}>
                {queue.estimate ? formatRange(queue.estimate, t) : '–'}
              </td>
              <td data-label={t('board.tickets')}>
                <Tickets queue={queue} />
              </td>
              <td data-label={t('board.desks')}>
                {queue.desks.length > 0 ? queue.desks.join(', ') : t('board.noDesk')}
              </td>
              <td>
                <div className="row-acts">
                  <StopOrGo queue={queue} onStop={() => props.onStop(queue)} onSaid={props.onSaid} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Whether tickets are given, and why not. */
function Tickets({ queue }: { queue: BoardQueue }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
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
      ? t('board.ticketState.stoppedSince', { time: clock.wallTime(stoppedSince) })
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

function StopOrGo(props: { queue: BoardQueue; onStop: () => void; onSaid: (text: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, send, language } = useRoom()
  const { queue } = props
  const { state } = queue
  const name = localized(queue.name, language)
  if (!state) return null
  if (state.open)
    return view.rights.includes('stop-tickets') ? (
      <button
        type="button"
        className="button"
        aria-label={t('board.stopQueue', { queue: name })}
        onClick={props.onStop}
      >
        {t('board.stop')}
      </button>
    ) : null
  if (!view.rights.includes('resume-tickets')) return null
  if (state.reason === 'too-many-waiting') return <GoOn queue={queue} onSaid={props.onSaid} />
  if (state.reason !== 'stopped') return null
  return (
    <ActButton
      primary
      act={() => send('resume-tickets', { queue: queue.id })}
      onDone={() => props.onSaid(t('board.goDone'))}
      label={t('board.goQueue', { queue: name })}
    >
      {t('board.go')}
    </ActButton>
  )
}
