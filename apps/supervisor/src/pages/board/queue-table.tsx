import type { BoardQueue } from '@poczekalnia/protocol'
import { formatRange, localized } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'
import { Accessibility } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { StopOrGo } from './stop-or-go.tsx'
import { TicketState } from './ticket-state.tsx'

/** What who comes now is told; a time that closing comes before for certain is none. */
function rangeOf({ estimate, pastClosing }: BoardQueue, t: TFunction): string {
  if (pastClosing?.certain) return t('supervisor:board.afterClosing')
  return estimate ? formatRange(estimate, t) : '–'
}

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
                {rangeOf(queue, t)}
              </td>
              <td data-label={t('board.tickets')}>
                <TicketState queue={queue} />
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
