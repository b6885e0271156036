import type { SiteDay } from '@poczekalnia/protocol'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Said } from '../../shared/said.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { BookDialog, type Made } from './book-dialog.tsx'
import { VisitsTable } from './visits-table.tsx'

const EVERY_MS = 15_000

/** One day: who comes when, how their letters stand, and a button to book somebody. */
export function DayOfSite({ date, onBooked }: { date: string; onBooked: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const { answer: day, again } = useAnswer<SiteDay>('/api/site/day', { date }, EVERY_MS)
  const [booking, setBooking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  if (day?.date !== date) return null
  const mayBook = view.rights.includes('book-visit')
  return (
    <section className="day-of-site">
      <div className="toolbar">
        <h2>{clock.formatDate(language, `${date}T12:00:00Z`)}</h2>
        {mayBook && day.hours.length > 0 && (
          <button type="button" className="button primary" onClick={() => setBooking(true)}>
            {t('calendar.book')}
            <CalendarPlus aria-hidden="true" />
          </button>
        )}
      </div>
      <Said text={made ? t('calendar.done', made) : ''} />
      {day.visits.length === 0 ? <p>{t('bookings.none')}</p> : <VisitsTable visits={day.visits} />}
      {booking && (
        <BookDialog
          day={day}
          onDone={(done) => {
            setBooking(false)
            setMade(done)
            again()
            onBooked()
          }}
          onClose={() => setBooking(false)}
        />
      )}
    </section>
  )
}
