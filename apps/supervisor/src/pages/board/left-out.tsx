import { Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { addressOf } from '../../route.ts'
import { useBookings } from '../../shared/use-bookings.ts'

/** Visits that are named; of the rest only the number is told. */
const LISTED = 11

/** Booked visits that an early end leaves out; once it is so, with the way to write to them. */
export function LeftOut({ hour, isSo = false }: { hour: string; isSo?: boolean }) {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const { answer: day } = useBookings('')
  const after =
    day?.bookings.filter(({ time, status }) => (status === 'expected' || status === 'not-held') && time >= hour) ?? []
  return (
    <div className="left-out" role="status">
      <strong>{after.length > 0 ? t('board.leftOut', { visits: after.length }) : t('board.noneLeftOut')}</strong>
      {after.length > 0 && (
        <ul>
          {after.slice(0, LISTED).map((booking) => (
            <li key={booking.id}>
              {booking.time} · {view.queues.find(({ id }) => id === booking.queue)?.prefix} ·{' '}
              {booking.name ?? booking.code}
            </li>
          ))}
          {after.length > LISTED && <li>{t('board.leftOutMore', { visits: after.length - LISTED })}</li>}
        </ul>
      )}
      {isSo && after.length > 0 && view.rights.includes('write-to-visitors') && (
        <a className="button" href={addressOf('letters', 'closed-early')}>
          <Mail aria-hidden="true" />
          {t('letters.toLetters')}
        </a>
      )}
    </div>
  )
}
