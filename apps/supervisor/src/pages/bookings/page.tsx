import './bookings.css'
import type { BookingEntry } from '@poczekalnia/protocol'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { addressOf } from '../../route.ts'
import { Said } from '../../shared/said.tsx'
import { useBookings } from '../../shared/use-bookings.ts'
import { type BookingsFilter, BookingsFilters } from './bookings-filters.tsx'
import { BookingsTable } from './bookings-table.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { PartyDialog } from './party-dialog.tsx'
import { isWanted } from './search.ts'

type OpenDialog = { what: 'cancel' | 'party'; booking: BookingEntry } | { what: 'import'; file: File }

/** The bookings of a day: who comes when, what became of each; import, cancel, mark a family. */
export default function BookingsPage() {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  // What is searched for stays on this page: a name has no place in an address (ALL-4).
  const [filter, setFilter] = useState<BookingsFilter>({ date: '', search: '', status: '' })
  const { answer: day, again } = useBookings(filter.date)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [said, setSaid] = useState('')
  const close = () => setDialog(null)
  const done = (text: string) => {
    setDialog(null)
    setSaid(text)
    again()
  }
  if (!day) return <p role="status">{t('starting')}</p>

  const mayImport = view.rights.includes('import-bookings')
  const queueOf = ({ queue }: BookingEntry) => view.queues.find(({ id }) => id === queue)
  const shown = day.bookings.filter(
    (booking) => (filter.status === '' || booking.status === filter.status) && isWanted(booking, filter.search),
  )
  return (
    <DropZone
      enabled={mayImport}
      busy={dialog !== null}
      onFile={(file) => setDialog({ what: 'import', file })}
      toolbar={
        <>
          <BookingsFilters
            days={day.days}
            filter={filter}
            onChange={(change) => setFilter((now) => ({ ...now, ...change }))}
          />
          {view.rights.includes('write-to-visitors') && (
            <a className="button" href={addressOf('letters', 'visit')}>
              <Mail aria-hidden="true" />
              {t('letters.pins')}
            </a>
          )}
        </>
      }
    >
      <Said text={said} />
      {shown.length === 0 ? (
        <p>
          {day.bookings.length === 0 ? t('bookings.none') : t('bookings.noneFound')}{' '}
          {day.bookings.length === 0 && mayImport && t('bookings.howToImport')}
        </p>
      ) : (
        <BookingsTable
          bookings={shown}
          onParty={(booking) => setDialog({ what: 'party', booking })}
          onCancel={(booking) => setDialog({ what: 'cancel', booking })}
        />
      )}
      {dialog?.what === 'cancel' && (
        <CancelDialog booking={dialog.booking} onDone={() => done(t('bookings.cancelDone'))} onClose={close} />
      )}
      {dialog?.what === 'party' && (
        <PartyDialog
          booking={dialog.booking}
          most={queueOf(dialog.booking)?.partyUpTo ?? 1}
          onDone={() => done(t('bookings.partyDone'))}
          onClose={close}
        />
      )}
      {dialog?.what === 'import' && (
        <ImportDialog
          file={dialog.file}
          onDone={(outcome) => done(t('bookings.importDone', outcome))}
          onClose={close}
        />
      )}
    </DropZone>
  )
}
