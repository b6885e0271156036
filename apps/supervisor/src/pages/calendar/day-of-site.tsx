import type { SiteCuts, SiteDay } from '@poczekalnia/protocol'
import { CalendarPlus, CalendarX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { BookDialog } from './book-dialog.tsx'
import { CutDialog } from './cut-dialog.tsx'
import { VisitsTable } from './visits-table.tsx'

/** One day: who comes when, how their letters stand, and buttons to book somebody and to take hours back. */
export function DayOfSite(props: { day: SiteDay; places: SiteCuts['places']; onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const { day, places, onDone } = props
  const [open, setOpen] = useState<'book' | 'cut' | null>(null)
  const may = (act: (typeof view.rights)[number]) => view.rights.includes(act)
  const close = () => setOpen(null)
  const done = (said: string) => {
    close()
    onDone(said)
  }
  return (
    <section className="day-of-site">
      <div className="toolbar">
        <h2>{clock.formatDate(language, `${day.date}T12:00:00Z`)}</h2>
        {may('cut-hours') && day.date >= clock.plainDate() && (
          <button type="button" className="button" onClick={() => setOpen('cut')}>
            {t('calendar.cut.act')}
            <CalendarX aria-hidden="true" />
          </button>
        )}
        {may('book-visit') && day.hours.length > 0 && (
          <button type="button" className="button primary" onClick={() => setOpen('book')}>
            {t('calendar.book')}
            <CalendarPlus aria-hidden="true" />
          </button>
        )}
      </div>
      {day.visits.length === 0 ? (
        <p>{t('bookings.none')}</p>
      ) : (
        <VisitsTable label={t('pages.bookings')} visits={day.visits} onDone={onDone} />
      )}
      {open === 'book' && <BookDialog day={day} onDone={(made) => done(t('calendar.done', made))} onClose={close} />}
      {open === 'cut' && (
        <CutDialog
          {...{ date: day.date, places }}
          onDone={(count) => done(t('calendar.cut.done', { count }))}
          onClose={close}
        />
      )}
    </section>
  )
}
