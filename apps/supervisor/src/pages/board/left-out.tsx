import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useBookings } from '../../shared/use-bookings.ts'

/** Visits that are named; of the rest only the number is told. */
const LISTED = 11

/** Booked visits that an early end leaves out. */
export function LeftOut({ hour }: { hour: string }) {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const { answer: day } = useBookings('')
  const after = day?.bookings.filter(({ time, status }) => status === 'expected' && time >= hour) ?? []
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
    </div>
  )
}
