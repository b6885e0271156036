import type { SiteDraw, SiteEntries } from '@poczekalnia/protocol'
import { Ticket } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useAnswer } from '../../shared/use-answer.ts'
import { EnterDialog } from './enter-dialog.tsx'
import { EntriesTable } from './entries-table.tsx'

const EVERY_MS = 30_000

/** Whose entries a draw has: those who have to answer first; found by name, e-mail or receipt. */
export function Entries({ draw, onDone }: { draw: SiteDraw; onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock } = useRoom()
  const [text, setText] = useState('')
  const [find, setFind] = useState('')
  const [isEntering, setEntering] = useState(false)
  const { release, round } = draw
  const { answer, again } = useAnswer<SiteEntries>('/api/site/draw-entries', { release, round, find }, EVERY_MS)
  const id = useId()
  const search = (event: FormEvent) => {
    event.preventDefault()
    setFind(text.trim())
  }
  const done = (words: string) => {
    again()
    onDone(words)
  }
  const isOpen = draw.state === 'open' && clock.now.getTime() >= draw.opensAt
  return (
    <section className="day-of-site">
      <div className="toolbar">
        <h2>{t('draws.entriesOf')}</h2>
        {isOpen && view.rights.includes('book-visit') && (
          <button type="button" className="button primary" onClick={() => setEntering(true)}>
            {t('draws.enter')}
            <Ticket aria-hidden="true" />
          </button>
        )}
      </div>
      <form className="toolbar" onSubmit={search}>
        <div className="field">
          <label htmlFor={id}>{t('draws.find')}</label>
          <input
            id={id}
            type="search"
            value={text}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <button type="submit" className="button">
          {t('calendar.find.submit')}
        </button>
      </form>
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
