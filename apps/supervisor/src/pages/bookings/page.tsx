import './bookings.css'
import type { BookingEntry } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../table-head.tsx'
import { useBookings } from '../use-bookings.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { PartyDialog } from './party-dialog.tsx'
import { isWanted } from './search.ts'

type OpenDialog = { what: 'cancel' | 'party'; booking: BookingEntry } | { what: 'import'; file: File }
const states = ['expected', 'checked-in', 'lapsed', 'cancelled', 'not-held'] as const

/** The bookings of a day: who comes when, what became of each; import, cancel, mark a family. */
export default function BookingsPage() {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const [date, setDate] = useState('')
  const { day, reload } = useBookings(date)
  // What is searched for stays on this page: a name has no place in an address (ALL-4).
  const [search, setSearch] = useState('')
  const [state, setState] = useState('')
  const [asked, setAsked] = useState<OpenDialog | null>(null)
  const [said, setSaid] = useState('')
  const id = useId()
  const close = () => setAsked(null)
  const done = (text: string) => {
    setAsked(null)
    setSaid(text)
    reload()
  }
  if (!day) return <p role="status">{t('starting')}</p>

  const today = clock.plainDate()
  const days = day.days.some((one) => one.date === today) ? day.days : [{ date: today, bookings: 0 }, ...day.days]
  const queueOf = (queue: string) => view.queues.find((one) => one.id === queue)
  const shown = day.bookings.filter(
    (booking) => (state === '' || booking.status === state) && isWanted(booking, search),
  )
  const reason = (booking: BookingEntry) => {
    const found = view.cancelReasons.find((one) => one.id === booking.reason)
    return found ? localized(found.name, language) : null
  }
  return (
    <DropZone
      enabled={view.rights.includes('import-bookings')}
      busy={asked !== null}
      onFile={(file) => setAsked({ what: 'import', file })}
      toolbar={
        <>
          <div className="field">
            <label htmlFor={`${id}-day`}>{t('bookings.day')}</label>
            <select
              id={`${id}-day`}
              value={date === '' ? today : date}
              onChange={(event) => setDate(event.target.value === today ? '' : event.target.value)}
            >
              {days.map((one) => (
                <option key={one.date} value={one.date}>
                  {clock.formatDate(language, `${one.date}T12:00:00Z`)} ({one.bookings})
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-search`}>{t('bookings.search')}</label>
            <input
              id={`${id}-search`}
              type="search"
              value={search}
              autoComplete="off"
              spellCheck={false}
              placeholder={t('bookings.searchHint')}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-state`}>{t('bookings.state')}</label>
            <select id={`${id}-state`} value={state} onChange={(event) => setState(event.target.value)}>
              <option value="">{t('bookings.allStates')}</option>
              {states.map((one) => (
                <option key={one} value={one}>
                  {t(`bookings.status.${one}`)}
                </option>
              ))}
            </select>
          </div>
        </>
      }
    >
      <p className="said" role="status">
        {said}
      </p>
      {shown.length === 0 ? (
        <p>
          {day.bookings.length === 0 ? t('bookings.none') : t('bookings.noneFound')}{' '}
          {day.bookings.length === 0 && view.rights.includes('import-bookings') && t('bookings.howToImport')}
        </p>
      ) : (
        <table className="table folds bookings" aria-label={t('pages.bookings')}>
          <TableHead
            columns={[
              t('bookings.hour'),
              t('bookings.name'),
              t('bookings.code'),
              t('board.queue'),
              t('bookings.state'),
            ]}
          />
          <tbody>
            {shown.map((booking) => {
              const queue = queueOf(booking.queue)
              const open = booking.status === 'expected'
              const who = booking.name ?? booking.code
              return (
                <tr key={booking.id}>
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
                    {(booking.ticket ?? reason(booking)) && <small>{booking.ticket ?? reason(booking)}</small>}
                  </td>
                  <td>
                    <div className="row-acts">
                      {queue?.partyUpTo !== undefined &&
                        (open || booking.status === 'checked-in') &&
                        view.rights.includes('set-party') && (
                          <button
                            type="button"
                            className="button"
                            aria-label={t('bookings.familyOf', { name: who })}
                            onClick={() => setAsked({ what: 'party', booking })}
                          >
                            {t('bookings.family')}
                          </button>
                        )}
                      {open && view.rights.includes('cancel-booking') && (
                        <button
                          type="button"
                          className="button"
                          aria-label={t('bookings.cancelOf', { name: who })}
                          onClick={() => setAsked({ what: 'cancel', booking })}
                        >
                          {t('bookings.cancel')}
                        </button>
                      )}
                    </div>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {asked?.what === 'cancel' && (
        <CancelDialog booking={asked.booking} onDone={() => done(t('bookings.cancelDone'))} onClose={close} />
      )}
      {asked?.what === 'party' && (
        <PartyDialog
          booking={asked.booking}
          most={queueOf(asked.booking.queue)?.partyUpTo ?? 1}
          onDone={() => done(t('bookings.partyDone'))}
          onClose={close}
        />
      )}
      {asked?.what === 'import' && (
        <ImportDialog file={asked.file} onDone={(outcome) => done(t('bookings.importDone', outcome))} onClose={close} />
      )}
    </DropZone>
  )
}
