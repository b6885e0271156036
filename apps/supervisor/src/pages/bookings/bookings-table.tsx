import type { BookingEntry } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'

type Acts = { onParty: (booking: BookingEntry) => void; onCancel: (booking: BookingEntry) => void }

/** Each booking a row: when, who, what for, what became of it, and what can still be done. */
export function BookingsTable({ bookings, ...acts }: Acts & { bookings: readonly BookingEntry[] }) {
  const { t } = useTranslation('supervisor')
  return (
    <table className="table folds bookings" aria-label={t('pages.bookings')}>
      <TableHead
        columns={[t('bookings.hour'), t('bookings.name'), t('bookings.code'), t('board.queue'), t('bookings.state')]}
      />
      <tbody>
        {bookings.map((booking) => (
          <BookingRow key={booking.id} booking={booking} {...acts} />
        ))}
      </tbody>
    </table>
  )
}

function BookingRow({ booking, onParty, onCancel }: Acts & { booking: BookingEntry }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const queue = view.queues.find(({ id }) => id === booking.queue)
  const reason = view.cancelReasons.find(({ id }) => id === booking.reason)
  const became = booking.ticket ?? (reason ? localized(reason.name, language) : null)
  const isOpen = booking.status === 'expected'
  const mayBeFamily = queue?.partyUpTo !== undefined && (isOpen || booking.status === 'checked-in')
  const who = booking.name ?? booking.code
  return (
    <tr>
      <td className="figure">{booking.time}</td>
      <th scope="row">
        {booking.name ?? t('bookings.erased')}
        {booking.party > 1 && <small>{t('bookings.people', { people: booking.party })}</small>}
        {booking.case && <small>{booking.case}</small>}
      </th>
      <td data-label={t('bookings.code')}>{booking.code}</td>
      <td>{queue ? `${queue.prefix} · ${localized(queue.name, language)}` : booking.queue}</td>
      <td data-status={booking.status}>
        {t(`bookings.status.${booking.status}`)}
        {became && <small>{became}</small>}
      </td>
      <td>
        <div className="row-acts">
          {mayBeFamily && view.rights.includes('set-party') && (
            <button
              type="button"
              className="button"
              aria-label={t('bookings.familyOf', { name: who })}
              onClick={() => onParty(booking)}
            >
              {t('bookings.family')}
            </button>
          )}
          {isOpen && view.rights.includes('cancel-booking') && (
            <button
              type="button"
              className="button"
              aria-label={t('bookings.cancelOf', { name: who })}
              onClick={() => onCancel(booking)}
            >
              {t('bookings.cancel')}
            </button>
          )}
        </div>
      </td>
    </tr>
  )
}
