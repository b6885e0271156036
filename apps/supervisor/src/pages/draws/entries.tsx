import { type SiteDraw, type SiteEntries, WAITING_LIST } from '@poczekalnia/protocol'
import { Ticket } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { FindForm } from '../../shared/find-form.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { EnterDialog } from './enter-dialog.tsx'
import { EntriesTable } from './entries-table.tsx'

const EVERY_MS = 30_000

/** Whose entries a draw has: those who have to answer first; found by name, e-mail or receipt. */
export function Entries({ draw, onDone }: { draw: SiteDraw; onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock } = useRoom()
  const [find, setFind] = useState('')
  const [isEntering, setEntering] = useState(false)
  const { release, round } = draw
  const { answer, again } = useAnswer<SiteEntries>('/api/site/draw-entries', { release, round, find }, EVERY_MS)
  const done = (words: string) => {
    again()
    onDone(words)
  }
  const isOpen = draw.state === 'open' && clock.now.getTime() >= draw.opensAt
  return (
    <section className="day-of-site">
      <div className="toolbar">
        <h2>{t(release === WAITING_LIST ? 'draws.listOf' : 'draws.entriesOf')}</h2>
        {isOpen && view.rights.includes('book-visit') && (
          <button type="button" className="button primary" onClick={() => setEntering(true)}>
            {t('draws.enter')}
            <Ticket aria-hidden="true" />
          </button>
        )}
      </div>
      <FindForm label={t('draws.find')} onFind={setFind} />
      {answer?.entries.length === 0 && <p>{t('draws.noEntries')}</p>}
      {answer && answer.entries.length > 0 && <EntriesTable entries={answer.entries} onDone={done} />}
      {answer?.more && <p>{t('draws.more')}</p>}
      {isEntering && (
        <EnterDialog
          draw={draw}
          onDone={(receipt) => {
            setEntering(false)
            done(t('draws.entered', { receipt }))
          }}
          onClose={() => setEntering(false)}
        />
      )}
    </section>
  )
}
