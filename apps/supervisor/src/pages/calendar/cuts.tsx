import type { SiteCuts } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ActButton } from '../../shared/act-button.tsx'
import { VisitsTable } from './visits-table.tsx'

/** What is taken off the booking site from today on, and who has not moved yet though their place is gone (BOK-11). */
export function Cuts({ known, onDone }: { known: SiteCuts; onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const { cuts, affected } = known
  if (cuts.length === 0 && affected.length === 0) return null
  return (
    <section className="day-of-site">
      {cuts.length > 0 && (
        <>
          <h2>{t('calendar.cut.list')}</h2>
          <ul className="cuts">
            {cuts.map((cut) => {
              const day = clock.formatDate(language, `${cut.date}T12:00:00Z`)
              const hours =
                cut.from || cut.to ? `${cut.from ?? '00:00'}–${cut.to ?? '24:00'}` : t('calendar.cut.wholeDay')
              const where = cut.places === null ? '' : `, ${cut.places}: ${cut.seats}`
              return (
                <li key={cut.id}>
                  <span>
                    {day}, {hours}
                    {where}
                  </span>
                  {view.rights.includes('cut-hours') && (
                    <ActButton
                      label={t('calendar.cut.liftOf', { day, hours })}
                      act={() => api('POST', '/api/site/cuts/lift', { body: { id: cut.id, date: cut.date } })}
                      onDone={() => onDone(t('calendar.cut.lifted', { day }))}
                    >
                      {t('calendar.cut.lift')}
                    </ActButton>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
      {affected.length > 0 && (
        <>
          <h2>{t('calendar.cut.left', { count: affected.length })}</h2>
          <VisitsTable
            label={t('calendar.cut.left', { count: affected.length })}
            visits={affected}
            hasDays
            onDone={onDone}
          />
        </>
      )}
    </section>
  )
}
