import { localized } from '@poczekalnia/ui'
import { DoorClosed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { addressOf } from '../../route.ts'
import { ActButton } from '../../shared/act-button.tsx'

/** Today so far in numbers, until when the office works, and the message that visitors read. */
export function Today(props: { onCloseEarly: () => void; onSaid: (text: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, send, language } = useRoom()
  const { today, bookings, hoursToday, closedEarly, message } = view
  const waiting = view.queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const figures = [
    ['waiting', waiting],
    ['served', today.served],
    ['absent', today.absent],
    ['refused', today.refused],
    ['expected', bookings.expected],
    ['lapsed', bookings.lapsed],
  ] as const
  const until = closedEarly
    ? t('board.closesEarly', { hour: closedEarly.at })
    : hoursToday
      ? t('board.hours', hoursToday)
      : t('board.closedToday')
  return (
    <section className="today" aria-label={t('board.today')}>
      <dl>
        {figures.map(([key, value]) => (
          <div key={key} data-much={key === 'waiting'}>
            <dt>{t(`board.figure.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="day">
        <p>
          <strong>{until}</strong>
          {closedEarly?.text && <span>{localized(closedEarly.text, language)}</span>}
        </p>
        {closedEarly
          ? view.rights.includes('reopen') && (
              <ActButton act={() => send('reopen', {})} onDone={() => props.onSaid(t('board.reopenDone'))}>
                {t('board.reopen')}
              </ActButton>
            )
          : hoursToday &&
            view.rights.includes('close-early') && (
              <button type="button" className="button" onClick={props.onCloseEarly}>
                <DoorClosed aria-hidden="true" />
                {t('board.closeEarly')}
              </button>
            )}
        {message && (
          <p className="now-told">
            <a href={addressOf('messages')}>{t('board.message')}</a>
            <span>{localized(message, language)}</span>
          </p>
        )}
      </div>
    </section>
  )
}
