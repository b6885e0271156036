import '../calendar/calendar.css'
import type { SitePrograms } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Said } from '../../shared/said.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { CallOffDialog } from '../calendar/call-off-dialog.tsx'
import { RemoveEntriesDialog } from './remove-entries-dialog.tsx'
import { SuspectsTable } from './suspects-table.tsx'

const EVERY_MS = 60_000

/**
 * What looks like a program's, and why: visits and entries of draws. Nothing is removed by a rule: a person looks,
 * marks and removes, with a reason that is written to whoever it was, and the log has it (WRO-7).
 */
export default function ProgramsPage() {
  const { t } = useTranslation('supervisor')
  const { clock, language, view } = useRoom()
  const { answer, failed, again } = useAnswer<SitePrograms>('/api/site/programs', {}, EVERY_MS)
  const [said, setSaid] = useState('')
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [removing, setRemoving] = useState<'visits' | 'entries' | null>(null)
  if (!answer)
    return failed ? (
      <p className="form-message" role="alert" data-shown>
        {t('errors:site-unreachable')}
      </p>
    ) : (
      <p role="status">{t('starting')}</p>
    )
  const mark = (id: string) => {
    const next = new Set(marked)
    if (!next.delete(id)) next.add(id)
    setMarked(next)
  }
  const done = (words: string) => {
    setRemoving(null)
    setMarked(new Set())
    setSaid(words)
    again()
  }
  const visits = answer.visits.filter(({ id, state }) => marked.has(id) && state === 'booked')
  const entries = answer.entries.filter(({ id }) => marked.has(id))
  const day = (date: string) => clock.formatDate(language, `${date}T12:00:00Z`)
  const mayRemove = view.rights.includes('remove-bookings')
  return (
    <>
      <p>{t('programs.why', { count: answer.looked })}</p>
      <Said text={said} />
      <section className="day-of-site">
        <div className="toolbar">
          <h2>{t('programs.visits')}</h2>
          {mayRemove && visits.length > 0 && (
            <button type="button" className="button" onClick={() => setRemoving('visits')}>
              {t('calendar.remove.act', { count: visits.length })}
            </button>
          )}
        </div>
        {answer.visits.length === 0 ? (
          <p>{t('programs.none')}</p>
        ) : (
          <SuspectsTable
            label={t('programs.visits')}
            rows={answer.visits.map((visit) => ({
              ...{ id: visit.id, name: visit.name ?? '', email: visit.email ?? '', signs: visit.signs },
              about: `${day(visit.date)}, ${visit.time}`,
              state: t(`calendar.state.${visit.state}`),
              isRemovable: mayRemove && visit.state === 'booked',
            }))}
            {...{ marked, onMark: mark }}
          />
        )}
      </section>
      {answer.entries.length > 0 && (
        <section className="day-of-site">
          <div className="toolbar">
            <h2>{t('programs.entries')}</h2>
            {mayRemove && entries.length > 0 && (
              <button type="button" className="button" onClick={() => setRemoving('entries')}>
                {t('programs.removeEntries', { count: entries.length })}
              </button>
            )}
          </div>
          <SuspectsTable
            label={t('programs.entries')}
            rows={answer.entries.map((entry) => ({
              ...{ id: entry.id, name: entry.names.join(', '), email: entry.email, signs: entry.signs },
              ...{ about: day(entry.round), state: t(`draws.state.${entry.state}`), isRemovable: mayRemove },
            }))}
            {...{ marked, onMark: mark }}
          />
        </section>
      )}
      {removing === 'visits' && (
        <CallOffDialog
          {...{ visits, kind: 'remove' }}
          onDone={(count) => done(t('calendar.remove.done', { count }))}
          onClose={() => setRemoving(null)}
        />
      )}
      {removing === 'entries' && (
        <RemoveEntriesDialog
          entries={entries}
          onDone={(count) => done(t('programs.removedEntries', { count }))}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}
